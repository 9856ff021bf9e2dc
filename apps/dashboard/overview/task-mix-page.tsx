import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/client.js';
import { BarTable } from '../charts/bar-table.js';
import { sum, valuesOf } from '../charts/counting.js';
import { Missing } from '../record/missing.js';
import { useMomentInLink } from '../record/relations.js';
import { useCodeWords } from '../words/code-words.js';
import { useFieldWords } from '../words/field-words.js';
import { usePages } from '../words/page-words.js';
import { useAsked, ZoneChoice } from './asked.js';
import { Board } from './board.js';
import { useComputed } from './computed.js';
import { CrossTable } from './cross-table.js';

type Mix = Answer<'/api/v1/task-mix'>['rows'];

const FIELDS = ['kind', 'priority', 'source', 'origin', 'zone'] as const;
type Field = (typeof FIELDS)[number];

/** What the zones are asked to do: tasks by kind, priority, source and origin. */
export function TaskMixPage() {
  const { t } = useTranslation();
  const asked = useAsked();
  const at = useMomentInLink();
  const { data, error } = useComputed('/api/v1/task-mix');
  if (data === undefined) return <Missing error={error} />;
  const rows = data.rows.filter(({ zone }) => asked.zone === '' || zone === asked.zone);
  const within = asked.zone === '' ? '' : `&zone=${asked.zone}`;
  const counts = rows.map((row) => ({
    ...row,
    rows: at(`/api/v1/task-board?${FIELDS.map((field) => `${field}=${row[field]}`).join('&')}`),
  }));
  return (
    <Board title={t('overview.mix.title')} note={t('overview.mix.note')} choices={<ZoneChoice asked={asked} />}>
      {rows.length === 0 ? (
        <p>{t('overview.mix.none')}</p>
      ) : (
        <div className="boards">
          <section>
            <h2>{t('overview.mix.zones')}</h2>
            <CrossTable page="task-board" counts={counts} rows="zone" columns="kind" />
          </section>
          {FIELDS.filter((field) => field !== 'zone').map((field) => (
            <MixBy key={field} field={field} rows={rows} to={(value) => at(`/task-board?${field}=${value}${within}`)} />
          ))}
        </div>
      )}
    </Board>
  );
}

interface MixProps {
  readonly field: Field;
  readonly rows: Mix;
  readonly to: (value: string) => string;
}

function MixBy({ field, rows, to }: MixProps) {
  const { t } = useTranslation();
  const words = useCodeWords('task-board');
  const name = useFieldWords().field(field, usePages()?.['task-board']?.row.properties?.[field]);
  return (
    <section>
      <h2>{name}</h2>
      <BarTable
        title={t('overview.mix.by', { field: name })}
        corner={name}
        parts={[t('overview.mix.tasks')]}
        rows={valuesOf(rows, field).map((value) => ({
          name: value === null ? t('overview.without') : words(field, value),
          parts: [
            {
              value: sum(rows.filter((row) => row[field] === value).map(({ count }) => count)),
              to: to(String(value)),
            },
          ],
        }))}
      />
    </section>
  );
}
