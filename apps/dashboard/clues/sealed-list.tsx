import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.js';
import { useRow } from '../api/rows.js';
import { ProblemText } from '../shell/broken.js';
import { RecordFields } from '../record/fields.js';

/** Who verifies: asked for only when the reader says so, because that is put on record. */
export function SealedList({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="sealed-list">
      <h2 id="sealed-list">{t('clues.sealedList.title')}</h2>
      {open ? (
        <TheList id={id} />
      ) : (
        <p>
          {t('clues.sealedList.says')}{' '}
          <button type="button" onClick={() => setOpen(true)}>
            {t('clues.sealedList.open')}
          </button>
        </p>
      )}
    </section>
  );
}

const FIELDS = ['state', 'leader', 'persons', 'zone', 'kind', 'outcome', 'proposedAt', 'entrustedAt', 'reportedAt'];

function TheList({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error } = useRow('sealed-cases', id);
  if (error instanceof Problem && error.status === 404) return <p>{t('clues.sealedList.none')}</p>;
  if (error) return <ProblemText error={error} />;
  return data && <RecordFields page="sealed-cases" row={data.row} only={[...FIELDS, 'approvedAt', 'recused']} />;
}
