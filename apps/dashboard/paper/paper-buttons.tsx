import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paper } from './paper.js';

const PaperView = lazy(async () => ({ default: (await import('./paper-view.js')).PaperView }));

/** “Word” and “Print” of a document, for the tools of a record's page. `what` tells apart several documents of one record. */
export function PaperButtons({ paper, what }: { readonly paper: Paper | undefined; readonly what?: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  if (paper === undefined) return null;

  const save = async () => {
    setBusy(true);
    setFailed(false);
    try {
      await (await import('./save.js')).saveWord(paper);
    } catch (error) {
      setFailed(true);
      throw error;
    } finally {
      setBusy(false);
    }
  };

  const named = (button: string) => (what === undefined ? t(button) : t('paper.of', { what, button: t(button) }));
  return (
    <>
      <button type="button" onClick={() => void save()} disabled={busy}>
        {named('paper.word')}
      </button>
      <button type="button" onClick={() => setOpen(true)}>
        {named('paper.printed')}
      </button>
      {failed && (
        <span role="alert" className="fault">
          {t('paper.failed')}
        </span>
      )}
      {open && (
        <Suspense>
          <PaperView paper={paper} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
