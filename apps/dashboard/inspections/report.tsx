import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import type { Whole } from './shown.js';

/** The report as it was submitted last, and its way: who said what of it, and when. */
export function Report({ row, report }: { readonly row: Whole; readonly report: NonNullable<Whole['report']> }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="report">
      <h2 id="report">{t('inspections.report.title')}</h2>
      <ReportText report={report} />
      <Journey journey={row.journey} />
    </section>
  );
}

/** What a report says, to be read. */
export function ReportText({ report }: { readonly report: NonNullable<Whole['report']> }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const names = (persons: readonly string[]) => persons.map((person) => nameOf(person, 'persons')).join('、');
  return (
    <div className="report">
      <p className="quiet">
        {t('inspections.report.by', {
          authors: names(report.authors),
          members: names(report.members),
          round: report.round,
        })}
      </p>
      <h3>{t('inspections.report.situation')}</h3>
      <p className="text">{report.situation}</p>
      {report.proposals !== null && (
        <>
          <h3>{t('inspections.report.proposals')}</h3>
          <p className="text">{report.proposals}</p>
        </>
      )}
      <p>{t('inspections.report.counts', { problems: report.otherProblems, clues: report.clues.length })}</p>
    </div>
  );
}

/** Submitted, returned, reviewed, presented, instructed: each with who, when and what was said. */
export function Journey({ journey }: { readonly journey: Whole['journey'] }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  return (
    <ol className="history">
      {journey.map(({ step, at, by, words }) => (
        <li key={at + step}>
          <p>
            <time dateTime={at}>{shownInstant(at)}</time> {nameOf(by, 'persons')} ·{' '}
            <strong>{t(`inspections.journey.${step}`)}</strong>
          </p>
          {words !== null && <p className="text">{words}</p>}
        </li>
      ))}
    </ol>
  );
}
