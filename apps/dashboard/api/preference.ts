import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Problem } from './client.js';

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
      try {
        const { data: found } = await api.GET('/api/v1/my/preferences/{name}', { params, signal });
        return (found as { value: Value }).value;
      } catch (error) {
        // Nothing kept yet.
        if (error instanceof Problem && error.status === 404) return null;
        throw error;
      }
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
