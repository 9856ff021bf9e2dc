import type { PageName } from '../api/rows.js';
import { Ledger } from '../ledger/ledger.js';
import { useRights } from '../shell/rights.js';
import { usePages } from '../words/page-words.js';
import { useSaid } from '../words/i18n.js';
import { OnRecord } from './on-record.js';
import './clues.css';

/** A list whose reading is put on record. */
function SealedLedger({ page, recorded }: { readonly page: PageName; readonly recorded: boolean }) {
  const said = useSaid();
  const info = usePages()?.[page];
  const { known } = useRights();
  if (info === undefined || !known) return null;
  return (
    <OnRecord what={page} title={said(info)} recorded={recorded}>
      <Ledger page={page} info={info} />
    </OnRecord>
  );
}

/** To the zones the custody list shows numbers and dates alone, and is no secret. */
export function CustodyLedger() {
  return <SealedLedger page="clue-custody" recorded={useRights().may('clue-ledger')} />;
}

export const ClueLedger = () => <SealedLedger page="clue-ledger" recorded />;
export const SealedCases = () => <SealedLedger page="sealed-cases" recorded />;
