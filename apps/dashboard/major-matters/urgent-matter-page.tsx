import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type RowOf, useRow } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { Actions } from '../record/actions.js';
import { RecordFields } from '../record/fields.js';
import { History } from '../record/history.js';
import { Missing } from '../record/missing.js';
import { RecordHeader } from '../record/record-header.js';
import { Steps } from '../record/steps.js';
import { useCodeWords } from '../words/code-words.js';
import { usePageWords } from '../words/page-words.js';
import { lifeOf, type MatterStep, stepOf, timingOf } from './timing.js';

type Matter = RowOf<'urgent-matters'>;

/** A major matter: known, told, written within its hours, instructed on, acknowledged. */
export function UrgentMatterPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const pageWords = usePageWords();
  const words = useCodeWords('urgent-matters');
  const { data, error } = useRow('urgent-matters', id);
  if (data === undefined) return <Missing error={error} />;
  const { row, etag } = data;
  return (
    <article>
      <RecordHeader
        kind={pageWords('urgent-matters')}
        number={id}
        title={row.title}
        state={`${words('kind', row.kind)} · ${words('is', row.is)}`}
      />
      <Steps
        steps={lifeOf(row).map((key) => ({ key, name: t(`major-matters.step.${key}`), ...reachedIn(row, key) }))}
        current={stepOf(row)}
        over={row.is === 'acknowledged'}
      />
      <Hours row={row} />
      {etag !== undefined && <Actions category="major-matter" id={id} etag={etag} />}
      {row.question !== null && <Said title={t('major-matters.question')} text={row.question} />}
      {row.instruction !== null && <Said title={t('major-matters.instruction')} text={row.instruction} />}
      {row.clues.length > 0 && (
        <p>
          {t('major-matters.clues')}
          {row.clues.map((clue) => (
            <Link key={clue} to={`/clue-custody/${clue}`}>
              {clue}
            </Link>
          ))}
        </p>
      )}
      <RecordFields
        page="urgent-matters"
        row={row}
        only={['subject', 'zone', 'office', 'reporter', 'toldTo', 'facts']}
      />
      <History category="major-matter" id={id} />
    </article>
  );
}

function Said({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <p>{text}</p>
    </section>
  );
}

/** How long it took to be told and written, and by when it has to be. */
function Hours({ row }: { readonly row: Matter }) {
  const { t } = useTranslation();
  const [now] = useState(() => Date.now());
  const { is, toldAfter, writtenAfter, limit } = timingOf(row, now);
  const light = { 'in-time': 'far', late: 'late', running: 'soon', over: 'late' }[is];
  return (
    <p>
      {t('major-matters.told', { hours: toldAfter })}{' '}
      <span className={`due ${light}`}>
        {t(`major-matters.hours.${is}`, {
          hours: writtenAfter,
          limit,
          by: row.writeBy === null ? '' : shownInstant(row.writeBy),
        })}
      </span>
    </p>
  );
}

function reachedIn(row: Matter, step: MatterStep): { readonly at: string | null; readonly by?: string | null } {
  switch (step) {
    case 'known':
      return { at: row.knownAt };
    case 'told':
      return { at: row.toldAt, by: row.reporter };
    case 'written':
      return { at: row.writtenAt };
    case 'asked':
      return { at: row.askedAt };
    case 'instructed':
      return { at: row.instructedAt, by: row.instructedBy };
    case 'acknowledged':
      return { at: row.acknowledgedAt, by: row.acknowledgedBy };
  }
}
