import type { JsonSchema } from '../api/command.js';

/** What has been typed into a form so far, field by field; texts as typed. */
export type Draft = Readonly<Record<string, unknown>>;

/** What every command may carry beside its own matter; asked for only where it is wanted. */
const BESIDE = ['occurredAt', 'basis', 'onBehalfOf'];

/** Random values that keep what was asked from being guessed; nobody is asked for one. */
const MADE = ['blind'];

export const ownFields = (schema: JsonSchema) =>
  Object.entries(schema.properties ?? {}).filter(([name]) => !BESIDE.includes(name) && !MADE.includes(name));

export const besideFields = (schema: JsonSchema) =>
  Object.entries(schema.properties ?? {}).filter(([name]) => BESIDE.includes(name));

/** A form not yet filled in: lists that need an entry have one to fill, others none; random values are there. */
export const emptyDraft = (schema: JsonSchema): Draft => ({
  ...Object.fromEntries(
    ownFields(schema)
      .filter(([name, { type }]) => type === 'array' && schema.required?.includes(name))
      .map(([name, { items, minItems = 0 }]) => [
        name,
        minItems === 0 ? [] : [items?.type === 'object' ? emptyDraft(items) : ''],
      ]),
  ),
  ...Object.fromEntries(MADE.filter((name) => schema.properties?.[name]).map((name) => [name, randomHex()])),
});

const randomHex = () => hexOf(crypto.getRandomValues(new Uint8Array(32)));

export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What a filled form says: numbers as numbers, and nothing of what was left empty; but a list that must be there says that it is empty. */
export function saidOf(schema: JsonSchema, draft: Draft): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .map(([name, part]) => {
        const said = saidBy(part, draft[name]);
        const empty = part.type === 'array' && schema.required?.includes(name) ? [] : undefined;
        return [name, said ?? empty] as const;
      })
      .filter(([, value]) => value !== undefined),
  );
}

function saidBy(schema: JsonSchema, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (schema.type === 'object') {
    const said = saidOf(schema, value as Draft);
    return Object.keys(said).length === 0 ? undefined : said;
  }
  if (schema.type === 'array') {
    const list = (value as readonly unknown[])
      .map((one) => saidBy(schema.items ?? {}, one))
      .filter((one) => one !== undefined);
    return list.length === 0 ? undefined : list;
  }
  if (schema.type === 'boolean') return value;
  const text = (value as string).trim();
  if (text === '') return undefined;
  // What is no number goes as it was typed: the program says what is wrong with it.
  if (schema.type === 'integer' || schema.type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  if (schema.format === 'date-time' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return `${text}:00+08:00`;
  return text;
}
