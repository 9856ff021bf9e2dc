import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.js';
import { useRow } from '../api/rows.js';
import { ProblemText } from '../shell/broken.js';
import { RecordFields } from '../record/fields.js';
import { OpenedOnRecord } from './opened-on-record.js';

/** Who verifies. */
export function SealedList({ id }: { readonly id: string }) {
  return (
    <OpenedOnRecord part="list">
      <TheList id={id} />
    </OpenedOnRecord>
  );
}

const FIELDS = ['state', 'leader', 'persons', 'zone', 'kind', 'outcome', 'recused'];
const WHEN = ['checkedAt', 'proposedAt', 'entrustedAt', 'reportedAt', 'approvedAt'];

function TheList({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error } = useRow('sealed-cases', id);
  return (
    <section aria-labelledby="sealed-list">
      <h2 id="sealed-list">{t('clues.part.list.title')}</h2>
      {error instanceof Problem && error.status === 404 ? (
        <p>{t('clues.part.list.none')}</p>
      ) : (
        error && <ProblemText error={error} />
      )}
      {data && <RecordFields page="sealed-cases" row={data.row} only={[...FIELDS, ...WHEN]} />}
    </section>
  );
}
