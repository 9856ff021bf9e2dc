import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { useSaid } from '../words/i18n.js';
import { stepsDone, stepsOf, type Step } from './acts.js';
import { becauseSaid } from './because.js';
import type { RegisterRow, ReportRow } from './report-page.js';
import { ReportStanding } from './report-standing.js';

/** Where a report is on its way, how it stands, by when it is due and why then. */
export function ReportStatus({ report, listed }: { readonly report: ReportRow; readonly listed: RegisterRow }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { nameOf } = useNames();
  const done = stepsDone(report);
  const when: Readonly<Record<Step, readonly [string | null, string | null]>> = {
    scheduled: [null, null],
    drafted: [report.day, null],
    submitted: [listed.submittedAt, listed.submittedBy],
    reviewed: [listed.reviewedAt, listed.reviewedBy],
    filed: [listed.filedAt, null],
  };
  return (
    <>
      <ol className="steps" aria-label={t('reporting.steps.title')}>
        {stepsOf(report.kind).map((step, place) => {
          const [at, by] = place < done ? when[step] : [null, null];
          return (
            <li
              key={step}
              className={place < done ? 'done' : undefined}
              aria-current={place === done - 1 ? 'step' : undefined}
            >
              <strong>{t(`reporting.steps.${step}`)}</strong>
              {at !== null && <span>{shownInstant(at)}</span>}
              {by !== null && <span>{nameOf(by, 'persons')}</span>}
            </li>
          );
        })}
      </ol>
      <p className="state">
        <ReportStanding report={listed} />
        <span>{t('reporting.report.due', { due: report.due })}</span>
        {report.position !== null && (
          <span className="quiet">
            {t(report.frozen ? 'reporting.report.frozen' : 'reporting.report.upTo', {
              position: Number(report.position),
              day: report.day ?? '',
            })}
          </span>
        )}
      </p>
      <details>
        <summary>{t('reporting.calendar.why')}</summary>
        <p>{said(becauseSaid(listed.because, listed.dueBefore))}</p>
      </details>
      {report.state === 'returned' && (
        <p className="notice wrong">{t('reporting.report.returned', { reason: report.returnReason })}</p>
      )}
      {report.state === 'waived' && <p className="notice">{t('reporting.report.waived', { reason: listed.waiver })}</p>}
      {report.opinion !== null && (
        <p className="notice">{t('reporting.report.opinion', { opinion: report.opinion })}</p>
      )}
    </>
  );
}
