import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMoment } from '../shell/moment.js';
import './record.css';

/** What a record has to do with others: by links, or by a count where more may not be said. */
export interface Relation {
  readonly label: string;
  readonly links?: readonly { readonly to: string; readonly text: string }[];
  /** In place of links: how many there are, and where their list is. */
  readonly count?: { readonly number: number; readonly to?: string };
}

export function Relations({ relations }: { readonly relations: readonly Relation[] }) {
  const { t } = useTranslation();
  const at = useMomentInLink();
  const said = relations.filter(({ links = [], count }) => links.length > 0 || count !== undefined);
  if (said.length === 0) return null;
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">{t('record.relations.title')}</h2>
      <dl className="fields">
        {said.map(({ label, links = [], count }) => (
          <div key={label}>
            <dt>{label}</dt>
            {links.map(({ to, text }) => (
              <dd key={to}>
                <Link to={at(to)}>{text}</Link>
              </dd>
            ))}
            {count && (
              <dd>
                {count.to !== undefined && count.number > 0 ? (
                  <Link to={at(count.to)}>{t('record.relations.count', { count: count.number })}</Link>
                ) : (
                  t('record.relations.count', { count: count.number })
                )}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Keeps the moment that is shown, from one page to the next. */
export function useMomentInLink(): (to: string) => string {
  const { asOf } = useMoment();
  return (to) => (asOf === undefined ? to : `${to}${to.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(asOf)}`);
}
