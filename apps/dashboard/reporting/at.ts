import { useMoment } from '../shell/moment.js';

/** What an address inside these pages ends with, so that the moment shown is kept. */
export function useAt(): string {
  const { asOf } = useMoment();
  return asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf)}`;
}
