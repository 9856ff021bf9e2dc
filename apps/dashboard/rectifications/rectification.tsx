import { useTranslation } from 'react-i18next';
import { shownInstant } from '../ledger/value.js';
import { DueLight } from '../todo/due-light.js';
import type { Issue } from './life.js';

/** What was promised, what is said to be done, and what others have seen of it, beside each other. */
export function Rectification({ row }: { readonly row: Issue }) {
  const { t } = useTranslation();
  const { measures = [], progress, disposal, claimedAt, verification, is, due, extended, dueOriginal } = row;
  const { extensionAsked, extensionAskedBecause, extensionReason } = row;
  if (!row.open && measures.length === 0 && disposal === undefined) return null;
  return (
    <section aria-labelledby="rectification">
      <h2 id="rectification">{t('rectifications.rectification.title')}</h2>
      <div className="beside">
        <section aria-labelledby="promised">
          <h3 id="promised">{t('rectifications.rectification.plan')}</h3>
          {measures.length === 0 ? (
            <p className="quiet">{t('rectifications.rectification.noPlan')}</p>
          ) : (
            <ol>
              {measures.map((measure) => (
                <li key={measure}>{measure}</li>
              ))}
            </ol>
          )}
          {due !== undefined && (
            <p>
              {t('rectifications.rectification.due', { due })} {row.open && <DueLight due={due} />}
            </p>
          )}
          {extended && (
            <p>
              {t('rectifications.rectification.extended', { from: dueOriginal, due })}
              {extensionReason !== undefined && t('rectifications.because', { reason: extensionReason })}
            </p>
          )}
          {extensionAsked !== undefined && (
            <p className="warning">
              {t('rectifications.rectification.asked', { until: extensionAsked })}
              {extensionAskedBecause !== undefined && t('rectifications.because', { reason: extensionAskedBecause })}
            </p>
          )}
        </section>
        <section aria-labelledby="done">
          <h3 id="done">{t('rectifications.rectification.claim')}</h3>
          {progress !== undefined && <p>{t('rectifications.rectification.progress', { progress })}</p>}
          {disposal === undefined ? (
            <p className="quiet">{t('rectifications.rectification.noClaim')}</p>
          ) : (
            <>
              <p className="text">{disposal}</p>
              {claimedAt !== undefined && <p className="quiet">{shownInstant(claimedAt)}</p>}
            </>
          )}
        </section>
        <section aria-labelledby="seen">
          <h3 id="seen">{t('rectifications.rectification.verification')}</h3>
          {verification === undefined ? (
            <p className="quiet">{t('rectifications.rectification.notVerified')}</p>
          ) : (
            <p className="text">
              <strong>
                {t(
                  is === 'failed' || is === 'returned'
                    ? 'rectifications.rectification.failed'
                    : is === 'rectifying' || is === 'claimed'
                      ? 'rectifications.rectification.before'
                      : 'rectifications.rectification.passed',
                )}
              </strong>{' '}
              {verification}
            </p>
          )}
        </section>
      </div>
    </section>
  );
}
