import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, api } from '../api/client.js';
import { ReferenceInput } from '../forms/reference-input.js';
import { useFieldWords } from '../words/field-words.js';
import type { Standing } from './account-standing.js';
import { ActButton } from './act-button.js';

export type Account = Answer<'/api/v1/accounts'>['rows'][number] & { readonly standing: Standing };

/** What may be done with an account that is open: each act is put on record before it is done. */
export function AccountActs({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { login, standing } = account;
  const at = { params: { path: { login } } };
  if (standing === 'closed') return null;
  return (
    <>
      {standing === 'locked' ? (
        <ActButton
          label={t('administration.unlock.do')}
          about={t('administration.unlock.about', { login })}
          run={async () => {
            await api.POST('/api/v1/accounts/{login}/unlock', at);
          }}
        />
      ) : (
        <ActButton
          label={t('administration.lock.do')}
          about={t('administration.lock.about', { login })}
          run={async (said) => {
            // The county's own time, wherever the browser stands.
            const until = `${said.get('until') as string}:00+08:00`;
            await api.POST('/api/v1/accounts/{login}/lock', { ...at, body: { until } });
          }}
        >
          <label className="field">
            <span>{t('administration.lock.until')}</span>
            <input type="datetime-local" name="until" required />
          </label>
        </ActButton>
      )}
      <ActButton
        label={t('administration.reset.do')}
        about={t('administration.reset.about', { login })}
        run={async () => {
          const { data } = await api.POST('/api/v1/accounts/{login}/password', at);
          return <Password login={login} password={data!.password} />;
        }}
      />
      <ActButton
        label={t('administration.close.do')}
        about={t('administration.close.about', { login })}
        run={async () => {
          await api.POST('/api/v1/accounts/{login}/close', at);
        }}
      />
    </>
  );
}

export function OpenAccount() {
  const { t } = useTranslation();
  const words = useFieldWords();
  const [person, setPerson] = useState('');
  return (
    <ActButton
      label={t('administration.open.do')}
      about={t('administration.open.about')}
      primary
      run={async (said) => {
        const { data } = await api.POST('/api/v1/accounts', { body: { login: said.get('login') as string, person } });
        return <Password login={data!.login} password={data!.password} />;
      }}
    >
      <label className="field">
        <span>{words.field('person')}</span>
        <ReferenceInput to="persons" value={person} onChange={setPerson} required />
      </label>
      <label className="field">
        <span>{words.field('login')}</span>
        <input name="login" required maxLength={40} autoComplete="off" />
      </label>
    </ActButton>
  );
}

/** Shown once: the program does not keep it. */
function Password({ login, password }: { readonly login: string; readonly password: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('administration.password', { login })}</p>
      <p className="password">{password}</p>
    </>
  );
}
