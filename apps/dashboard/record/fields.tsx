import type { ReactNode } from 'react';
import type { JsonSchema } from '../api/command.js';
import { columnsOf } from '../ledger/columns.js';
import { useShown } from '../ledger/value.js';
import { useFieldWords } from '../words/field-words.js';

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

/** Everything that a record says: plain values in columns, its parts below, lists of parts as tables. */
export function Fields({ schema, values }: { readonly schema: JsonSchema; readonly values: Values }) {
  const words = useFieldWords();
  const said = columnsOf(schema, [values]).filter(({ field }) => !isEmpty(values[field]));
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
