import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { useMomentInLink } from '../record/relations.js';
import { useMoment } from '../shell/moment.js';
import { useHolds } from '../shell/holds.js';
import { useCodeWords } from '../words/code-words.js';
import { type Outline, type Whole } from './shown.js';

/** Who is on the team and in what capacity, who was, and that everybody was asked. */
export function Team({ row }: { readonly row: Outline & Partial<Whole> }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const words = useCodeWords('dispatch-board');
  const at = useMomentInLink();
  const { asOf } = useMoment();
  const directs = useHolds({ post: 'zone-director', of: row.zone });
  const asked = row.certificates?.at(-1);
  return (
    <section aria-labelledby="team">
      <h2 id="team">{t('inspections.team.title')}</h2>
      <ul>
        {row.team.map(({ person, name, as }) => (
          <li key={person}>
            {name} <span className="quiet">{words('as', as)}</span>
            {person === row.leader && <strong> {t('inspections.team.leader')}</strong>}
            {row.barred?.includes(person) && <strong className="fault"> {t('inspections.team.barred')}</strong>}
          </li>
        ))}
      </ul>
      {asked && (
        <p className="quiet">
          {t('inspections.team.certificate', { at: shownInstant(asked.checkedAt), count: asked.persons.length })}
        </p>
      )}
      {row.replacements?.map(({ leaves, joins, reason, at: when }) => (
        <p key={when}>
          {t('inspections.team.replaced', {
            at: shownInstant(when),
            leaves: nameOf(leaves, 'persons'),
            joins: nameOf(joins, 'persons'),
            reason,
          })}
        </p>
      ))}
      {directs && asOf === undefined && !['report-presented', 'report-instructed', 'ended'].includes(row.state) && (
        <Link to={at(`/team/${row.id}`)}>{t('inspections.team.change')}</Link>
      )}
    </section>
  );
}
