import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useRows } from '../api/rows.js';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { ProblemText } from '../shell/broken.js';
import { useSaid } from '../words/i18n.js';
import { DueLight } from './due-light.js';
import { placeOf } from './places.js';

/** Where everybody begins: what waits for me, and what I have done. */
export function Desk() {
  const { t } = useTranslation();
  const [asked] = useSearchParams();
  const done = asked.has('done');
  return (
    <>
      <h1>{t(done ? 'todo.desk.done' : 'todo.desk.toDo')}</h1>
      <nav className="tabs" aria-label={t('todo.desk.title')}>
        <Link to="/" aria-current={done ? undefined : 'page'}>
          {t('todo.desk.toDo')}
        </Link>
        <Link to="/?done" aria-current={done ? 'page' : undefined}>
          {t('todo.desk.done')}
        </Link>
      </nav>
      {done ? <Done /> : <Waiting />}
    </>
  );
}

function Waiting() {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const said = useSaid();
  const { rows, error, more } = useRows('to-do');
  return (
    <Matters error={error} none={rows?.length === 0 ? t('todo.desk.nothing') : undefined} more={more}>
      {rows?.map((row) => (
        <li key={row.id}>
          <Link to={placeOf(row)}>{row.title}</Link>
          <span className="step">{said(row.words)}</span>
          {row.zone !== null && <span>{nameOf(row.zone, 'zones')}</span>}
          <DueLight due={row.due} />
          <span className="quiet">{t('todo.desk.since', { since: shownInstant(row.since) })}</span>
        </li>
      ))}
    </Matters>
  );
}

function Done() {
  const { t } = useTranslation();
  const { rows, error, more } = useRows('done');
  return (
    <Matters error={error} none={rows?.length === 0 ? t('todo.desk.nothingDone') : undefined} more={more}>
      {rows?.map((row) => (
        <li key={row.id}>
          <Link to={placeOf(row)}>{row.title}</Link>
          <span className="quiet">{shownInstant(row.done.at(-1)?.at ?? '')}</span>
        </li>
      ))}
    </Matters>
  );
}

interface MattersProps {
  readonly error: Error | null;
  readonly none: string | undefined;
  readonly more: (() => void) | undefined;
  readonly children: ReactNode;
}

function Matters({ error, none, more, children }: MattersProps) {
  const { t } = useTranslation();
  return (
    <section>
      {error && <ProblemText error={error} />}
      {none !== undefined && <p>{none}</p>}
      <ul className="matters">{children}</ul>
      {more && (
        <button type="button" onClick={more}>
          {t('ledger.more')}
        </button>
      )}
    </section>
  );
}
