import { useTranslation } from 'react-i18next';
import { CommandButton } from '../record/command-button.js';
import { useMyTurn } from '../record/my-turn.js';
import type { Issue } from './life.js';

/** What each waiting step is done by; the first is what is mostly done. */
const DONE_BY: Readonly<Record<string, readonly string[]>> = {
  'forward-issue': ['ForwardIssue'],
  'accept-issue': ['AcceptIssue', 'RejectForwarding'],
  'plan-rectification': ['SetRectificationPlan', 'RequestExtension'],
  'claim-rectified': ['ClaimRectified', 'ReportProgress', 'RequestExtension'],
  'verify-rectification': ['VerifyRectification'],
  'return-rectification': ['ReturnRectification'],
  'close-issue': ['CloseIssue'],
  'extend-term': ['ExtendTerm'],
  'reopen-issue': ['ReopenIssue', 'LinkRecurrence'],
};

/** What waits for the reader in an issue, as buttons; forms begin with what is known already. */
export function NextStep({ row, etag }: { readonly row: Issue; readonly etag: string | undefined }) {
  const { t } = useTranslation();
  const turn = useMyTurn('issue', row.number);
  const doneBy = turn === undefined ? undefined : DONE_BY[turn];
  if (doneBy === undefined) return null;
  const begun = begunOf(row);
  // A term is extended once, and asked about once at a time.
  const asks = row.extended !== true && row.extensionAsked === undefined;
  return (
    <div className="actions" role="group" aria-label={t('rectifications.next')}>
      {doneBy
        .filter((name) => asks || name !== 'RequestExtension')
        .map((name, place) => (
          <CommandButton
            key={name}
            name={name}
            params={{ id: row.number }}
            etag={etag}
            primary={place === 0}
            {...(begun[name] && { given: begun[name] })}
          />
        ))}
    </div>
  );
}

/** A plan begins with its last day, an answer to a request with the day asked for. */
const begunOf = ({ due, measures, extensionAsked }: Issue): Readonly<Record<string, Record<string, unknown>>> => ({
  SetRectificationPlan: { ...(due !== undefined && { due }), ...(measures && { measures }) },
  ...(extensionAsked !== undefined && { ExtendTerm: { until: extensionAsked } }),
});
