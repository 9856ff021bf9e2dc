import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Problem } from '../api/client.js';
import { LanguageSwitch } from './language-switch.js';

/** The way in. Plain fields, so that password managers and screen readers know them. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: () => Promise<void> }) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await api.POST('/api/v1/session', {
        body: { login: (fields.get('login') as string).trim(), password: fields.get('password') as string },
      });
      await onSignedIn();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setFault(error.message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className="sign-in">
      <form onSubmit={(event) => void submit(event)} aria-labelledby="product">
        <h1 id="product">{t('shell.product')}</h1>
        <label>
          {t('shell.signIn.login')}
          <input name="login" autoComplete="username" required maxLength={64} autoFocus />
        </label>
        <label>
          {t('shell.signIn.password')}
          <input name="password" type="password" autoComplete="current-password" required maxLength={512} />
        </label>
        {fault !== undefined && (
          <p role="alert" className="fault">
            {fault}
          </p>
        )}
        <button type="submit" className="primary" disabled={busy}>
          {t('shell.signIn.enter')}
        </button>
        <LanguageSwitch />
      </form>
    </main>
  );
}
