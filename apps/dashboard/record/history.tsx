import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answer, api, Problem } from '../api/client.js';
import { useNames } from '../api/names.js';
import { shownInstant, useShown } from '../ledger/value.js';
import { useHolds } from '../shell/holds.js';
import { useMoment } from '../shell/moment.js';
import type { HeldPost } from '../shell/session.js';
import { useFieldWords } from '../words/field-words.js';

/** To whom histories are open; to a zone's director and deputy those of the zone. Of others none is asked for: each refusal is put on record. */
const READERS: readonly Partial<HeldPost>[] = [
  'principal-leader',
  'leader-in-charge',
  'standing-member',
  'conduct-office-head',
  'conduct-office-official',
  'case-office-head',
  'case-office-official',
  'general-office-head',
  'general-office-official',
  'auditor',
  'internal-supervision',
  'zone-director',
  'deputy-zone-director',
].map((post) => ({ post }));
/** What is open to whom it is about, whatever the post. */
const OF_ONESELF = ['relations', 'supervisor'];

type Told = Answer<'/api/v1/history/records/{category}/{record}'>;

/** Everything that happened to a record, one sentence each, with what it changed; whole as JSON for who wants it. */
export function History({ category, id }: { readonly category: string; readonly id: string }) {
  const { t } = useTranslation();
  const { asOf } = useMoment();
  const reads = useHolds(...READERS) || OF_ONESELF.includes(category);
  const { data, error } = useQuery({
    queryKey: ['history', category, id, asOf],
    enabled: reads,
    queryFn: async ({ signal }) =>
      (
        await api.GET('/api/v1/history/records/{category}/{record}', {
          params: { path: { category, record: id }, query: asOf ? { asOf } : {} },
          signal,
        })
      ).data as Told,
  });
  // Whoever may not read histories has the record all the same.
  if (error instanceof Problem && error.status === 403) return null;
  if (data === undefined) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('record.history.title')}</h2>
      <ol className="history">
        {data.events.map((event) => (
          <Event key={event.eventId} event={event} />
        ))}
      </ol>
    </section>
  );
}

function Event({ event }: { readonly event: Told['events'][number] }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const words = useFieldWords();
  const shown = useShown();
  return (
    <li>
      <p>
        <time dateTime={event.occurredAt}>{shownInstant(event.occurredAt)}</time> {nameOf(event.person, 'persons')} ·{' '}
        <strong>{event.type}</strong>
      </p>
      <dl className="changes">
        {('changed' in event ? event.changed : []).map(({ path, was, is }) => (
          <div key={path}>
            <dt>{words.field(path.split('/').at(-1)!)}</dt>
            <dd>
              {was !== undefined && (
                <>
                  <del>{shown(was, path)}</del> →{' '}
                </>
              )}
              <ins>{shown(is, path)}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t('record.history.json')}</summary>
        <pre>{JSON.stringify(event, null, 2)}</pre>
      </details>
    </li>
  );
}
