import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands, useCommand } from '../api/command.js';
import { Fault } from '../shell/broken.js';
import { type HeldPost, postKey, useSession } from '../shell/session.js';
import { useSaid } from '../words/i18n.js';
import { usePostWords } from '../words/post-words.js';
import type { Act, Offered } from './acts.js';

const CommandDialog = lazy(async () => ({ default: (await import('../forms/command-dialog.js')).CommandDialog }));

interface Props {
  readonly id: string;
  readonly etag: string | undefined;
  readonly offered: readonly Offered[];
  readonly hasDraft: boolean;
}

/** What is next with a report, as buttons. Where another of the reader's posts is needed, the button says which and takes it. */
export function ReportActs({ id, etag, offered, hasDraft }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const postWords = usePostWords();
  const { session, actAs } = useSession();
  const { data } = useQuery({ queryKey: ['document', 'commands'], queryFn: commands, staleTime: Infinity });
  const [open, setOpen] = useState<Act>();
  const [key, renew] = useState(() => crypto.randomUUID());
  const command = useCommand();
  const acts = offered.filter(({ act }) => act !== 'EditReportDraft');
  if (acts.length === 0 || data === undefined) return null;

  const start = ({ act, as }: Offered) => {
    if (!isSame(as, session.actsAs)) actAs(as);
    if (act !== 'GenerateReportDraft') return setOpen(act);
    command.mutate({ name: act, params: { id }, body: {}, etag, key }, { onSuccess: () => renew(crypto.randomUUID()) });
  };
  const [next] = acts.filter(({ act }) => act === (hasDraft ? 'SubmitPeriodicReport' : 'GenerateReportDraft'));

  return (
    <>
      <div className="actions" role="group" aria-label={t('record.actions')}>
        {acts.map((one) => (
          <button
            key={one.act}
            type="button"
            className={one === next ? 'primary' : undefined}
            disabled={command.isPending}
            onClick={() => start(one)}
          >
            {one.act === 'GenerateReportDraft' && hasDraft ? t('reporting.report.again') : said(data[one.act]!)}
            {!isSame(one.as, session.actsAs) && t('reporting.report.as', { post: postWords(one.as) })}
          </button>
        ))}
      </div>
      <Fault error={command.error} />
      {open !== undefined && (
        <Suspense>
          <CommandDialog
            name={open}
            info={data[open]!}
            params={{ id }}
            {...(etag !== undefined && { etag })}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

const isSame = (a: HeldPost, b: HeldPost | null) => b !== null && postKey(a) === postKey(b);
