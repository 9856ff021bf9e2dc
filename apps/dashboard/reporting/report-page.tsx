import './reporting.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Problem } from '../api/client.js';
import { useNames } from '../api/names.js';
import { type RowOf, useRow } from '../api/rows.js';
import { signsOf } from '../paper/paper.js';
import { PaperButtons } from '../paper/paper-buttons.js';
import { paperOfReport } from '../paper/of-report.js';
import { History } from '../record/history.js';
import { NotHere, ProblemText } from '../shell/broken.js';
import { useMoment } from '../shell/moment.js';
import { useSession } from '../shell/session.js';
import { offeredTo } from './acts.js';
import { Corrections } from './corrections.js';
import { FigureTable } from './figure-table.js';
import { LateReason } from './late-reason.js';
import { ReportActs } from './report-acts.js';
import { ReportSections } from './report-sections.js';
import { ReportStatus } from './report-status.js';

export type ReportRow = RowOf<'periodic-reports'>;
export type RegisterRow = RowOf<'report-register'>;

/** A periodic report: how it stands, what it says and on what that rests, what was changed in it, and what is next. */
export function ReportPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const report = useRow('periodic-reports', id);
  const listed = useRow('report-register', id);
  const error = report.error ?? listed.error;
  if (error instanceof Problem && error.status === 404) return <NotHere />;
  if (report.data === undefined || listed.data === undefined)
    return error ? <ProblemText error={error} /> : <p role="status">{t('ledger.loading')}</p>;
  return <Report key={id} report={report.data.row} etag={report.data.etag} listed={listed.data.row} />;
}

function Report({
  report,
  etag,
  listed,
}: {
  readonly report: ReportRow;
  readonly etag: string | undefined;
  readonly listed: RegisterRow;
}) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { asOf } = useMoment();
  const { session } = useSession();
  const offered =
    asOf === undefined
      ? offeredTo({ ...report, reasonAsked: listed.reasonAsked, reason: listed.reason }, session.posts, session.actsAs)
      : [];
  const paper = paperOfReport(report, nameOf, listed.submittedAt ?? undefined);
  const hasText = report.sections.length > 0 || report.zero;
  return (
    <article className="report">
      <div className="heading">
        <div>
          <p className="quiet">
            {nameOf(report.body)} · {t(`reporting.kind.${report.kind}`)}
          </p>
          <h1>{report.title}</h1>
        </div>
        <div className="tools">{hasText && <PaperButtons paper={paper} />}</div>
      </div>
      <ReportStatus report={report} listed={listed} />
      <LateReason listed={listed} />
      <ReportActs id={report.id} etag={etag} offered={offered} hasDraft={report.round > 0} />
      {report.zero && <p>{t('reporting.report.zero')}</p>}
      {report.sections.length === 0 && !report.zero && <p>{t(`reporting.report.noText.${noTextBecause(report)}`)}</p>}
      {report.sections.length > 0 && (
        <>
          <ReportSections report={report} etag={etag} edit={offered.find(({ act }) => act === 'EditReportDraft')} />
          <p className="quiet">{t('reporting.report.signs', { count: signsOf(paper) })}</p>
          <Corrections report={report} />
          <FigureTable report={report} />
        </>
      )}
      <History category="periodic-report" id={report.id} />
    </article>
  );
}

const noTextBecause = ({ state }: ReportRow) =>
  state === 'waived' ? 'waived' : state === 'scheduled' ? 'notBegun' : 'noDraft';
