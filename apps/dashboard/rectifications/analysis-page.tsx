import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type Answer, api } from '../api/client.js';
import { useEveryRow } from '../api/rows.js';
import { ProblemText } from '../shell/broken.js';
import { useMoment } from '../shell/moment.js';
import { useRights } from '../shell/rights.js';
import { today } from '../todo/due-light.js';
import { useSaid } from '../words/i18n.js';
import { SuggestedProblems } from './suggested-problems.js';
import { Recurrences } from './recurrences.js';
import { PrintButton } from '../shell/print-button.js';
import './rectifications.css';

export type Analysis = Answer<'/api/v1/issue-analysis'>;

/** What the issues of a period have in common, what came back, and what may have: suggestions, for whoever agrees. */
export function AnalysisPage() {
  const { t } = useTranslation();
  const said = useSaid();
  const { asOf } = useMoment();
  const { may } = useRights();
  const [address, change] = useSearchParams();
  const from = address.get('from') ?? `${today().slice(0, 4)}-01-01`;
  const until = address.get('until') ?? today();
  const set = (name: string, value: string) =>
    change((before) => {
      before.set(name, value);
      return before;
    });
  const { data, error } = useQuery({
    queryKey: ['computed', 'issue-analysis', from, until, asOf],
    queryFn: async ({ signal }) =>
      (
        await api.GET('/api/v1/issue-analysis', {
          params: { query: { from, until, ...(asOf && { asOf }) } },
          signal,
        })
      ).data as Analysis,
  });
  const { data: known = [] } = useEveryRow('common-problems', {}, { enabled: may('common-problems') });
  return (
    <>
      <div className="heading">
        <h1>{t('rectifications.analysis.title')}</h1>
        <div className="tools">
          <PrintButton />
        </div>
      </div>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        {(
          [
            ['from', from],
            ['until', until],
          ] as const
        ).map(([name, value]) => (
          <label key={name}>
            {t(`rectifications.analysis.${name}`)}
            <input type="date" value={value} onChange={({ target }) => target.value && set(name, target.value)} />
          </label>
        ))}
      </form>
      {error && <ProblemText error={error} />}
      {data && (
        <>
          <p>
            <Link to="/issues">{t('rectifications.analysis.referred', { count: data.referred })}</Link>{' '}
            {said(data.common)}
          </p>
          <SuggestedProblems clusters={data.clusters} known={known} />
          <Recurrences recurrences={data.recurrences} suggested={data.suggestedRecurrences} />
        </>
      )}
    </>
  );
}
