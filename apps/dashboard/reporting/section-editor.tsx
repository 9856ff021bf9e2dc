import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.js';
import { useCommand } from '../api/command.js';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { ProblemText } from '../shell/broken.js';
import { type HeldPost, postKey, useSession } from '../shell/session.js';
import { Changes } from './changes-shown.js';
import type { ReportRow } from './report-page.js';

/** As the command has it. */
const MOST_SIGNS = 4000;

interface Props {
  readonly report: string;
  readonly section: ReportRow['sections'][number];
  readonly etag: string | undefined;
  readonly as: HeldPost;
  readonly typed: string;
  readonly onType: (text: string | undefined) => void;
}

/** The text of a part under one's hands. It is saved when one says so; until then it is nowhere else. */
export function SectionEditor({ report, section, etag, as, typed, onType }: Props) {
  const { t } = useTranslation();
  const { session, actAs } = useSession();
  const label = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  // One intent, one key: what is typed next is another.
  const [key, renew] = useState(() => crypto.randomUUID());
  const command = useCommand();
  const { generated, edited } = section;
  const now = edited ?? generated;

  useEffect(() => area.current?.focus(), []);

  const type = (text: string) => {
    renew(crypto.randomUUID());
    onType(text);
  };
  const save = () => {
    if (session.actsAs === null || postKey(as) !== postKey(session.actsAs)) actAs(as);
    command.mutate(
      {
        name: 'EditReportDraft',
        params: { id: report },
        body: { section: section.section, text: typed.trim() },
        etag,
        key,
      },
      { onSuccess: () => onType(undefined) },
    );
  };
  const unchanged = typed.trim() === now || typed.trim() === '';
  return (
    <div className="editor">
      <label htmlFor={label} className="quiet">
        {t('reporting.edit.label', { count: typed.length, most: MOST_SIGNS })}
      </label>
      <textarea
        id={label}
        ref={area}
        rows={Math.max(6, Math.ceil(typed.length / 40) + 1)}
        maxLength={MOST_SIGNS}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      {command.error && <Fault error={command.error} />}
      <div className="tools">
        <button type="button" className="primary" disabled={command.isPending || unchanged} onClick={save}>
          {t('reporting.edit.save')}
        </button>
        <button type="button" onClick={() => onType(undefined)}>
          {t('reporting.edit.cancel')}
        </button>
        {typed !== generated && (
          <button type="button" onClick={() => type(generated)}>
            {t('reporting.edit.generated')}
          </button>
        )}
      </div>
      {typed !== generated && (
        <details open className="changed">
          <summary>{t('reporting.edit.against')}</summary>
          <Changes from={generated} to={typed} />
        </details>
      )}
    </div>
  );
}

/** Somebody else was quicker: who and when. What was typed stays, and is saved on top when one says so again. */
function Fault({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const change = error instanceof Problem && error.status === 412 ? error.body.lastChange : undefined;
  return (
    <div role="alert" className="fault">
      {change ? (
        <p>
          {t('reporting.edit.stale', {
            who: nameOf(change.actor.person, 'persons'),
            when: shownInstant(change.occurredAt),
          })}
        </p>
      ) : (
        <ProblemText error={error} />
      )}
    </div>
  );
}
