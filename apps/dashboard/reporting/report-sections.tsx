import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRow } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import type { Offered } from './acts.js';
import { reportBefore } from './board.js';
import type { ReportRow } from './report-page.js';
import { ReportSection } from './report-section.js';
import { Unsaved } from './unsaved.js';

export type Against = 'generated' | 'version' | 'period';

interface Props {
  readonly report: ReportRow;
  readonly etag: string | undefined;
  readonly edit: Offered | undefined;
}

/** The parts of a report; each beside what it is compared with: what was generated, the version before, or the period before. */
export function ReportSections({ report, etag, edit }: Props) {
  const { t } = useTranslation();
  const [against, setAgainst] = useState<Against>('generated');
  // What is being typed, by section: in memory alone.
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const before = useRow('periodic-reports', reportBefore(report), { enabled: against === 'period' });
  const version = versionBefore(report);
  // Corrections are a table of their own below, where each line opens what it rests on.
  const sections = report.sections.filter(({ section }) => section !== 'corrections');
  const type = (section: string, text: string | undefined) =>
    setTyped(({ [section]: _gone, ...others }) => (text === undefined ? others : { ...others, [section]: text }));

  const textBefore = (section: string): string | undefined => {
    if (against === 'version') return version?.texts.find((one) => one.section === section)?.text;
    const one = before.data?.row.sections.find((other) => other.section === section);
    return one && (one.edited ?? one.generated);
  };
  const unsaved = sections.filter(
    ({ section, edited, generated }) => typed[section] !== undefined && typed[section] !== (edited ?? generated),
  ).length;

  return (
    <>
      <Unsaved count={unsaved} />
      <fieldset className="against">
        <legend>{t('reporting.against.title')}</legend>
        {(['generated', 'version', 'period'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="against"
              checked={against === one}
              disabled={one === 'version' && version === undefined}
              onChange={() => setAgainst(one)}
            />
            {t(`reporting.against.${one}`)}
            {one === 'version' && version && ` (${shownInstant(version.at)})`}
          </label>
        ))}
      </fieldset>
      {against === 'period' && before.error && <p>{t('reporting.against.noPeriod')}</p>}
      {sections.map((section) => (
        <ReportSection
          key={section.section}
          report={report}
          section={section}
          etag={etag}
          edit={edit}
          typed={typed[section.section]}
          onType={(text) => type(section.section, text)}
          besides={against === 'generated' ? undefined : { against, text: textBefore(section.section) }}
        />
      ))}
    </>
  );
}

/** What was handed in before what is shown: of a report that is with its readers, the time before last. */
function versionBefore({ submissions, state }: ReportRow) {
  return submissions.at(state === 'drafted' || state === 'returned' ? -1 : -2);
}
