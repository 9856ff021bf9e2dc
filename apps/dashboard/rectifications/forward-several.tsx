import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../api/rows.js';
import { useMoment } from '../shell/moment.js';
import { useRights } from '../shell/rights.js';
import { type Choice, forwardIssue, type Result } from './forward.js';
import { ForwardChoice } from './forward-choice.js';
import type { Issue } from './life.js';

/** Issues that nobody has in hand yet: several forwarded at once, each to its body, and for each what came of it. */
export function ForwardSeveral() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { asOf } = useMoment();
  const { may } = useRights();
  const forwards = may('ForwardIssue') && asOf === undefined;
  const { data: waiting } = useEveryRow('issues', { is: 'referred' }, { enabled: forwards });
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const [results, setResults] = useState<readonly Told[]>([]);
  const [busy, setBusy] = useState(false);
  if (!forwards || waiting === undefined || (waiting.length === 0 && results.length === 0)) return null;

  const chosen = waiting.filter(({ id }) => choices[id] !== undefined);
  const forward = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setResults([]);
    try {
      for (const issue of chosen) {
        const result = await forwardIssue(issue, choices[issue.id]!);
        setResults((before) => [...before, { issue, result }]);
        // A refused one keeps what was typed.
        if (result.is !== 'refused') setChoices(({ [issue.id]: _done, ...others }) => others);
      }
    } finally {
      await client.invalidateQueries();
      setBusy(false);
    }
  };

  return (
    <section className="several" aria-labelledby="several">
      <h2 id="several">{t('rectifications.several.title', { count: waiting.length })}</h2>
      <Results results={results} />
      <form onSubmit={(event) => void forward(event)}>
        {waiting.length > 0 && <p className="quiet">{t('rectifications.several.says')}</p>}
        <ul className="matters">
          {waiting.map((issue) => (
            <ForwardChoice
              key={issue.id}
              issue={issue}
              choice={choices[issue.id]}
              onChange={(choice) =>
                setChoices(({ [issue.id]: _before, ...others }) =>
                  choice ? { ...others, [issue.id]: choice } : others,
                )
              }
            />
          ))}
        </ul>
        {waiting.length > 0 && (
          <button type="submit" className="primary" disabled={busy || chosen.length === 0}>
            {t('rectifications.several.forward', { count: chosen.length })}
          </button>
        )}
      </form>
    </section>
  );
}

interface Told {
  readonly issue: Issue;
  readonly result: Result;
}

/** One line an issue: to whom it went and by when, or why not. */
function Results({ results }: { readonly results: readonly Told[] }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('rectifications.several.results')}>
      <ul className="matters">
        {results.map(({ issue, result }) => (
          <li key={issue.id} className={result.is === 'done' ? 'result done' : 'result refused'}>
            <strong>
              {issue.unitName}
              {t('ledger.is')}
              {issue.kind}
            </strong>
            <span>{t(`rectifications.several.${result.is}`, { ...result })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
