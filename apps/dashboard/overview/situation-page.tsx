import { useTranslation } from 'react-i18next';
import { Missing } from '../record/missing.js';
import { usePageWords } from '../words/page-words.js';
import { Board } from './board.js';
import { CrossTable } from './cross-table.js';
import { useComputed } from './computed.js';

/** What all zones know of each other: how much there is of what in each of them, and no row of it. */
export function SituationPage() {
  const { t } = useTranslation();
  const pageWords = usePageWords();
  const { data, error } = useComputed('/api/v1/overview/zones');
  if (data === undefined) return <Missing error={error} />;
  return (
    <Board title={t('overview.situation.title')} note={t('overview.situation.note')}>
      <div className="boards">
        <section>
          <h2>{pageWords('task-board')}</h2>
          <CrossTable page="task-board" counts={data.tasks} rows="zone" columns="state" />
          <CrossTable page="task-board" counts={data.tasks} rows="zone" columns="kind" />
        </section>
        <section>
          <h2>{pageWords('issues')}</h2>
          <CrossTable page="issues" counts={data.issues} rows="zone" columns="is" />
        </section>
        <section>
          <h2>{t('overview.situation.recurrences')}</h2>
          <CrossTable page="issues" counts={data.recurrences} rows="zone" columns="kind" />
        </section>
      </div>
    </Board>
  );
}
