import { Ledger } from '../ledger/ledger.js';
import { usePages } from '../words/page-words.js';
import { ForwardSeveral } from './forward-several.js';
import './rectifications.css';

/** The issue ledger; the Conduct Office finds above it what is still to be forwarded. */
export function IssueLedgerPage() {
  const info = usePages()?.['issues'];
  return (
    info && (
      <Ledger page="issues" info={info}>
        <ForwardSeveral />
      </Ledger>
    )
  );
}
