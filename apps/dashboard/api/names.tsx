import { useQuery } from '@tanstack/react-query';
import { type Answer, api } from './client.js';

/** What an id can be the id of, as the directory tells them apart. */
export type NameKind = keyof Answer<'/api/v1/names'>;

const NAMES_LAST_MS = 5 * 60_000;

/** The county's directory: names of people, units, bodies, zones and offices by their ids. */
export function useNames() {
  const { data } = useQuery({
    queryKey: ['names'],
    queryFn: async ({ signal }) => (await api.GET('/api/v1/names', { signal })).data as Directory,
    staleTime: NAMES_LAST_MS,
  });
  return {
    directory: data,
    /** The name behind an id; the id itself when it has none. */
    nameOf: (id: string, kind?: NameKind): string => {
      if (data === undefined) return id;
      if (kind !== undefined && data[kind][id] !== undefined) return data[kind][id];
      return data.zones[id] ?? data.offices[id] ?? data.bodies[id] ?? data.units[id] ?? data.persons[id] ?? id;
    },
  };
}

export type Directory = Readonly<Record<NameKind, Readonly<Record<string, string>>>>;
