import { FIELD_WORDS, type Words, WORDS_IN_PLACE } from '../shared/field-words.js';
import { SPOKEN } from '../shared/spoken.js';
import { VALUE_WORDS, VALUES_IN_PLACE } from '../shared/value-words.js';

/** As much of a JSON Schema as words are put into. */
interface Schema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

type Spoken = { readonly zh: string; readonly en: string };
export type ValueTable = Readonly<Record<string, Spoken>>;

/** Puts words into a document's schemas, and keeps count of which it has used and which it has missed. */
export class Worded {
  /** Every key of the dictionaries that something in the document is called by. */
  readonly used = new Set<string>();
  readonly missing: string[] = [];

  /** `tables`: values that have their words where they are defined. A field that says nothing else takes them from there. */
  constructor(private readonly tables: readonly ValueTable[]) {}

  /** The same schemas; each field with `x-words`, each field of which the values are words with `x-values`. */
  schemas(schemas: Readonly<Record<string, object>>): Record<string, object> {
    return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, this.inside(schema, name)]));
  }

  private inside(schema: Schema, at: string): object {
    const { properties, items, additionalProperties: more, anyOf, allOf } = schema;
    return {
      ...schema,
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([field, part]) => [field, this.field(part, field, `${at}.${field}`)]),
        ),
      }),
      ...(items && { items: this.inside(items, at) }),
      ...(typeof more === 'object' && { additionalProperties: this.inside(more, at) }),
      ...(anyOf && { anyOf: anyOf.map((part) => this.inside(part, at)) }),
      ...(allOf && { allOf: allOf.map((part) => this.inside(part, at)) }),
    };
  }

  private field(schema: Schema, field: string, at: string): object {
    const values = valuesOf(schema) ?? SPOKEN[at];
    if (SPOKEN[at]) this.used.add(`spoken ${at}`);
    return {
      ...this.inside(schema, at),
      'x-words': this.wordsOf(field, at),
      ...(values && { 'x-values': this.valuesWords(values, at) }),
    };
  }

  private wordsOf(field: string, at: string): Spoken | undefined {
    // The printed table has the document's own words over its columns.
    if (/\p{Script=Han}/u.test(field)) return { zh: field, en: field };
    if (WORDS_IN_PLACE[at]) return this.taken(`field ${at}`, WORDS_IN_PLACE[at]);
    if (FIELD_WORDS[field]) return this.taken(`field ${field}`, FIELD_WORDS[field]);
    this.missing.push(`field ${at}`);
    return undefined;
  }

  private valuesWords(values: readonly string[], at: string): Record<string, Spoken | undefined> {
    const table = this.tables.find((one) => values.every((value) => Object.hasOwn(one, value)));
    return Object.fromEntries(
      values.map((value) => [value, table ? spoken(table[value]!) : this.valueWords(value, at)]),
    );
  }

  private valueWords(value: string, at: string): Spoken | undefined {
    const there = VALUES_IN_PLACE[at]?.[value];
    if (there) return this.taken(`value ${at} ${value}`, there);
    if (VALUE_WORDS[value]) return this.taken(`value ${value}`, VALUE_WORDS[value]);
    const table = this.tables.find((one) => Object.hasOwn(one, value));
    if (table) return spoken(table[value]!);
    this.missing.push(`value ${at} ${value}`);
    return undefined;
  }

  private taken(key: string, [zh, en]: Words): Spoken {
    this.used.add(key);
    return { zh, en };
  }
}

const spoken = ({ zh, en }: Spoken): Spoken => ({ zh, en });

/** The words a field, or each entry of its list, may say; undefined when it may say anything, or numbers. */
function valuesOf({ enum: values, items, anyOf }: Schema): readonly string[] | undefined {
  const words = values?.filter((value) => typeof value === 'string') ?? [];
  if (words.length > 0) return words;
  const within = [...(items ? [items] : []), ...(anyOf ?? [])].flatMap((part) => valuesOf(part) ?? []);
  return within.length > 0 ? [...new Set(within)] : undefined;
}
