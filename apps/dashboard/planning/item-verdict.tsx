import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { useMoment } from '../shell/moment.js';
import { useCodeWords } from '../words/code-words.js';
import { type Item, readsTheSame, type Verdict } from './decide-items.js';
import { SimilarToItem } from './similar.js';

interface Props {
  readonly item: Item;
  readonly verdict: Verdict | undefined;
  readonly onChange: (verdict: Verdict | undefined) => void;
}

/** One plan item with all that its decision needs: terms, what is like it, and the verdict with its reason. */
export function ItemVerdict({ item, verdict, onChange }: Props) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { asOf } = useMoment();
  const words = useCodeWords('plan-items');
  // What has changed since is to be chosen again.
  const stands = verdict !== undefined && readsTheSame(verdict.seen, item);
  const choose = (is: Verdict['is']) =>
    onChange({ is, seen: item, reason: verdict?.reason ?? '', key: crypto.randomUUID() });
  const { year, kind, source, units, zones, anyZone, reason, proposedBy, proposedAt } = item;
  return (
    <article className="matter-card" aria-labelledby={`item-${item.id}`}>
      <h3 id={`item-${item.id}`}>
        <Link to={`/plan-items/${item.id}`}>{item.title}</Link>
      </h3>
      <p>
        {year} · {words('kind', kind)}
        {source !== null && ` · ${words('source', source)}`} ·{' '}
        {anyZone ? t('planning.board.anyZone') : words('zones', zones)} ·{' '}
        {units.length === 0 ? t('planning.board.zonesChoose') : words('units', units)}
      </p>
      {reason !== null && <p className="text">{reason}</p>}
      <p className="quiet">
        {t('planning.approvals.proposed', { by: nameOf(proposedBy, 'persons'), at: shownInstant(proposedAt) })}
      </p>
      <SimilarToItem item={item.id} />
      {asOf === undefined && (
        <fieldset className="verdict">
          <legend>{t('planning.item.decision')}</legend>
          <label>
            <input type="radio" name={item.id} checked={verdict === undefined} onChange={() => onChange(undefined)} />{' '}
            {t('planning.verdict.later')}
          </label>
          <label>
            <input
              type="radio"
              name={item.id}
              checked={stands && verdict.is === 'approve'}
              onChange={() => choose('approve')}
            />{' '}
            {t('planning.verdict.approve')}
          </label>
          <label>
            <input
              type="radio"
              name={item.id}
              checked={stands && verdict.is === 'reject'}
              onChange={() => choose('reject')}
            />{' '}
            {t('planning.verdict.reject')}
          </label>
          {verdict !== undefined && !stands && (
            <p role="alert" className="warning">
              {t('planning.approvals.changedSince')}
            </p>
          )}
          {verdict !== undefined && (
            <label className="field">
              <span>{t(`planning.verdict.${verdict.is}Reason`)}</span>
              <textarea
                rows={2}
                maxLength={verdict.is === 'reject' ? 500 : 200}
                required={verdict.is === 'reject'}
                value={verdict.reason}
                onChange={({ target }) => onChange({ ...verdict, reason: target.value, key: crypto.randomUUID() })}
              />
            </label>
          )}
        </fieldset>
      )}
    </article>
  );
}
