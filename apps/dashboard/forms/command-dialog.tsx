import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.js';
import { type CommandInfo, useCommand } from '../api/command.js';
import { ProblemText } from '../shell/broken.js';
import { useFieldWords } from '../words/field-words.js';
import { useSaid } from '../words/i18n.js';
import { ChangedMeanwhile } from './changed-meanwhile.js';
import { type Draft, emptyDraft, saidOf } from './draft.js';
import { Fields } from './fields.js';
import { keepDraft, keptDraft } from './kept-drafts.js';
import { ReferenceInput, referenceOf } from './reference-input.js';

interface Props {
  readonly name: string;
  readonly info: CommandInfo;
  readonly params: Readonly<Record<string, string>>;
  readonly etag?: string;
  readonly given?: Draft;
  readonly onClose: () => void;
}

/** The form of a command, made of what the program's document says it may say. What was typed stays until it is done or given up. */
export function CommandDialog({ name, info, params, etag, given, onClose }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const words = useFieldWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft(info.body), ...given, ...keptDraft(name, params) }));
  // What was looked at when the form was opened: what comes in by itself meanwhile was not.
  const [seen] = useState(etag);
  // One intent, one key: sent twice, it is done once. On a record that has changed it is another intent.
  const [key, setKey] = useState(() => crypto.randomUUID());
  // What of the address is not known where the form was opened is asked for in it.
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const missing = info.params.filter((part) => params[part] === undefined);
  const command = useCommand();

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(name, params, next);
    // What was refused is no longer what would be sent.
    if (command.isError) setKey(crypto.randomUUID());
  };
  const sendAs = (revision: string | undefined, as: string) =>
    command.mutate(
      { name, params: { ...params, ...typed }, body: saidOf(info.body, draft), etag: revision, key: as },
      {
        onSuccess: () => {
          keepDraft(name, params, undefined);
          onClose();
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sendAs(info.ifMatch ? seen : undefined, key);
  };

  const { error } = command;
  const faults = error instanceof Problem ? (error.body.errors ?? []) : [];
  const isStale = error instanceof Problem && error.status === 412;
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="command">
      <form onSubmit={submit}>
        <h2 id="command">{said(info)}</h2>
        {missing.map((part) => (
          <label key={part} className="field">
            <span>{words.field(part)}</span>
            <AddressPart
              name={part}
              category={info.category}
              value={typed[part] ?? ''}
              onChange={(value) => setTyped({ ...typed, [part]: value })}
            />
          </label>
        ))}
        <Fields schema={info.body} draft={draft} onChange={change} faults={faults} />
        {isStale ? (
          <ChangedMeanwhile
            problem={error}
            category={info.category}
            id={params['id']}
            onSendAnyway={(revision) => sendAs(revision, crypto.randomUUID())}
          />
        ) : (
          error && (
            <div role="alert" className="fault">
              <ProblemText error={error} />
            </div>
          )
        )}
        <div className="tools">
          <button type="submit" className="primary" disabled={command.isPending}>
            {t('forms.send')}
          </button>
          <button type="button" onClick={onClose}>
            {t('forms.cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** Records that are a person's, by the name of the person. */
const OF_PERSONS = ['relations', 'recusal', 'supervisor'];

interface PartProps {
  readonly name: string;
  readonly category: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A name in the address of a command: of somebody or something known, or of what is to be named. */
function AddressPart({ name, category, value, onChange }: PartProps) {
  const to = name === 'id' && OF_PERSONS.includes(category) ? 'persons' : referenceOf(name);
  if (to) return <ReferenceInput to={to} value={value} onChange={onChange} required />;
  return <input value={value} required maxLength={64} onChange={({ target }) => onChange(target.value)} />;
}
