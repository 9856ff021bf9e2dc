import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/client.js';
import { useNames } from '../api/names.js';
import { FigureLink } from '../charts/figure.js';
import { together } from '../charts/counting.js';
import { Missing } from '../record/missing.js';
import { useRights } from '../shell/rights.js';
import { usePageWords } from '../words/page-words.js';
import { useAsked, ZoneChoice } from './asked.js';
import { Board } from './board.js';
import { CrossTable } from './cross-table.js';
import { useComputed } from './computed.js';
import { Overdue } from './overdue.js';
import { Rectification } from './rectification.js';
import { ReportsInTime } from './reports-in-time.js';

type Overview = Answer<'/api/v1/overview'>;
type Part = keyof Overview;

/** What is counted, from which page, and what it is told apart by. */
const PARTS = [
  { part: 'tasks', page: 'task-board', rows: 'zone', columns: 'state' },
  { part: 'inspections', page: 'inspections', rows: 'zone', columns: 'state' },
  { part: 'issues', page: 'issues', rows: 'zone', columns: 'is' },
  { part: 'plan', page: 'plan-items', rows: 'year', columns: 'state' },
  { part: 'clues', page: 'clue-custody', rows: 'zone', columns: 'is' },
] as const;

/** How the county stands, or one zone, on one screen. Every number opens its rows; of clues there are numbers only. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const pageWords = usePageWords();
  const { may } = useRights();
  const asked = useAsked();
  const { data, error } = useComputed('/api/v1/overview');
  if (data === undefined) return <Missing error={error} />;
  const of = (part: Part) => (data[part] ?? []).filter(({ zone }) => asked.zone === '' || zone === asked.zone);
  // Plan items have no single zone.
  const shown = PARTS.filter(({ part }) => data[part] !== undefined && (part !== 'plan' || asked.zone === ''));
  return (
    <Board
      title={asked.zone === '' ? t('overview.county') : t('overview.ofZone', { zone: nameOf(asked.zone, 'zones') })}
      note={t('overview.note')}
      choices={<ZoneChoice asked={asked} />}
    >
      <dl className="key-figures">
        {shown.map(({ part, page }) => (
          <div key={part}>
            <dt>{pageWords(page)}</dt>
            <dd>
              <FigureLink {...together(of(part))} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="boards">
        {may('report-register') && <ReportsInTime zone={asked.zone} />}
        {may('deadlines') && <Overdue zone={asked.zone} />}
        {may('issues') && <Rectification zone={asked.zone} />}
        {shown.map(({ part, page, rows, columns }) => (
          <section key={part}>
            <h2>{pageWords(page)}</h2>
            <CrossTable
              page={page}
              counts={of(part)}
              rows={part === 'tasks' && asked.zone !== '' ? 'kind' : rows}
              columns={columns}
            />
          </section>
        ))}
      </div>
    </Board>
  );
}
