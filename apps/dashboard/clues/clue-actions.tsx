import { useTranslation } from 'react-i18next';
import { useRows } from '../api/rows.js';
import { CommandButton } from '../record/command-button.js';
import { useMoment } from '../shell/moment.js';
import { useRights } from '../shell/rights.js';
import type { ClueIs } from './life.js';
import { BESIDE, DONE_BY } from './steps.js';

interface Props {
  readonly id: string;
  /** Where the clue stands, as far as the reader is told. */
  readonly is: ClueIs | undefined;
  readonly etag: string | undefined;
}

/** What waits for the reader in a clue, several things at once perhaps, and what else may be wanted. */
export function ClueActions({ id, is, etag }: Props) {
  const { t } = useTranslation();
  const { asOf } = useMoment();
  const { may } = useRights();
  const { rows } = useRows('to-do', { category: 'clue' }, { enabled: asOf === undefined });
  if (asOf !== undefined) return null;
  const waiting = (rows ?? []).filter(({ record }) => record === id).flatMap(({ step }) => DONE_BY[step] ?? []);
  const beside = (is === undefined ? [] : BESIDE[is]).filter((name) => may(name) && !waiting.includes(name));
  const button = (name: string, place: number, primary: boolean) => (
    <CommandButton key={name} name={name} params={{ id }} etag={etag} primary={primary && place === 0} />
  );
  return (
    <>
      {waiting.length > 0 && (
        <div className="actions" role="group" aria-label={t('clues.next')}>
          {[...new Set(waiting)].map((name, place) => button(name, place, true))}
        </div>
      )}
      {beside.length > 0 && (
        <details className="beside-actions">
          <summary>{t('clues.other')}</summary>
          <div className="actions">{beside.map((name, place) => button(name, place, false))}</div>
        </details>
      )}
    </>
  );
}
