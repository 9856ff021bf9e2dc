import { useQuery } from '@tanstack/react-query';
import { type Answer, api } from '../api/client.js';
import { useSaid } from '../words/i18n.js';

type InForce = Answer<'/api/v1/parameters-in-force'>;

/** The county's parameters as they hold today. */
function useParameters(): InForce | undefined {
  const { data } = useQuery({
    queryKey: ['parameters-in-force'],
    queryFn: async ({ signal }) => (await api.GET('/api/v1/parameters-in-force', { signal })).data as InForce,
  });
  return data;
}

/** A number that the county has set. */
export function useParameter(name: string): number | undefined {
  const value = useParameters()?.rows.find(({ parameter }) => parameter === name)?.value;
  return value?.is === 'number' ? value.number : undefined;
}

/** What the county's parameters are called. */
export function useParameterWords(): (parameter: string) => string {
  const said = useSaid();
  const known = useParameters();
  return (parameter) => {
    const found = known?.rows.find((row) => row.parameter === parameter);
    return found ? said(found) : parameter;
  };
}
