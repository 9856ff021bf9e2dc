import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

/** Asks before what was typed and not saved is left behind: it is kept nowhere but on this page. */
export function Unsaved({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => count > 0 && currentLocation.pathname !== nextLocation.pathname,
  );
  const blocked = blocker.state === 'blocked';

  useEffect(() => {
    if (count === 0) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [count]);
  useEffect(() => {
    if (blocked) dialog.current?.showModal();
  }, [blocked]);

  if (!blocked) return null;
  return (
    <dialog ref={dialog} onClose={() => blocker.reset()} aria-labelledby="unsaved">
      <h2 id="unsaved">{t('reporting.unsaved.title')}</h2>
      <p>{t('reporting.unsaved.text', { count })}</p>
      <div className="tools">
        <button type="button" className="primary" onClick={() => blocker.reset()}>
          {t('reporting.unsaved.stay')}
        </button>
        <button type="button" onClick={() => blocker.proceed()}>
          {t('reporting.unsaved.leave')}
        </button>
      </div>
    </dialog>
  );
}
