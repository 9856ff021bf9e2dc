import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type Answer, api } from '../api/client.js';
import { useNames } from '../api/names.js';
import { useRow } from '../api/rows.js';
import { Missing } from '../record/missing.js';
import { RecordHeader } from '../record/record-header.js';
import { useMoment } from '../shell/moment.js';
import { ReplaceMember } from './replace-member.js';
import { isOutlined } from './shown.js';
import { TeamForm } from './team-form.js';
import './inspections.css';

export type Candidates = Answer<'/api/v1/allocation/{task}'>;

/** Who of the zone could go on a task, each with the reason; put together to a team, or one put in another's place. */
export function TeamPage() {
  const { task = '' } = useParams();
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { asOf } = useMoment();
  const { data: known, error } = useRow('task-board', task);
  const begun = known !== undefined && ![undefined, 'none'].includes(known.row.inspection);
  const { data: inspected, isLoading: looking } = useRow('inspections', task, { enabled: begun });
  const { data: candidates, error: refused } = useQuery({
    queryKey: ['computed', 'allocation', task],
    queryFn: async ({ signal }) =>
      (await api.GET('/api/v1/allocation/{task}', { params: { path: { task } }, signal })).data as Candidates,
  });
  if (known === undefined || candidates === undefined || looking) return <Missing error={error ?? refused} />;
  const { row } = known;
  const inspection = inspected?.row;
  // After a transfer or a cross inspection the team of the other zone is none of this one's.
  const formed =
    inspection !== undefined && isOutlined(inspection) && inspection.zone === row.zone ? inspection : undefined;
  return (
    <article>
      <RecordHeader
        kind={t(formed ? 'inspections.team.change' : 'planning.task.formTeam')}
        number={task}
        title={row.title ?? task}
      />
      <p>
        {nameOf(candidates.zone, 'zones')} · {candidates.units.map((unit) => nameOf(unit, 'units')).join('、')} ·{' '}
        {t('inspections.team.due', { due: row.due })} ·{' '}
        <Link to={`/task-board/${task}`}>{t('planning.relation.task')}</Link>
      </p>
      <p className="quiet">{t('inspections.team.help', { limit: candidates.limit })}</p>
      {asOf !== undefined ? null : formed ? (
        <ReplaceMember inspection={formed} etag={inspected?.etag} candidates={candidates} />
      ) : (
        <TeamForm task={task} etag={inspected?.etag} candidates={candidates} />
      )}
    </article>
  );
}
