import { useTranslation } from 'react-i18next';
import type { JsonSchema } from '../api/command.js';

/** What fields and codes are called. */
export function useFieldWords() {
  const { t, i18n } = useTranslation();
  return {
    field: (name: string): string => (i18n.exists(`field.${name}`) ? t(`field.${name}`) : name),
    value: (schema: JsonSchema, value: string): string | undefined =>
      schema.enum?.includes(value) && i18n.exists(`value.${value}`) ? t(`value.${value}`) : undefined,
  };
}
