import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../api/rows.js';
import { useHolds } from '../shell/holds.js';
import { useMoment } from '../shell/moment.js';
import { decideItem, type Item, type Result, type Verdict } from './decide-items.js';
import { program } from './program.js';
import { ItemVerdict } from './item-verdict.js';
import './planning.css';

/** Plan items to be decided: several at once, each by itself with its own reason, and for each what came of it. */
export function PlanApproval() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { asOf } = useMoment();
  const decides = useHolds({ post: 'principal-leader' });
  const { data: items } = useEveryRow('plan-items', { state: 'proposed' }, { enabled: decides });
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, Verdict>>>({});
  const [results, setResults] = useState<readonly (Result & { readonly id: string })[]>([]);
  const [busy, setBusy] = useState(false);
  if (!decides || items === undefined) return null;

  const chosen = items.filter(({ id }) => verdicts[id] !== undefined);
  const decide = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setResults([]);
    try {
      // One after the other: they are of one plan, and each changes it.
      for (const item of chosen) {
        const result = await decideItem(verdicts[item.id]!, program);
        setResults((before) => [...before, { ...result, id: item.id }]);
        if (result.is !== 'refused') setVerdicts(({ [item.id]: _decided, ...others }) => others);
      }
    } finally {
      await client.invalidateQueries();
      setBusy(false);
    }
  };

  return (
    <section aria-labelledby="plan-approval">
      <h2 id="plan-approval">{t('planning.approvals.items', { count: items.length })}</h2>
      <Results results={results} />
      {items.length === 0 && <p>{t('planning.approvals.noItems')}</p>}
      <form onSubmit={(event) => void decide(event)}>
        {items.map((item) => (
          <ItemVerdict
            key={item.id}
            item={item}
            verdict={verdicts[item.id]}
            onChange={(verdict) =>
              setVerdicts(({ [item.id]: _before, ...others }) => (verdict ? { ...others, [item.id]: verdict } : others))
            }
          />
        ))}
        {items.length > 0 && asOf === undefined && (
          <button type="submit" className="primary" disabled={busy || chosen.length === 0}>
            {t('planning.approvals.decide', {
              count: chosen.length,
              approved: chosen.filter(({ id }) => verdicts[id]!.is === 'approve').length,
              rejected: chosen.filter(({ id }) => verdicts[id]!.is === 'reject').length,
            })}
          </button>
        )}
      </form>
    </section>
  );
}

/** One line an item: done, refused and why, or left alone. */
function Results({ results }: { readonly results: readonly (Result & { readonly id: Item['id'] })[] }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('planning.approvals.results')}>
      <ul className="matters">
        {results.map((result) => (
          <li key={result.id} className={result.is === 'done' ? 'result done' : 'result refused'}>
            <strong>{result.title}</strong>
            <span>
              {result.is === 'done' && t(`planning.approvals.done.${result.verdict}`)}
              {result.is === 'refused' && t('planning.approvals.refused', { why: result.why })}
              {result.is === 'changed' && t('planning.approvals.changed')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
