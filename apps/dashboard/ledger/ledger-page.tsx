import { useParams } from 'react-router';
import { NotHere } from '../shell/broken.js';
import { usePages } from '../words/page-words.js';
import type { PageName } from '../api/rows.js';
import { Ledger } from './ledger.js';

/** The list of any page of the program, at the address that the page has there. */
export function LedgerPage() {
  const { page = '' } = useParams();
  const pages = usePages();
  if (pages === undefined) return null;
  const info = pages[page];
  if (info === undefined) return <NotHere />;
  return <Ledger key={page} page={page as PageName} info={info} />;
}
