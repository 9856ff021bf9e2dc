import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type RowOf, useEveryRow } from '../api/rows.js';
import { BarTable } from '../charts/bar-table.js';
import { Missing } from '../record/missing.js';
import { useMomentInLink } from '../record/relations.js';
import { dayShown } from '../reporting/standing.js';
import { useMoment } from '../shell/moment.js';
import { DueLight, today } from '../todo/due-light.js';
import { AGES, ageOf, FUNNEL, reached } from './issues.js';

type Issue = RowOf<'issues'>;

/** How far the county's issues have come, and for how long the open ones have been open. */
export function Rectification({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const { asOf } = useMoment();
  const [address] = useSearchParams();
  const at = useMomentInLink();
  const day = dayShown(asOf, today());
  const filter: Readonly<Record<string, string>> = zone === '' ? {} : { zone };
  const { data, error } = useEveryRow('issues', filter);
  if (data === undefined) return <Missing error={error} />;
  if (data.length === 0)
    return (
      <section>
        <h2>{t('overview.rectification.title')}</h2>
        <p>{t('overview.rectification.none')}</p>
      </section>
    );
  const open = data.filter((issue) => issue.open);
  const step = FUNNEL.find((one) => one === address.get('step'));
  const there = step && data.filter((issue) => reached(issue, step));
  return (
    <section>
      <h2>{t('overview.rectification.title')}</h2>
      <BarTable
        title={t('overview.rectification.funnel')}
        corner={t('overview.rectification.step')}
        parts={[t('overview.rectification.count')]}
        rows={FUNNEL.map((step) => ({
          name: t(`overview.rectification.steps.${step}`),
          parts: [
            {
              value: data.filter((issue) => reached(issue, step)).length,
              to: at(`/overview?${new URLSearchParams({ ...filter, step }).toString()}`),
            },
          ],
        }))}
      />
      {step && there && (
        <details open>
          <summary>
            {t('overview.rectification.reached', {
              step: t(`overview.rectification.steps.${step}`),
              count: there.length,
            })}
          </summary>
          <Issues issues={there} day={day} />
        </details>
      )}
      <h3>{t('overview.rectification.age', { count: open.length })}</h3>
      {AGES.map((age) => (
        <Aged key={age} age={age} issues={open.filter((issue) => ageOf(issue, day) === age)} day={day} />
      ))}
    </section>
  );
}

interface IssuesProps {
  readonly issues: readonly Issue[];
  readonly day: string;
}

function Aged({ age, ...rest }: IssuesProps & { readonly age: string }) {
  const { t } = useTranslation();
  if (rest.issues.length === 0) return null;
  return (
    <details>
      <summary>{t(`overview.rectification.ages.${age}`, { count: rest.issues.length })}</summary>
      <Issues {...rest} />
    </details>
  );
}

/** A closed issue has no last day to look to any more. */
function Issues({ issues, day }: IssuesProps) {
  const at = useMomentInLink();
  return (
    <ul className="matters">
      {issues.map(({ id, number, unitName, open, due }) => (
        <li key={id}>
          <Link to={at(`/issues/${encodeURIComponent(id)}`)}>{number}</Link>
          <span>{unitName}</span>
          <DueLight due={open ? (due ?? null) : null} on={day} />
        </li>
      ))}
    </ul>
  );
}
