import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRow, useRows } from '../api/rows.js';
import { INSPECTION_LIFE, inspectionStep, reachedOf } from '../planning/life.js';
import { Actions } from '../record/actions.js';
import { Deadlines } from '../record/deadlines.js';
import { RecordFields } from '../record/fields.js';
import { History } from '../record/history.js';
import { HeldBy, WaitsWith } from '../record/holder.js';
import { Missing } from '../record/missing.js';
import { RecordHeader } from '../record/record-header.js';
import { Relations } from '../record/relations.js';
import { Steps } from '../record/steps.js';
import { useRights } from '../shell/rights.js';
import { useMoment } from '../shell/moment.js';
import { useCodeWords } from '../words/code-words.js';
import { useFieldWords } from '../words/field-words.js';
import { usePages, usePageWords } from '../words/page-words.js';
import { usePostWords } from '../words/post-words.js';
import { Findings } from './findings.js';
import { NextStep } from './next-step.js';
import { Report } from './report.js';
import { isOutlined, isWhole, type Outline } from './shown.js';
import { Team } from './team.js';

/** One inspection from its team to the instruction on its report; of a closed matter, that it exists. */
export function InspectionPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const postWords = usePostWords();
  const words = useCodeWords('inspections');
  const pageWords = usePageWords();
  const { asOf } = useMoment();
  const { data, error } = useRow('inspections', id);
  if (data === undefined) return <Missing error={error} />;
  const { row, etag } = data;
  const reached = reachedOf(row);
  return (
    <article>
      <RecordHeader
        kind={pageWords('inspections')}
        number={id}
        title={row.title ?? id}
        state={words('state', row.state)}
      />
      <Steps
        steps={INSPECTION_LIFE.map((key) => ({ key, name: t(`planning.life.${key}`), ...reached[key] }))}
        current={inspectionStep(row)}
        over={row.state === 'report-instructed'}
      />
      {row.suspended ? (
        <HeldBy holders={[t('planning.task.suspended')]} doing={row.suspended} />
      ) : row.state === 'report-presented' ? (
        <HeldBy
          holders={[postWords({ post: 'principal-leader' })]}
          doing={t('inspections.waitsForLeader')}
          since={reached['report-presented']?.at}
        />
      ) : (
        <WaitsWith category="task" record={id} />
      )}
      {asOf === undefined && isWhole(row) && <NextStep row={row} etag={etag} />}
      <RecordFields page="inspections" row={row} only={['zone', 'office', 'kind', 'units', 'planAmended']} />
      {isOutlined(row) ? <Team row={row} /> : <p>{t('inspections.closed')}</p>}
      {row.plan && (
        <section aria-labelledby="work-plan">
          <h2 id="work-plan">{t('inspections.plan.title')}</h2>
          <PlanFields plan={row.plan} />
        </section>
      )}
      {isWhole(row) && <Findings row={row} />}
      {isWhole(row) && row.report && <Report row={row} report={row.report} />}
      <Deadlines category="inspection" record={id} />
      <InspectionRelations id={id} clues={row.clues?.length} />
      {etag !== undefined && asOf === undefined && (
        <details>
          <summary>{t('planning.task.other')}</summary>
          <Actions category="inspection" id={id} etag={etag} />
        </details>
      )}
      <History category="inspection" id={id} />
    </article>
  );
}

/** The four parts of a work plan, as 六（一） names them. */
function PlanFields({ plan }: { readonly plan: NonNullable<Outline['plan']> }) {
  const words = useFieldWords();
  const parts = usePages()?.inspections?.row.properties?.['plan']?.properties;
  return (
    <dl className="fields">
      {(['tasks', 'limit', 'methods', 'requirements'] as const).map((part) => (
        <div key={part}>
          <dt>{words.field(part, parts?.[part])}</dt>
          <dd>{plan[part]}</dd>
        </div>
      ))}
    </dl>
  );
}

function InspectionRelations({ id, clues }: { readonly id: string; readonly clues: number | undefined }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const { data: task } = useRow('task-board', id, { enabled: may('task-board') });
  const { rows: issues } = useRows('issues', { inspection: id }, { enabled: may('issues') });
  const { rows: dispatches } = useRows('dispatch-board', { inspection: id }, { enabled: may('dispatch-board') });
  const planItem = task?.row.planItem;
  return (
    <Relations
      relations={[
        { label: t('planning.relation.task'), links: [{ to: `/task-board/${id}`, text: id }] },
        {
          label: t('planning.relation.planItem'),
          links: planItem ? [{ to: `/plan-items/${planItem}`, text: planItem }] : [],
        },
        {
          label: t('planning.relation.issues'),
          ...(issues && { count: { number: issues.length, to: `/issues?inspection=${id}` } }),
        },
        { label: t('planning.relation.clues'), ...(clues !== undefined && { count: { number: clues } }) },
        {
          label: t('planning.relation.dispatches'),
          ...(dispatches && { count: { number: dispatches.length, to: `/dispatch-board?inspection=${id}` } }),
        },
      ]}
    />
  );
}
