import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from '../shell/broken.js';

interface Props {
  readonly label: string;
  /** What it will do, said before it is done. */
  readonly about: string;
  /** What must be filled in for it. */
  readonly children?: ReactNode;
  readonly primary?: boolean;
  /** Does it; what it answers is shown once, and gone when the dialog is closed. */
  readonly run: (said: FormData) => Promise<ReactNode>;
}

/** One administrative act as a button: it says what will be done, does it once, and shows what came of it. */
export function ActButton({ label, primary = false, ...act }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={primary ? 'primary' : undefined} onClick={() => setOpen(true)}>
        {label}
      </button>
      {open && <ActDialog label={label} {...act} onClose={() => setOpen(false)} />}
    </>
  );
}

function ActDialog({ label, about, children, run, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const act = useMutation({
    mutationFn: run,
    onSuccess: (shown) => {
      void client.invalidateQueries({ queryKey: ['administration'] });
      if (shown === undefined) onClose();
    },
  });
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act.mutate(new FormData(event.currentTarget));
  };
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="act">
      <form onSubmit={submit}>
        <h2 id="act">{label}</h2>
        {act.isSuccess ? (
          <div role="status">{act.data}</div>
        ) : (
          <>
            <p>{about}</p>
            {children}
          </>
        )}
        <Fault error={act.error} />
        <div className="tools">
          {!act.isSuccess && (
            <button type="submit" className="primary" disabled={act.isPending}>
              {t('administration.act.do')}
            </button>
          )}
          <button type="button" onClick={onClose}>
            {t(act.isSuccess ? 'administration.act.close' : 'administration.act.cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
