import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonSchema } from '../api/command.js';
import { useNames } from '../api/names.js';
import { entryOf } from './columns.js';
import { useFieldWords } from '../words/field-words.js';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A moment as people write it, at the county's own time: rows carry it with its offset. */
export const shownInstant = (value: string) => value.slice(0, 16).replace('T', ' ');

/** A value as text, also for files: names for ids, words for codes, moments to the minute. */
export function useShown(): (value: unknown, field: string, schema?: JsonSchema) => string {
  const { nameOf } = useNames();
  const { t } = useTranslation();
  const words = useFieldWords();
  const shown = (value: unknown, field: string, schema: JsonSchema = {}): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return t(value ? 'ledger.yes' : 'ledger.no');
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') {
      if (INSTANT.test(value)) return shownInstant(value);
      return words.value(value, schema) ?? nameOf(value);
    }
    if (Array.isArray(value)) return value.map((one) => shown(one, field, entryOf(schema))).join(t('ledger.separator'));
    return Object.entries(value)
      .map(
        ([name, part]) =>
          [words.field(name, schema.properties?.[name]), shown(part, name, schema.properties?.[name])] as const,
      )
      .filter(([, part]) => part !== '')
      .map(([name, part]) => `${name}${t('ledger.is')}${part}`)
      .join(t('ledger.between'));
  };
  return shown;
}

const MANY = 3;

/** A value in a table's cell: many are counted, and told in full where the record is opened. */
export function Cell({
  value,
  field,
  schema,
}: {
  readonly value: unknown;
  readonly field: string;
  readonly schema: JsonSchema;
}): ReactNode {
  const { t } = useTranslation();
  const shown = useShown();
  if (Array.isArray(value) && value.length > MANY)
    return (
      <span title={shown(value, field, schema)}>
        {t('ledger.andOthers', { first: shown(value.slice(0, MANY), field, schema), count: value.length })}
      </span>
    );
  return shown(value, field, schema);
}
