import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../api/names.js';
import type { RowOf } from '../api/rows.js';
import { CommandButton } from '../record/command-button.js';
import { useMomentInLink } from '../record/relations.js';
import { useRights } from '../shell/rights.js';
import { useSaid } from '../words/i18n.js';
import type { Analysis } from './analysis-page.js';

interface Props {
  readonly clusters: Analysis['clusters'];
  readonly known: readonly RowOf<'common-problems'>[];
}

/** Kinds of issues found at two units or more, the widest first; whoever agrees says so with a form already filled. */
export function SuggestedProblems({ clusters, known }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="suggested">
      <h2 id="suggested">{t('rectifications.analysis.suggested', { count: clusters.length })}</h2>
      {clusters.length === 0 && <p className="quiet">{t('rectifications.analysis.none')}</p>}
      <div className="beside">
        {clusters.map((cluster) => (
          <OneCluster key={cluster.theme} cluster={cluster} known={known} />
        ))}
      </div>
    </section>
  );
}

function OneCluster({
  cluster,
  known,
}: {
  readonly cluster: Props['clusters'][number];
  readonly known: Props['known'];
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const { nameOf } = useNames();
  const { may } = useRights();
  const at = useMomentInLink();
  const { kinds, issues, units, zones } = cluster;
  const covered = known.filter((one) => one.issues.some(({ issue }) => issues.includes(issue)));
  const fresh = issues.filter((issue) => !covered.some((one) => one.issues.some((its) => its.issue === issue)));
  return (
    <article className="matter-card" aria-label={said(cluster)}>
      <h3>{said(cluster)}</h3>
      <p>
        {t('rectifications.analysis.spread', { issues: issues.length, units: units.length })}{' '}
        <span className="quiet">{zones.map((zone) => nameOf(zone, 'zones')).join(t('ledger.separator'))}</span>
      </p>
      {covered.map(({ id, title }) => (
        <p key={id}>
          {t('rectifications.analysis.known')}{' '}
          <Link to={at(`/common-problems/${encodeURIComponent(id)}`)}>{title}</Link>
        </p>
      ))}
      <details>
        <summary>{t('rectifications.analysis.instances')}</summary>
        <p className="quiet">{kinds.join(t('ledger.separator'))}</p>
        <ul>
          {units.map(({ unit, name, issues: count }) => (
            <li key={unit}>
              <Link to={at(`/issues?unit=${encodeURIComponent(unit)}`)}>{name}</Link> {count}
            </li>
          ))}
        </ul>
        <ul className="numbers">
          {issues.map((issue) => (
            <li key={issue}>
              <Link to={at(`/issues/${encodeURIComponent(issue)}`)}>{issue}</Link>
            </li>
          ))}
        </ul>
      </details>
      {may('IdentifyCommonProblem') && fresh.length > 1 && (
        <div className="actions">
          <CommandButton
            name="IdentifyCommonProblem"
            params={{}}
            given={{ title: kinds[0], kind: kinds[0], issues: fresh }}
          />
        </div>
      )}
    </article>
  );
}
