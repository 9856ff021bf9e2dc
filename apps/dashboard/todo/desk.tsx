import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
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
  return (
    <>
      <h1>{t('todo.desk.title')}</h1>
      <Waiting />
      <Done />
    </>
  );
}

function Waiting() {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const said = useSaid();
  const { rows, error, more } = useRows('to-do');
  return (
    <Matters
      title={t('todo.desk.toDo')}
      error={error}
      none={rows?.length === 0 ? t('todo.desk.nothing') : undefined}
      more={more}
    >
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
    <Matters
      title={t('todo.desk.done')}
      error={error}
      none={rows?.length === 0 ? t('todo.desk.nothingDone') : undefined}
      more={more}
    >
      {rows?.map((row) => (
        <li key={row.id}>
          <Link to={placeOf(row)}>{row.title}</Link>
        </li>
      ))}
    </Matters>
  );
}

interface MattersProps {
  readonly title: string;
  readonly error: Error | null;
  readonly none: string | undefined;
  readonly more: (() => void) | undefined;
  readonly children: ReactNode;
}

function Matters({ title, error, none, more, children }: MattersProps) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{title}</h2>
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
