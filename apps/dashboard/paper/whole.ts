/** The row, if it has all of these: to some posts a page shows less of its rows, and a document of half a row is none. */
export function whole<Row extends object, Field extends keyof Row>(
  row: Row,
  fields: readonly Field[],
): (Row & Required<Pick<Row, Field>>) | undefined {
  return fields.every((field) => row[field] !== undefined) ? (row as Row & Required<Pick<Row, Field>>) : undefined;
}
