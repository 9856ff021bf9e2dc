import type { ReactNode } from 'react';
import type { JsonSchema } from '../api/command.js';
import { columnsOf } from '../ledger/columns.js';
import { useShown } from '../ledger/value.js';
import { useFieldWords } from '../words/field-words.js';
import { usePages } from '../words/page-words.js';

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

interface RecordProps {
  /** The page that the row is of. */
  readonly page: string;
  readonly row: object;
  /** Which fields, in which order; all of them where nothing is said. */
  readonly only?: readonly string[];
}

/** What a record says, as its page describes it. */
export function RecordFields({ page, row, only }: RecordProps) {
  const info = usePages()?.[page];
  return info && <Fields schema={info.row} values={row as Values} {...(only && { only })} />;
}

/** Everything that a record or a part of one says: plain values in columns, its parts below, lists of parts as tables. */
function Fields({
  schema,
  values,
  only,
}: {
  readonly schema: JsonSchema;
  readonly values: Values;
  readonly only?: readonly string[];
}) {
  const words = useFieldWords();
  const columns = columnsOf(schema, [values]);
  const chosen = only?.flatMap((name) => columns.filter(({ field }) => field === name)) ?? columns;
  const said = chosen.filter(({ field }) => !isEmpty(values[field]));
  return (
    <dl className="fields">
      {said.map(({ field, schema: of }) => (
        <div key={field} className={isWide(values[field]) ? 'wide' : undefined}>
          <dt>{words.field(field, of)}</dt>
          <dd>
            <Value value={values[field]} field={field} schema={of} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const LONG = 60;
const isWide = (value: unknown) =>
  isObject(value) ||
  (Array.isArray(value) && value.some(isObject)) ||
  (typeof value === 'string' && value.length > LONG);

function Value({
  value,
  field,
  schema,
}: {
  readonly value: unknown;
  readonly field: string;
  readonly schema: JsonSchema;
}): ReactNode {
  const shown = useShown();
  if (Array.isArray(value) && value.length > 0 && value.every(isObject))
    return <Parts parts={value} schema={schema.items ?? {}} />;
  if (isObject(value)) return <Fields schema={schema} values={value} />;
  return shown(value, field, schema);
}

/** A list of parts that look alike. */
function Parts({ parts, schema }: { readonly parts: readonly Values[]; readonly schema: JsonSchema }) {
  const words = useFieldWords();
  const shown = useShown();
  const columns = columnsOf(schema, parts).filter(({ field }) => parts.some((part) => !isEmpty(part[field])));
  return (
    <table>
      <thead>
        <tr>
          {columns.map(({ field, schema: of }) => (
            <th key={field} scope="col">
              {words.field(field, of)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part, place) => (
          <tr key={place}>
            {columns.map(({ field, schema: of }) => (
              <td key={field}>{shown(part[field], field, of)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
