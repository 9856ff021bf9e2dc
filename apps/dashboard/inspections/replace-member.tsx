import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../api/command.js';
import { Fault } from '../shell/broken.js';
import { CandidateTable } from './candidates.js';
import type { Outline } from './shown.js';
import type { Candidates } from './team-page.js';

interface Props {
  readonly inspection: Outline;
  readonly etag: string | undefined;
  readonly candidates: Candidates;
}

/** Somebody goes, somebody comes; when it is the leader who goes, who leads from now on. */
export function ReplaceMember({ inspection, etag, candidates }: Props) {
  const { t } = useTranslation();
  const goTo = useNavigate();
  const command = useCommand(() => void goTo(`/inspections/${inspection.id}`));
  const [leaves, setLeaves] = useState('');
  const [joins, setJoins] = useState('');
  const [leader, setLeader] = useState('');
  const [reason, setReason] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const { team } = inspection;
  const others = candidates.rows.filter(({ person }) => !team.some((one) => one.person === person));
  const stays = [
    ...team.filter(({ person }) => person !== leaves),
    ...others.filter(({ person }) => person === joins),
  ].filter(({ as }) => as !== 'special-supervisor');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { leaves, joins, reason, ...(leaves === inspection.leader && { leader }) };
    command.mutate({ name: 'ReplaceTeamMember', params: { id: inspection.id }, body, etag, key });
  };

  return (
    <form onSubmit={submit}>
      <label className="field">
        <span>{t('inspections.replace.leaves')}</span>
        <select required value={leaves} onChange={({ target }) => setLeaves(target.value)}>
          <option value="">{t('forms.choose')}</option>
          {team.map(({ person, name }) => (
            <option key={person} value={person}>
              {name}
              {person === inspection.leader && `（${t('inspections.team.leader')}）`}
            </option>
          ))}
        </select>
      </label>
      <CandidateTable
        rows={others}
        choices={[
          {
            name: t('inspections.replace.joins'),
            of: ({ person, name, recommended }) => (
              <input
                type="radio"
                name="joins"
                required
                aria-label={t('inspections.team.takes', { name })}
                disabled={!recommended}
                checked={joins === person}
                onChange={() => setJoins(person)}
              />
            ),
          },
        ]}
      />
      {leaves !== '' && leaves === inspection.leader && (
        <label className="field">
          <span>{t('inspections.replace.leader')}</span>
          <select required value={leader} onChange={({ target }) => setLeader(target.value)}>
            <option value="">{t('forms.choose')}</option>
            {stays.map(({ person, name }) => (
              <option key={person} value={person}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="field">
        <span>{t('inspections.replace.reason')}</span>
        <textarea rows={2} required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <Fault error={command.error} />
      <button type="submit" className="primary" disabled={command.isPending}>
        {t('inspections.team.change')}
      </button>
    </form>
  );
}
