import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { useFieldWords } from '../words/field-words.js';
import { usePostWords } from '../words/post-words.js';

export interface Told {
  readonly type: string;
  readonly person: string;
  readonly post: string;
  readonly of?: string | null | undefined;
  readonly onBehalfOf?: string | null | undefined;
  readonly basis?: string | null | undefined;
  readonly occurredAt: string;
  readonly recordedAt: string;
}

/** An event as one sentence: when, who and in which post, what; and what was entered late, for another, or on what basis. */
export function EventSentence({ event }: { readonly event: Told }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const words = useFieldWords();
  const who = useActor();
  const at = shownInstant(event.occurredAt);
  const recorded = shownInstant(event.recordedAt);
  return (
    <p>
      <time dateTime={event.occurredAt}>{at}</time> {who(event)} <strong>{words.event(event.type)}</strong>
      {recorded !== at && <span className="quiet"> {t('audit.event.recorded', { at: recorded })}</span>}
      {event.onBehalfOf && (
        <span className="quiet"> {t('audit.event.for', { person: nameOf(event.onBehalfOf, 'persons') })}</span>
      )}
      {event.basis && <span className="quiet"> {t('audit.event.basis', { basis: event.basis })}</span>}
    </p>
  );
}

/** What acts by itself is called by what it is, not by its name in the program. */
const PROGRAMS = ['policy', 'setup'];

function useActor(): (event: Told) => string {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const postWords = usePostWords();
  return ({ person, post, of }) => {
    if (post === 'own-account') return nameOf(person, 'persons');
    const held = postWords({ post, ...(of && { of }) });
    return PROGRAMS.includes(post) ? held : t('audit.event.who', { person: nameOf(person, 'persons'), post: held });
  };
}
