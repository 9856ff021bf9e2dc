import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from './client.js';

/** A small setting of the reader's own, kept by the program: it follows from machine to machine, and nothing stays in the browser. */
export function usePreference<Value>(name: string): {
  readonly value: Value | undefined;
  readonly keep: (value: Value) => void;
} {
  const client = useQueryClient();
  const queryKey = ['preference', name];
  const params = { path: { name } };
  // What is not there is not asked for: a refusal would show in the console as an error.
  const { data: kept } = useQuery({
    queryKey: ['preferences'],
    staleTime: Infinity,
    queryFn: async ({ signal }) =>
      (await api.GET('/api/v1/my/preferences', { signal })).data as Answer<'/api/v1/my/preferences'>,
  });
  const { data } = useQuery({
    queryKey,
    enabled: kept?.preferences.some((one) => one.name === name) ?? false,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
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
