import { useRows } from '../api/rows.js';
import { useMoment } from '../shell/moment.js';

/** What waits for me in a record: the next step, if it is mine; of a past moment nothing waits. */
export function useMyTurn(category: string, record: string): string | undefined {
  const { asOf } = useMoment();
  const { rows } = useRows('to-do', { category }, { enabled: asOf === undefined });
  return asOf === undefined ? rows?.find((row) => row.record === record)?.step : undefined;
}
