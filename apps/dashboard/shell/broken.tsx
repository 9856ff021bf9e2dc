import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';
import { Problem } from '../api/client.js';

export function NotHere() {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('shell.notHere.title')}</h1>
      <p>{t('shell.notHere.text')}</p>
      <Link to="/">{t('shell.notHere.back')}</Link>
    </>
  );
}

/** A page that could not be drawn: what went wrong, and how to go on. */
export function Broken() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <div role="alert">
      <h1>{t('shell.broken.title')}</h1>
      <ProblemText error={error} />
      <button type="button" className="primary" onClick={() => window.location.reload()}>
        {t('shell.broken.again')}
      </button>
    </div>
  );
}

/** What the program said, with the number under which its log has it. */
export function ProblemText({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (!(error instanceof Problem)) return <p>{error instanceof Error ? error.message : String(error)}</p>;
  if (error.status === 0) return <p>{t('shell.broken.unreachable')}</p>;
  return (
    <>
      <p>{error.message}</p>
      {error.body.errors?.map(({ pointer, message }) => (
        <p key={pointer + message}>
          {pointer}: {message}
        </p>
      ))}
      {error.body.traceId !== '' && (
        <p className="quiet">
          {t('shell.broken.trace')} {error.body.traceId}
        </p>
      )}
    </>
  );
}

/** What went wrong with what was asked, where it would have stood; nothing when nothing did. */
export function Fault({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null;
  return (
    <div role="alert" className="fault">
      <ProblemText error={error} />
    </div>
  );
}
