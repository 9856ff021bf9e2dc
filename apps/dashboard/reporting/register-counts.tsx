import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RowOf } from '../api/rows.js';
import { useMoment } from '../shell/moment.js';
import { useYear } from './year-choice.js';

type Row = RowOf<'report-register'>;

/** What is counted, and the filters under which the list has the rows behind it. */
const COUNTS = [
  { name: 'owed', is: () => true, filters: {} },
  { name: 'inTime', is: ({ standing }: Row) => standing === 'in-time', filters: { standing: 'in-time' } },
  { name: 'late', is: ({ standing }: Row) => standing === 'late', filters: { standing: 'late' } },
  { name: 'missing', is: ({ standing }: Row) => standing === 'missing', filters: { standing: 'missing' } },
  { name: 'open', is: ({ standing }: Row) => standing === 'open', filters: { standing: 'open' } },
  { name: 'zero', is: ({ zero }: Row) => zero, filters: { zero: 'true' } },
  { name: 'waived', is: ({ standing }: Row) => standing === 'waived', filters: { standing: 'waived' } },
] as const;

/** The year in figures; each opens its rows. */
export function RegisterCounts({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const { year } = useYear();
  const { asOf } = useMoment();
  return (
    <ul className="counts">
      {COUNTS.map(({ name, is, filters }) => {
        const to = new URLSearchParams({ view: 'list', year, ...filters, ...(asOf !== undefined && { asOf }) });
        return (
          <li key={name}>
            <Link to={`/report-register?${to}`}>
              {t(`reporting.count.${name}`)} <strong>{rows.filter(is).length}</strong>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
