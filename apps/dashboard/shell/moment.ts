import { useSearchParams } from 'react-router';

/**
 * The moment that is shown: now, or a past one. It stands in the address (`?asOf=recorded:…`), and nowhere else; every
 * question to a page takes it from here.
 */
export function useMoment(): { readonly asOf: string | undefined; readonly show: (asOf: string | undefined) => void } {
  const [asked, ask] = useSearchParams();
  return {
    asOf: asked.get('asOf') ?? undefined,
    show: (asOf) =>
      ask((before) => {
        if (asOf === undefined) before.delete('asOf');
        else before.set('asOf', asOf);
        return before;
      }),
  };
}
