import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type RowOf, useEveryRow } from '../api/rows.js';
import { valuesOf } from '../charts/counting.js';
import { Missing } from '../record/missing.js';
import { useMomentInLink } from '../record/relations.js';
import { dayShown } from '../reporting/standing.js';
import { useMoment } from '../shell/moment.js';
import { DueLight, today } from '../todo/due-light.js';
import { useCodeWords } from '../words/code-words.js';

/** What is past its last day and still open, by what kind of matter; each opens. */
export function Overdue({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const words = useCodeWords('deadlines');
  const { asOf } = useMoment();
  const day = dayShown(asOf, today());
  const { data, error } = useEveryRow('deadlines', { state: 'open', ...(zone !== '' && { zone }) });
  if (data === undefined) return <Missing error={error} />;
  const late = data.filter(({ due }) => due < day).sort((a, b) => (a.due < b.due ? -1 : 1));
  return (
    <section>
      <h2>{t('overview.overdue.title', { count: late.length })}</h2>
      {late.length === 0 && <p>{t('overview.overdue.none')}</p>}
      {valuesOf(late, 'category').map((category) => (
        <Late
          key={category}
          name={words('category', category)}
          rows={late.filter((row) => row.category === category)}
          day={day}
        />
      ))}
    </section>
  );
}

interface LateProps {
  readonly name: string;
  readonly rows: readonly RowOf<'deadlines'>[];
  readonly day: string;
}

function Late({ name, rows, day }: LateProps) {
  const { t } = useTranslation();
  const at = useMomentInLink();
  return (
    <details>
      <summary>{t('overview.overdue.of', { name, count: rows.length })}</summary>
      <ul className="matters">
        {rows.map(({ id, title, due }) => (
          <li key={id}>
            <Link to={at(`/deadlines/${encodeURIComponent(id)}`)}>{title}</Link>
            <DueLight due={due} on={day} />
          </li>
        ))}
      </ul>
    </details>
  );
}
