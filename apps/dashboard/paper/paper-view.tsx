import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { missingFonts } from './fonts.js';
import type { Paper } from './paper.js';
import { Sheet } from './sheet.js';

/** A document before it is printed: the sheet on the screen, which alone goes to the printer. */
export function PaperView({ paper, onClose }: { readonly paper: Paper; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const print = useRef<HTMLButtonElement>(null);
  const missing = missingFonts();

  // Not a dialog element: its layer above the page does not break into sheets.
  useEffect(() => {
    const page = document.getElementById('root')!;
    const before = document.activeElement;
    page.inert = true;
    print.current?.focus();
    return () => {
      page.inert = false;
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return createPortal(
    <div
      className="paper-view"
      role="dialog"
      aria-modal="true"
      aria-label={paper.title}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <div className="bar">
        <h2>{t('paper.preview')}</h2>
        <button type="button" className="primary" ref={print} onClick={() => window.print()}>
          {t('paper.print')}
        </button>
        <button type="button" onClick={onClose}>
          {t('paper.close')}
        </button>
        {missing.length > 0 && <p className="quiet">{t('paper.missing', { fonts: missing.join('、') })}</p>}
      </div>
      <Sheet paper={paper} />
    </div>,
    document.body,
  );
}
