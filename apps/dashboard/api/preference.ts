import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './client.js';

/** A small setting of the reader's own, kept by the program: it follows from machine to machine, and nothing stays in the browser. */
export function usePreference<Value>(name: string): {
  readonly value: Value | undefined;
  readonly keep: (value: Value) => void;
} {
  const client = useQueryClient();
  const queryKey = ['preference', name];
  const params = { path: { name } };
  const { data } = useQuery({
    queryKey,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const known = await client.fetchQuery({
        queryKey: ['preference-names'],
        staleTime: Infinity,
        queryFn: async () => (await api.GET('/api/v1/my/preferences')).data!.preferences.map((one) => one.name),
      });
      if (!known.includes(name)) return null;
      const { data: found } = await api.GET('/api/v1/my/preferences/{name}', { params, signal });
      return (found as { value: Value }).value;
    },
  });
  const change = useMutation({
    mutationFn: async (value: Value) => {
      await api.PUT('/api/v1/my/preferences/{name}', { params, body: { value: value as never } });
    },
  });
  return {
    value: data ?? undefined,
    keep: (value) => {
      client.setQueryData(queryKey, value);
      change.mutate(value);
    },
  };
}
