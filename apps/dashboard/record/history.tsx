import '../audit/audit.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Answer, api, Problem } from '../api/client.js';
import { byChain } from '../audit/chains.js';
import { EventSentence } from '../audit/event-sentence.js';
import { useShown } from '../ledger/value.js';
import { useHolds } from '../shell/holds.js';
import { useMoment } from '../shell/moment.js';
import { useRights } from '../shell/rights.js';
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
type OneEvent = Told['events'][number];

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
        {byChain<OneEvent>(data.events).map((events) => (
          <Act key={events[0].eventId} events={events} />
        ))}
      </ol>
    </section>
  );
}

/** What one act did to this record, and the way to what it did to others. */
function Act({ events }: { readonly events: readonly [OneEvent, ...OneEvent[]] }) {
  const { t } = useTranslation();
  const { may } = useRights();
  return (
    <li className={events.length > 1 ? 'act several' : 'act'}>
      {events.map((event) => (
        <Event key={event.eventId} event={event} />
      ))}
      {may('chains') && (
        <Link className="onward" to={`/chains/${encodeURIComponent(events[0].correlationId)}`}>
          {t('audit.chain.onward')}
        </Link>
      )}
    </li>
  );
}

function Event({ event }: { readonly event: OneEvent }) {
  const { t } = useTranslation();
  const words = useFieldWords();
  const shownValue = useShown();
  // A history has no schema: a text is a code where the document has words for it.
  const shown = (value: unknown, path: string) =>
    (typeof value === 'string' ? words.value(value) : undefined) ?? shownValue(value, path);
  // In which state of the rules a record is has no words of its own: the sentence says what happened.
  const changed = ('changed' in event ? event.changed : []).filter(({ path }) => path !== '/is');
  return (
    <>
      <EventSentence event={event} />
      <dl className="changes">
        {changed.map(({ path, was, is }) => (
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
    </>
  );
}
