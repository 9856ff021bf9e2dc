import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands, type CommandInfo } from '../api/command.js';
import { useSaid } from '../words/i18n.js';

const CommandDialog = lazy(async () => ({ default: (await import('../forms/command-dialog.js')).CommandDialog }));

/** What may be done with a record, as buttons; each opens its form. */
export function Actions({
  category,
  id,
  etag,
}: {
  readonly category: string;
  readonly id: string;
  readonly etag: string;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const [open, setOpen] = useState<string>();
  const { data } = useQuery({ queryKey: ['document', 'commands'], queryFn: commands, staleTime: Infinity });
  const offered = Object.entries(data ?? {}).filter(([, info]) => isOf(info, category));
  return (
    <div className="actions" role="group" aria-label={t('record.actions')}>
      {offered.map(([name, info]) => (
        <button key={name} type="button" onClick={() => setOpen(name)}>
          {said(info)}
        </button>
      ))}
      {open !== undefined && data && (
        <Suspense>
          <CommandDialog
            name={open}
            info={data[open]!}
            params={{ [data[open]!.params[0]!]: id }}
            etag={etag}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Commands to one existing record of this category. */
const isOf = ({ category, params }: CommandInfo, of: string) => category === of && params.length === 1;
