import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useRow, useRows } from '../api/rows.js';
import { Actions } from '../record/actions.js';
import { CommandButton } from '../record/command-button.js';
import { RecordFields } from '../record/fields.js';
import { Deadlines } from '../record/deadlines.js';
import { History } from '../record/history.js';
import { HeldBy, WaitsWith } from '../record/holder.js';
import { useMyTurn } from '../record/my-turn.js';
import { RecordHeader } from '../record/record-header.js';
import { Relations } from '../record/relations.js';
import { type LifeStep, Steps } from '../record/steps.js';
import { Missing } from '../record/missing.js';
import { useRights } from '../shell/rights.js';
import { useMoment } from '../shell/moment.js';
import { useCodeWords } from '../words/code-words.js';
import { usePageWords } from '../words/page-words.js';
import { reachedOf, TASK_LIFE, taskStep } from './life.js';
import { SubTasks } from './sub-tasks.js';

const FIELDS = [
  'due',
  'zone',
  'office',
  'units',
  'kind',
  'priority',
  'leader',
  'source',
  'reason',
  'copiedTo',
  'extensions',
  'extensionReason',
  'crossedFrom',
  'crossReason',
  'transferredFrom',
  'handover',
];

/** One task: how far it is, with whom it lies, by when, and what came of it. */
export function TaskPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const words = useCodeWords('task-board');
  const pageWords = usePageWords();
  const { asOf } = useMoment();
  const { data, error } = useRow('task-board', id);
  const begun = data !== undefined && ![undefined, 'none'].includes(data.row.inspection);
  const { data: inspected } = useRow('inspections', id, { enabled: begun });
  if (data === undefined) return <Missing error={error} />;
  const { row, etag } = data;
  const reached = {
    ...(inspected && reachedOf(inspected.row)),
    assigned: { at: row.assignedAt, by: row.assignedBy },
    received: { at: row.receivedAt, by: row.receivedBy },
    closed: { at: row.endedAt },
  } as Readonly<Record<string, Pick<LifeStep, 'at' | 'by'> | undefined>>;
  const stands = row.state === 'suspended' || row.state === 'cancelled';
  return (
    <article>
      <RecordHeader
        kind={pageWords('task-board')}
        number={id}
        title={row.title ?? id}
        state={words('state', row.state)}
      />
      <Steps
        steps={TASK_LIFE.map((key) => ({ key, name: t(`planning.life.${key}`), ...reached[key] }))}
        current={taskStep(row)}
        over={row.state === 'closed'}
      />
      {row.state === 'suspended' && (
        <HeldBy holders={[t('planning.task.suspended')]} doing={row.suspensionReason ?? undefined} />
      )}
      {!stands && <WaitsWith category="task" record={id} />}
      {row.endReason && <p>{t('planning.task.ended', { reason: row.endReason })}</p>}
      {asOf === undefined && <NextStep id={id} etag={etag} />}
      <RecordFields page="task-board" row={row} only={FIELDS} />
      <SubTasks task={id} etag={etag} subTasks={row.subTasks ?? []} />
      <Deadlines category="task" record={id} />
      <TaskRelations
        id={id}
        planItem={row.planItem ?? null}
        campaign={row.campaign ?? null}
        inspection={inspected !== undefined}
      />
      {etag !== undefined && asOf === undefined && (
        <details>
          <summary>{t('planning.task.other')}</summary>
          <Actions category="task" id={id} etag={etag} />
        </details>
      )}
      <History category="task" id={id} />
    </article>
  );
}

/** The step that waits for the reader, as a button. */
function NextStep({ id, etag }: { readonly id: string; readonly etag: string | undefined }) {
  const { t } = useTranslation();
  const turn = useMyTurn('task', id);
  if (turn === 'receive-task')
    return (
      <div className="actions">
        <CommandButton name="ReceiveTask" params={{ id }} etag={etag} primary />
      </div>
    );
  if (turn === 'form-team')
    return (
      <div className="actions">
        <Link className="button primary" to={`/team/${id}`}>
          {t('planning.task.formTeam')}
        </Link>
      </div>
    );
  if (turn === 'close-task')
    return (
      <div className="actions">
        <CommandButton name="CloseTask" params={{ id }} etag={etag} primary />
      </div>
    );
  return null;
}

function TaskRelations({
  id,
  planItem,
  campaign,
  inspection,
}: {
  readonly id: string;
  readonly planItem: string | null;
  readonly campaign: string | null;
  readonly inspection: boolean;
}) {
  const { t } = useTranslation();
  const { may } = useRights();
  const { rows: issues } = useRows('issues', { inspection: id }, { enabled: may('issues') });
  const { rows: expenses } = useRows('expenses', { task: id }, { enabled: may('expenses') });
  return (
    <Relations
      relations={[
        {
          label: t('planning.relation.planItem'),
          links: planItem === null ? [] : [{ to: `/plan-items/${planItem}`, text: planItem }],
        },
        {
          label: t('planning.relation.campaign'),
          links: campaign === null ? [] : [{ to: `/campaigns/${campaign}`, text: campaign }],
        },
        { label: t('planning.relation.inspection'), links: inspection ? [{ to: `/inspections/${id}`, text: id }] : [] },
        {
          label: t('planning.relation.issues'),
          ...(issues && { count: { number: issues.length, to: `/issues?inspection=${id}` } }),
        },
        {
          label: t('planning.relation.expenses'),
          ...(expenses && expenses.length > 0 && { count: { number: expenses.length, to: `/expenses?task=${id}` } }),
        },
      ]}
    />
  );
}
