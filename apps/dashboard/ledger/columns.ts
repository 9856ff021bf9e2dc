import type { JsonSchema } from '../api/command.js';

/** What stands in a column, and how it is said. */
export interface Column {
  readonly field: string;
  readonly schema: JsonSchema;
}

/** A schema of the entries of a list: their words stand at the list. */
export const entryOf = (schema: JsonSchema): JsonSchema => ({
  ...schema.items,
  ...(schema['x-values'] && { 'x-values': schema['x-values'] }),
});

/** What every row carries for the program's own use. */
const TECHNICAL = ['asOfPosition', 'words'];

/** A row's fields as columns: those of the schema first, then what the rows have beside it. */
export function columnsOf(schema: JsonSchema, rows: readonly object[]): readonly Column[] {
  const known = Object.entries(schema.properties ?? {});
  const others = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (field) => !known.some(([name]) => name === field),
  );
  return [...known, ...others.map((field): [string, JsonSchema] => [field, {}])]
    .filter(([field]) => !TECHNICAL.includes(field))
    .map(([field, of]) => ({ field, schema: of }));
}
