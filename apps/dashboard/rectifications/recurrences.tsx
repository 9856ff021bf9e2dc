import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { shownInstant } from '../ledger/value.js';
import { CommandButton } from '../record/command-button.js';
import { useMomentInLink } from '../record/relations.js';
import { useRights } from '../shell/rights.js';
import { useSaid } from '../words/i18n.js';
import type { Analysis } from './analysis-page.js';

interface Props {
  readonly recurrences: Analysis['recurrences'];
  readonly suggested: Analysis['suggestedRecurrences'];
}

/** What came back after it was closed, as recorded; and what looks as if it had. */
export function Recurrences({ recurrences, suggested }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const at = useMomentInLink();
  const { may } = useRights();
  const issue = (id: string) => <Link to={at(`/issues/${encodeURIComponent(id)}`)}>{id}</Link>;
  return (
    <>
      <section aria-labelledby="recurrences">
        <h2 id="recurrences">{t('rectifications.analysis.recurrences', { count: recurrences.length })}</h2>
        {recurrences.length === 0 && <p className="quiet">{t('rectifications.analysis.noRecurrences')}</p>}
        <ul className="matters">
          {recurrences.map((one) => (
            <li key={one.unit + one.theme}>
              <strong>
                {one.unitName}
                {t('ledger.is')}
                {said(one)}
              </strong>
              <span>{t('rectifications.analysis.times', { count: one.times })}</span>
              {one.issues.map((id) => (
                <span key={id}>{issue(id)}</span>
              ))}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="likely">
        <h2 id="likely">{t('rectifications.analysis.likely', { count: suggested.length })}</h2>
        {suggested.length === 0 && <p className="quiet">{t('rectifications.analysis.noLikely')}</p>}
        <ul className="matters">
          {suggested.map((one) => (
            <li key={one.issue + one.again}>
              <strong>
                {one.unitName}
                {t('ledger.is')}
                {said(one)}
              </strong>
              <span>
                {issue(one.issue)} {t('rectifications.analysis.closed', { at: shownInstant(one.closedAt) })}
              </span>
              <span>
                {issue(one.again)} {t('rectifications.analysis.again', { at: shownInstant(one.since) })}
              </span>
              {may('LinkRecurrence') && (
                <CommandButton name="LinkRecurrence" params={{ id: one.issue }} given={{ issue: one.again }} />
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
