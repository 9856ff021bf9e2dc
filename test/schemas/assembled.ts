import type { Page } from '@county/shared/capability.js';
import { answerName, rowName } from '@county/http/answers.js';
import type { Answers } from './answers.js';
import type { Schema } from './of-type.js';

/** What the API's document has of every answer: the rows as their pages show them, and what is computed. */
export function assembled({ rows, computed, shown }: Answers, pages: readonly Page[]): Record<string, Schema> {
  const shownRows = pages.map((page): [string, Schema] => [
    rowName(page.get),
    asShown(rows[page.view.name]!, shown[page.get] ?? { adds: {}, required: [], leaves: 'all' }),
  ]);
  const answers = Object.entries(computed).map(([operation, schema]): [string, Schema] => [
    answerName(operation),
    schema,
  ]);
  return Object.fromEntries([...shownRows, ...answers].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const OF_EVERY_ROW: Readonly<Record<string, Schema>> = {
  id: { type: 'string' },
  asOfPosition: { type: 'string', description: 'the last event that this row has taken in' },
};

function asShown(row: Schema, page: Answers['shown'][string]): Schema {
  if (row.anyOf) return { ...row, anyOf: row.anyOf.map((form) => asShown(form, page)) };
  const all = { ...OF_EVERY_ROW, ...row.properties };
  const added = Object.entries(page.adds).map(([name, more]): [string, Schema] => [name, enriched(all[name], more)]);
  if (page.leaves === 'none') return { type: 'object', properties: Object.fromEntries(added), required: page.required };
  const always = [...Object.keys(OF_EVERY_ROW), ...(row.required ?? []), ...page.required];
  return {
    ...row,
    properties: { ...all, ...Object.fromEntries(added) },
    required: page.leaves === 'some' ? ['id'] : [...new Set(always)],
  };
}

/** A field as the row has it, with what the page adds to the entries of its list. */
function enriched(field: Schema | undefined, more: Schema): Schema {
  if (!field) return more;
  if (field.items?.properties === undefined || more.items === undefined) return field;
  return {
    ...field,
    items: { ...field.items, properties: { ...field.items.properties, ...more.items.properties } },
  };
}
