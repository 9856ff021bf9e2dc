import { useTranslation } from 'react-i18next';
import { type Answer, api } from '../api/client.js';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { useRights } from '../shell/rights.js';
import { useSession } from '../shell/session.js';
import { useFieldWords } from '../words/field-words.js';
import { ActButton } from './act-button.js';
import { DeskTable } from './desk-table.js';

type Session = Answer<'/api/v1/sessions'>['rows'][number];

/** 会话: who is signed in since when, and the end of a session that should not be. */
export function SessionsPage() {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { may } = useRights();
  const { session } = useSession();
  const words = useFieldWords();
  return (
    <DeskTable<Session>
      title={t('administration.sessions.title')}
      what="sessions"
      none={t('administration.sessions.none')}
      fetch={async ({ signal }) =>
        ((await api.GET('/api/v1/sessions', { signal })).data as Answer<'/api/v1/sessions'>).rows
      }
      rowKey={({ id }) => id}
      columns={[
        { name: words.field('person'), shows: ({ person }) => nameOf(person, 'persons') },
        { name: words.field('login'), shows: ({ login }) => login },
        { name: t('administration.sessions.opened'), shows: ({ opened }) => shownInstant(opened) },
        { name: t('administration.sessions.used'), shows: ({ used }) => shownInstant(used) },
        { name: t('administration.sessions.until'), shows: ({ until }) => shownInstant(until) },
      ]}
      {...(may('administer-accounts') && {
        acts: ({ id, person, login }) =>
          person !== session.person && (
            <ActButton
              label={t('administration.end.do')}
              about={t('administration.end.about', { login })}
              run={async () => {
                await api.POST('/api/v1/sessions/{id}/end', { params: { path: { id } } });
              }}
            />
          ),
      })}
    />
  );
}
