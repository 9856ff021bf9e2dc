import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import type { RowOf } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { CommandButton } from '../record/command-button.js';
import { useRights } from '../shell/rights.js';
import { useSession } from '../shell/session.js';
import { useFieldWords } from '../words/field-words.js';
import { EventLinks } from './event-links.js';

type Sheet = RowOf<'score-sheets'>;

/** What the body has said against its result and what was decided on it; or that it may still say it, and until when. */
export function Objection({ sheet, etag }: { readonly sheet: Sheet; readonly etag: string | undefined }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const { session } = useSession();
  const { objection, notified, until, year: id, body } = sheet;
  const isOwn = session.posts.some(({ of }) => of === body);
  return (
    <section aria-labelledby="objection">
      <h2 id="objection">{t('assessments.objection.title')}</h2>
      {objection === null ? (
        <p>{notified ? t('assessments.objection.none', { until }) : t('assessments.objection.notYet')}</p>
      ) : (
        <Said objection={objection} />
      )}
      <div className="actions">
        {objection === null && notified && isOwn && may('LodgeObjection') && (
          <CommandButton name="LodgeObjection" params={{ id, body }} etag={etag} given={{ body }} primary />
        )}
        {objection?.is === 'lodged' && may('DecideObjection') && (
          <CommandButton name="DecideObjection" params={{ id, body }} etag={etag} given={{ body }} primary />
        )}
      </div>
    </section>
  );
}

function Said({ objection }: { readonly objection: NonNullable<Sheet['objection']> }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const words = useFieldWords();
  const { grounds, events, lodgedAt, answerBy, outcome, reason, deciders, is } = objection;
  return (
    <>
      <p className="quiet">{t('assessments.objection.lodged', { at: shownInstant(lodgedAt) })}</p>
      <p>{grounds}</p>
      <EventLinks events={events} />
      {is === 'lodged' ? (
        <p>{t('assessments.objection.waits', { answerBy })}</p>
      ) : (
        <p>
          {t('assessments.objection.decided', {
            deciders: deciders.map((person) => nameOf(person, 'persons')).join(t('ledger.separator')),
            outcome: words.value(outcome ?? '') ?? outcome,
            reason,
          })}
        </p>
      )}
    </>
  );
}
