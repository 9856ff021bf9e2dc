import { useQuery } from '@tanstack/react-query';
import type { JsonSchema, Said } from '../api/command.js';
import { useSaid } from './i18n.js';

interface Dictionary {
  readonly fields: Readonly<Record<string, Said>>;
  readonly values: Readonly<Record<string, Said>>;
  readonly events: Readonly<Record<string, Said>>;
}

/** What fields, values and events are called: by their own schema, or else by what they are mostly called in the document. */
export function useFieldWords() {
  const said = useSaid();
  const { data } = useQuery({
    queryKey: ['document', 'words'],
    queryFn: async () => (await import('../generated/words.json')).default as unknown as Dictionary,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return {
    field: (name: string, schema?: JsonSchema): string => {
      const words = schema?.['x-words'] ?? data?.fields[name];
      return words ? said(words) : name;
    },
    /** Undefined for what is no code but a text of its own. */
    value: (value: string, schema?: JsonSchema): string | undefined => {
      const words = schema?.['x-values']?.[value] ?? (schema === undefined ? data?.values[value] : undefined);
      return words && said(words);
    },
    /** What happened, in words. */
    event: (type: string): string => (data?.events[type] ? said(data.events[type]) : type),
    /** The values that a field may have, when they are codes. */
    values: (schema: JsonSchema | undefined): readonly string[] | undefined =>
      schema?.['x-values'] && Object.keys(schema['x-values']),
  };
}
