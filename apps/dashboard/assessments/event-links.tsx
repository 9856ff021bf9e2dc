import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMomentInLink } from '../record/relations.js';
import { useSaid } from '../words/i18n.js';
import { usePages } from '../words/page-words.js';
import { eventPlace } from './event-place.js';

/** The events that something rests on, each leading to its record. */
export function EventLinks({ events }: { readonly events: readonly string[] }) {
  const { t } = useTranslation();
  const at = useMomentInLink();
  return (
    <ul className="evidence">
      {events.map((place) => {
        const { record, revision, to } = eventPlace(place);
        const text = revision === undefined ? record : t('assessments.event', { record, nth: revision + 1 });
        return <li key={place}>{to === undefined ? text : <Link to={at(to)}>{text}</Link>}</li>;
      })}
    </ul>
  );
}

/** A record by what its page is called and its own name. */
export function RecordName({ record }: { readonly record: string }) {
  const said = useSaid();
  const pages = usePages();
  const at = useMomentInLink();
  const { to } = eventPlace(record);
  const page = to?.split('/')[1];
  const info = page === undefined ? undefined : pages?.[page];
  const id = record.slice(record.indexOf('/') + 1);
  return to === undefined ? (
    record
  ) : (
    <Link to={at(to)}>
      {info && said(info)} {id}
    </Link>
  );
}
