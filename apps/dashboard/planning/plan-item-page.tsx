import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type RowOf, useEveryRow, useRow } from '../api/rows.js';
import { useNames } from '../api/names.js';
import { CommandButton } from '../record/command-button.js';
import { RecordFields } from '../record/fields.js';
import { HeldBy } from '../record/holder.js';
import { Missing } from '../record/missing.js';
import { RecordHeader } from '../record/record-header.js';
import { Relations } from '../record/relations.js';
import { Steps } from '../record/steps.js';
import { useHolds } from '../shell/holds.js';
import { useMoment } from '../shell/moment.js';
import { usePageWords } from '../words/page-words.js';
import { usePostWords } from '../words/post-words.js';
import { ItemHistory } from './item-history.js';
import { SimilarToItem } from './similar.js';

type Item = RowOf<'plan-items'>;

const FIELDS = ['kind', 'source', 'reason', 'zones', 'units', 'absorbed'];

/** One item of a year's plan: its terms, its decision, what is like it, and the tasks that came of it. */
export function PlanItemPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const postWords = usePostWords();
  const pageWords = usePageWords();
  const { asOf } = useMoment();
  const decides = useHolds({ post: 'principal-leader' });
  const conducts = useHolds({ post: 'conduct-office-head' }, { post: 'conduct-office-official' });
  const { data, error } = useRow('plan-items', id);
  if (data === undefined) return <Missing error={error} />;
  const { row, etag } = data;
  const decided = row.state !== 'proposed';
  return (
    <article>
      <RecordHeader
        kind={pageWords('plan-items')}
        number={`${row.year} · ${row.item}`}
        title={row.title}
        state={t(`planning.state.${row.state}`)}
      />
      <Steps
        steps={[
          { key: 'proposed', name: t('planning.event.PlanItemProposed'), at: row.proposedAt, by: row.proposedBy },
          {
            key: 'decided',
            name: t(decided ? `planning.state.${row.state}` : 'planning.item.decision'),
            at: row.decidedAt,
            by: row.decidedBy,
          },
          ...(row.state === 'approved' || !decided ? [{ key: 'assigned', name: t('planning.life.assigned') }] : []),
        ]}
        current={!decided ? 'proposed' : row.tasks.length > 0 ? 'assigned' : 'decided'}
        over={decided && row.state !== 'approved'}
      />
      {!decided && (
        <HeldBy
          holders={[postWords({ post: 'principal-leader' })]}
          doing={t('planning.item.waits')}
          since={row.amendedAt ?? row.proposedAt}
        />
      )}
      {row.decision !== null && <p>{t('planning.item.because', { reason: row.decision })}</p>}
      {asOf === undefined && !decided && (decides || conducts) && (
        <Deciding row={row} etag={etag} conducts={conducts} />
      )}
      {asOf === undefined && row.state === 'approved' && conducts && <Assigning row={row} />}
      <RecordFields page="plan-items" row={row} only={FIELDS} />
      {row.anyZone && <p className="quiet">{t('planning.board.anyZone')}</p>}
      {(decides || conducts) && asOf === undefined && ['proposed', 'approved'].includes(row.state) && (
        <>
          <h2>{t('planning.similar.title')}</h2>
          <SimilarToItem item={id} />
        </>
      )}
      <Relations
        relations={[
          {
            label: t('planning.relation.tasks'),
            links: row.tasks.map((task) => ({ to: `/task-board/${task}`, text: task })),
          },
          {
            label: t('planning.relation.campaign'),
            links: row.campaign === null ? [] : [{ to: `/campaigns/${row.campaign}`, text: row.campaign }],
          },
          {
            label: t('planning.item.mergedInto'),
            links:
              row.mergedInto === null
                ? []
                : [{ to: `/plan-items/${row.year}-${row.mergedInto}`, text: row.mergedInto }],
          },
        ]}
      />
      <ItemHistory year={row.year} item={row.item} />
    </article>
  );
}

/** What may be done with an item that is not decided. */
function Deciding({
  row,
  etag,
  conducts,
}: {
  readonly row: Item;
  readonly etag: string | undefined;
  readonly conducts: boolean;
}) {
  const { t } = useTranslation();
  const params = { id: row.year, item: row.item };
  return (
    <div className="actions">
      {!conducts && <CommandButton name="ApprovePlanItem" params={params} etag={etag} primary />}
      {!conducts && <CommandButton name="RejectPlanItem" params={params} etag={etag} />}
      {conducts && (
        <>
          <Link className="button" to={`/plan-items/${row.id}/amend`}>
            {t('planning.item.amend')}
          </Link>
          <CommandButton name="WithdrawPlanItem" params={params} etag={etag} />
          <CommandButton name="MergePlanItems" params={params} etag={etag} />
          {row.kind === 'festival' && <CommandButton name="ScheduleFestivalCheck" params={params} etag={etag} />}
        </>
      )}
    </div>
  );
}

/** A task for each zone that the item covers and that has none yet; with those of its units that are the zone's. */
function Assigning({ row }: { readonly row: Item }) {
  const { t } = useTranslation();
  const { directory, nameOf } = useNames();
  const { data: units } = useEveryRow('units', { state: 'assigned' });
  const zones = row.anyZone ? Object.keys(directory?.zones ?? {}) : row.zones;
  const without = zones.filter((zone) => !row.tasks.includes(`${row.year}-${row.item}-${zone}`));
  const mergeable = { id: row.year, item: row.item };
  return (
    <div className="actions">
      {without.map((zone) => (
        <CommandButton
          key={zone}
          name="AssignTask"
          params={{}}
          label={t('planning.item.assignTo', { zone: nameOf(zone, 'zones') })}
          given={{
            plan: row.year,
            item: row.item,
            zone,
            units: row.units.filter((unit) => units?.some((one) => one.id === unit && one.zone === zone)),
          }}
          primary
        />
      ))}
      <CommandButton name="MergePlanItems" params={mergeable} />
      {row.kind === 'festival' && <CommandButton name="ScheduleFestivalCheck" params={mergeable} />}
    </div>
  );
}
