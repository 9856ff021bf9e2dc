import { useTranslation } from 'react-i18next';
import { Why } from '../record/deadlines.js';
import { Steps } from '../record/steps.js';
import { stepsDone, stepsOf, type Step } from './acts.js';
import type { RegisterRow, ReportRow } from './report-page.js';
import { ReportStanding } from './report-standing.js';

/** Where a report is on its way, how it stands, by when it is due and why then. */
export function ReportStatus({ report, listed }: { readonly report: ReportRow; readonly listed: RegisterRow }) {
  const { t } = useTranslation();
  const done = stepsDone(report);
  const steps = stepsOf(report.kind);
  const when: Readonly<Record<Step, readonly [string | null, string | null]>> = {
    scheduled: [null, null],
    drafted: [report.day, null],
    submitted: [listed.submittedAt, listed.submittedBy],
    reviewed: [listed.reviewedAt, listed.reviewedBy],
    filed: [listed.filedAt, null],
  };
  return (
    <>
      <Steps
        steps={steps.map((key, place) => {
          const [at, by] = place < done ? when[key] : [null, null];
          return { key, name: t(`reporting.steps.${key}`), at, by };
        })}
        current={steps[done - 1]}
        over={report.state === 'filed' || report.state === 'waived'}
      />
      <p className="stands">
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
        <Why because={listed.because} due={listed.due} />
        {listed.dueBefore !== null && <p>{t('reporting.calendar.moved', { before: listed.dueBefore })}</p>}
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
