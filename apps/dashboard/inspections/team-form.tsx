import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../api/command.js';
import { useRows } from '../api/rows.js';
import { useRights } from '../shell/rights.js';
import { Fault } from '../shell/broken.js';
import { CandidateTable } from './candidates.js';
import type { Candidates } from './team-page.js';

interface Props {
  readonly task: string;
  readonly etag: string | undefined;
  readonly candidates: Candidates;
}

const LEAST = 2;

/** A team is put together: members, who leads, and whom of the special supervisors to invite. */
export function TeamForm({ task, etag, candidates }: Props) {
  const { t } = useTranslation();
  const goTo = useNavigate();
  const command = useCommand(() => void goTo(`/inspections/${task}`));
  const [members, setMembers] = useState<readonly string[]>([]);
  const [invited, setInvited] = useState<readonly string[]>([]);
  const [leader, setLeader] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const { may } = useRights();
  const { rows: supervisors = [] } = useRows(
    'special-supervisors',
    { zone: candidates.zone },
    { enabled: may('special-supervisors') },
  );
  const chosen = candidates.rows.filter(({ person }) => members.includes(person));
  const over = chosen.filter(({ overLimit }) => overLimit);

  const toggle = (list: readonly string[], person: string) =>
    list.includes(person) ? list.filter((one) => one !== person) : [...list, person];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { leader, members: [...members, ...invited] };
    command.mutate({ name: 'FormInspectionTeam', params: { id: task }, body, etag, key });
  };

  return (
    <form onSubmit={submit}>
      <CandidateTable
        rows={candidates.rows}
        choices={[
          {
            name: t('inspections.team.member'),
            of: ({ person, name, recommended }) => (
              <input
                type="checkbox"
                aria-label={t('inspections.team.takes', { name })}
                disabled={!recommended}
                checked={members.includes(person)}
                onChange={() => {
                  setMembers(toggle(members, person));
                  if (leader === person) setLeader('');
                }}
              />
            ),
          },
          {
            name: t('inspections.team.leader'),
            of: ({ person, name, recommended }) => (
              <input
                type="radio"
                name="leader"
                aria-label={t('inspections.team.leads', { name })}
                disabled={!recommended}
                checked={leader === person}
                onChange={() => {
                  setLeader(person);
                  if (!members.includes(person)) setMembers([...members, person]);
                }}
              />
            ),
          },
        ]}
      />
      {supervisors.length > 0 && (
        <fieldset>
          <legend>{t('inspections.team.invite')}</legend>
          {supervisors
            .filter(({ state }) => state !== 'ended')
            .map(({ person, name }) => (
              <label key={person}>
                <input
                  type="checkbox"
                  checked={invited.includes(person)}
                  onChange={() => setInvited(toggle(invited, person))}
                />{' '}
                {name}{' '}
              </label>
            ))}
        </fieldset>
      )}
      <div role="status">
        <p>
          {chosen.length === 0
            ? t('inspections.team.nobody')
            : t('inspections.team.chosen', { count: chosen.length, names: chosen.map(({ name }) => name).join('、') })}
        </p>
        {over.map(({ person, name, held }) => (
          <p key={person} className="warning">
            {t('inspections.team.over', { name, held, limit: candidates.limit })}
          </p>
        ))}
      </div>
      <Fault error={command.error} />
      <button
        type="submit"
        className="primary"
        disabled={command.isPending || leader === '' || members.length + invited.length < LEAST}
      >
        {t('planning.task.formTeam')}
      </button>
    </form>
  );
}
