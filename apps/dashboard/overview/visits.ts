/** Which visits are behind a figure, by the names under which the address has them; `by`: the zone that went there. */
export interface Asked {
  readonly units?: string;
  readonly homeZone?: string;
  readonly by?: string;
  readonly cross?: string;
  readonly month?: string;
}

const NAMES = ['units', 'homeZone', 'by', 'cross', 'month'] as const;

export function askedVisits(address: URLSearchParams): Asked | undefined {
  const asked = NAMES.filter((name) => address.has(name)).map((name) => [name, address.get(name)!] as const);
  return asked.length === 0 ? undefined : Object.fromEntries(asked);
}

/** Those that took place, in a period and a month; an inspection that has not begun has visited nobody. */
export const visitsWithin = <Visit extends { readonly startedAt: string | null }>(
  visits: readonly Visit[],
  { from, to, month }: { readonly from: string; readonly to: string; readonly month: string },
): Visit[] =>
  visits
    .filter(({ startedAt }) => {
      const day = startedAt?.slice(0, 10);
      return day !== undefined && from <= day && day <= to && day.startsWith(month);
    })
    .sort((a, b) => (a.startedAt! < b.startedAt! ? -1 : 1));
