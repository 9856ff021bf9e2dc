import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Answer, api } from '../api/client.js';
import { useNames } from '../api/names.js';
import './planning.css';

type Alike = Answer<'/api/v1/similar-items'>;

/** What an item says so far, as far as others can be like it. */
export interface DraftTerms {
  readonly kind: string;
  readonly units: readonly string[];
  readonly zones: readonly string[];
  /** The item that is being amended. */
  readonly item?: string;
}

/** What is like an item that is still being written. */
export function SimilarToDraft({ draft }: { readonly draft: DraftTerms }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['computed', 'similar-to-draft', draft],
    enabled: draft.kind !== '',
    queryFn: async ({ signal }) => {
      const { kind, units, zones, item } = draft;
      const query = {
        kind: kind as 'other',
        units: [...units],
        zones: [...zones],
        ...(item !== undefined && { item }),
      };
      return (await api.GET('/api/v1/similar-items', { params: { query }, signal })).data as Alike;
    },
  });
  return (
    <aside aria-labelledby="similar">
      <h2 id="similar">{t('planning.similar.title')}</h2>
      {draft.kind === '' ? (
        <p>{t('planning.similar.chooseKind')}</p>
      ) : (
        <div role="status">{data && <Similar alike={data} />}</div>
      )}
    </aside>
  );
}

/** What is like an item of the plan. */
export function SimilarToItem({ item }: { readonly item: string }) {
  const { data } = useQuery({
    queryKey: ['computed', 'similar-items', item],
    queryFn: async ({ signal }) =>
      (await api.GET('/api/v1/similar-items/{item}', { params: { path: { item } }, signal })).data as Alike,
  });
  if (data === undefined) return null;
  return <Similar alike={data} />;
}

function Similar({ alike: { since, items, inspections } }: { readonly alike: Omit<Alike, 'item'> }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const certain = items.filter((one) => one.certain);
  const perhaps = items.filter((one) => !one.certain);
  const units = (ids: readonly string[]) => ids.map((unit) => nameOf(unit, 'units')).join('、');
  if (items.length === 0 && inspections.length === 0) return <p>{t('planning.similar.none', { since })}</p>;
  return (
    <div className="similar">
      {certain.length > 0 && (
        <>
          <p className="warning">{t('planning.similar.items', { count: certain.length })}</p>
          <Items items={certain} />
        </>
      )}
      {perhaps.length > 0 && (
        <details>
          <summary>{t('planning.similar.perhapsItems', { count: perhaps.length })}</summary>
          <Items items={perhaps} />
        </details>
      )}
      {inspections.length > 0 && (
        <>
          <p className="warning">{t('planning.similar.visits', { since, count: inspections.length })}</p>
          <ul>
            {inspections.map((one) => (
              <li key={one.inspection}>
                <Link to={`/inspections/${one.inspection}`}>{one.title}</Link> {one.from} {nameOf(one.zone, 'zones')}
                <br />
                <span className="quiet">
                  {t('planning.similar.sameUnits', { units: units(one.units) })}
                  {one.sameKind && ` · ${t('planning.similar.sameKind')}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Items({ items }: { readonly items: Alike['items'] }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  return (
    <ul>
      {items.map((one) => (
        <li key={`${one.year}-${one.item}`}>
          <Link to={`/plan-items/${one.year}-${one.item}`}>{one.title}</Link> {one.year}{' '}
          {t(`planning.state.${one.state}`)}
          {one.certain && (
            <>
              <br />
              <span className="quiet">
                {t('planning.similar.sameUnits', { units: one.units.map((unit) => nameOf(unit, 'units')).join('、') })}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
