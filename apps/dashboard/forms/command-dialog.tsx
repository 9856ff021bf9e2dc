import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.js';
import { type CommandInfo, useCommand } from '../api/command.js';
import { ProblemText } from '../shell/broken.js';
import { useSaid } from '../words/i18n.js';
import { useFieldWords } from '../words/field-words.js';
import { Fields } from './fields.js';
import { ReferenceInput, referenceOf } from './reference-input.js';
import { type Draft, emptyDraft, saidOf } from './draft.js';

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
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft(info.body), ...given }));
  // One intent, one key: sent twice, it is done once.
  const [key] = useState(() => crypto.randomUUID());
  // What of the address is not known where the form was opened is asked for in it.
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const missing = info.params.filter((name) => params[name] === undefined);
  const command = useCommand();

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    command.mutate(
      {
        name,
        params: { ...params, ...typed },
        body: saidOf(info.body, draft),
        etag: info.ifMatch ? etag : undefined,
        key,
      },
      { onSuccess: onClose },
    );
  };

  const { error } = command;
  const faults = error instanceof Problem ? (error.body.errors ?? []) : [];
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="command">
      <form onSubmit={submit}>
        <h2 id="command">{said(info)}</h2>
        {missing.map((name) => (
          <label key={name} className="field">
            <span>{words.field(name)}</span>
            <AddressPart
              name={name}
              value={typed[name] ?? ''}
              onChange={(value) => setTyped({ ...typed, [name]: value })}
            />
          </label>
        ))}
        <Fields schema={info.body} draft={draft} onChange={setDraft} faults={faults} />
        {error && (
          <div role="alert" className="fault">
            <ProblemText error={error} />
          </div>
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

interface PartProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A name in the address of a command: of somebody or something known, or of what is to be named. */
function AddressPart({ name, value, onChange }: PartProps) {
  const to = referenceOf(name);
  if (to) return <ReferenceInput to={to} value={value} onChange={onChange} required />;
  return <input value={value} required maxLength={64} onChange={({ target }) => onChange(target.value)} />;
}
