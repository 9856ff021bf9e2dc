import { useNames } from '../api/names.js';
import type { RowOf } from '../api/rows.js';
import { paperOfHandover } from '../paper/of-clue.js';
import { PaperButtons } from '../paper/paper-buttons.js';

/** The receipt of the hand-over (移送回执), once there is one. */
export function HandOverPaper({ row }: { readonly row: RowOf<'clue-custody'> }) {
  const { nameOf } = useNames();
  return <PaperButtons paper={row.receipt === undefined ? undefined : paperOfHandover(row, nameOf)} />;
}
