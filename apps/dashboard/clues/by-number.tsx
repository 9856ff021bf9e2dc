import { useTranslation } from 'react-i18next';
import { useRows } from '../api/rows.js';
import { Deadlines } from '../record/deadlines.js';
import { RecordHeader } from '../record/record-header.js';
import { useMoment } from '../shell/moment.js';
import { useRights } from '../shell/rights.js';
import { NotHere } from '../shell/broken.js';
import { DueLight } from '../todo/due-light.js';
import { useSaid } from '../words/i18n.js';
import { ClueActions } from './clue-actions.js';
import { SealedList } from './sealed-list.js';

/** A clue to whoever handles it or verifies it and may not read the chain: its number, and what waits. */
export function ClueByNumber({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { asOf } = useMoment();
  const { may } = useRights();
  const { rows } = useRows('to-do', { category: 'clue' }, { enabled: asOf === undefined });
  const mine = rows?.filter(({ record }) => record === id) ?? [];
  if (rows === undefined) return <p role="status">{t('ledger.loading')}</p>;
  // Whoever has nothing to do with it learns nothing, not even that there is one.
  if (mine.length === 0 && !may('sealed-cases')) return <NotHere />;
  return (
    <article>
      <RecordHeader kind={t('clues.clue')} title={id} />
      <p>{t(mine.length > 0 ? 'clues.byNumber' : 'clues.nothingHere')}</p>
      <ul className="matters">
        {mine.map((row) => (
          <li key={row.id}>
            <span className="step">{said(row.words)}</span>
            <DueLight due={row.due} />
          </li>
        ))}
      </ul>
      <ClueActions id={id} is={undefined} etag={undefined} />
      <Deadlines category="clue" record={id} />
      {may('sealed-cases') && <SealedList id={id} />}
    </article>
  );
}
