import './reporting.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useNames } from '../api/names.js';
import { type RowOf, useRow } from '../api/rows.js';
import { signsOf } from '../paper/paper.js';
import { PaperButtons } from '../paper/paper-buttons.js';
import { paperOfReport } from '../paper/of-report.js';
import { History } from '../record/history.js';
import { Missing } from '../record/missing.js';
import { RecordHeader } from '../record/record-header.js';
import { useMoment } from '../shell/moment.js';
import { useSession } from '../shell/session.js';
import { offeredTo, readsHistory } from './acts.js';
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
  const { id = '' } = useParams();
  const report = useRow('periodic-reports', id);
  const listed = useRow('report-register', id);
  if (report.data === undefined || listed.data === undefined) return <Missing error={report.error ?? listed.error} />;
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
      ? offeredTo(
          { ...report, reasonAsked: listed.reasonAsked, reason: listed.reason },
          session.posts,
          session.actsAs,
        ).filter(({ act }) => act !== 'DeclareZeroReport' || couldBeZero(report))
      : [];
  const paper = paperOfReport(report, nameOf, listed.submittedAt ?? undefined);
  const hasText = report.sections.length > 0 || report.zero;
  return (
    <article className="report">
      <RecordHeader kind={t(`reporting.kind.${report.kind}`)} number={nameOf(report.body)} title={report.title}>
        {hasText && <PaperButtons paper={paper} />}
      </RecordHeader>
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
      {readsHistory(report, session.posts) && <History category="periodic-report" id={report.id} />}
    </article>
  );
}

const noTextBecause = ({ state }: ReportRow) =>
  state === 'waived' ? 'waived' : state === 'scheduled' ? 'notBegun' : 'noDraft';

/** What the draft shows to have happened is no zero report; without a draft nobody knows yet. */
const couldBeZero = ({ figures, corrections }: ReportRow) =>
  corrections.length === 0 && figures.every(({ adds, value }) => !adds || value === 0);
