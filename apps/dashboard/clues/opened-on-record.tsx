import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** By which words: `clues.part.<part>`. */
  readonly part: 'list' | 'history';
  readonly children: ReactNode;
}

/** A part of a page that is asked for only when the reader says so, because that is put on record. */
export function OpenedOnRecord({ part, children }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (open) return children;
  return (
    <section aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`}>{t(`clues.part.${part}.title`)}</h2>
      <p>
        {t(`clues.part.${part}.says`)}{' '}
        <button type="button" onClick={() => setOpen(true)}>
          {t(`clues.part.${part}.open`)}
        </button>
      </p>
    </section>
  );
}
