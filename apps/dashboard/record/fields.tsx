import { columnsOf } from '../ledger/columns.js';
import { useShown } from '../ledger/value.js';
import { useFieldWords } from '../words/field-words.js';
import { usePages } from '../words/page-words.js';

interface Props {
  /** The page that the row is of. */
  readonly page: string;
  readonly row: object;
  /** Which fields, in which order; all of them where nothing is said. */
  readonly only?: readonly string[];
}

/** What a record says, field by field; what is empty is left out. */
export function RecordFields({ page, row, only }: Props) {
  const words = useFieldWords();
  const shown = useShown();
  const info = usePages()?.[page];
  if (info === undefined) return null;
  const columns = columnsOf(info.row, [row]);
  const chosen = only?.flatMap((name) => columns.filter(({ field }) => field === name)) ?? columns;
  return (
    <dl className="fields">
      {chosen
        .map(({ field, schema }) => ({
          field,
          text: shown((row as Readonly<Record<string, unknown>>)[field], field, schema),
        }))
        .filter(({ text }) => text !== '')
        .map(({ field, text }) => (
          <div key={field}>
            <dt>{words.field(field)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}
