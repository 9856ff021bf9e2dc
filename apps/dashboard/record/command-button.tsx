import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { commands } from '../api/command.js';
import type { Draft } from '../forms/draft.js';
import { useMoment } from '../shell/moment.js';
import { useSaid } from '../words/i18n.js';

const CommandDialog = lazy(async () => ({ default: (await import('../forms/command-dialog.js')).CommandDialog }));

interface Props {
  /** The command, as the document names it. */
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly etag?: string | undefined;
  /** What the form begins with. */
  readonly given?: Draft;
  /** Other words than the document's. */
  readonly label?: string;
  readonly primary?: boolean;
}

/** One thing that may be done, as a button that opens its form; of a past moment nothing is done. */
export function CommandButton({ name, params, etag, given, label, primary = false }: Props) {
  const said = useSaid();
  const { asOf } = useMoment();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ queryKey: ['document', 'commands'], queryFn: commands, staleTime: Infinity });
  const info = data?.[name];
  if (info === undefined || asOf !== undefined) return null;
  return (
    <>
      <button type="button" className={primary ? 'primary' : undefined} onClick={() => setOpen(true)}>
        {label ?? said(info)}
      </button>
      {open && (
        <Suspense>
          <CommandDialog
            name={name}
            info={info}
            params={params}
            {...(etag !== undefined && { etag })}
            {...(given !== undefined && { given })}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
