import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import type { RowOf } from '../api/rows.js';
import { CommandButton } from '../record/command-button.js';

/** The parts of a task that are done by themselves, each with its result. */
export function SubTasks({
  task,
  etag,
  subTasks,
}: {
  readonly task: string;
  readonly etag: string | undefined;
  readonly subTasks: NonNullable<RowOf<'task-board'>['subTasks']>;
}) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  if (subTasks.length === 0) return null;
  return (
    <section aria-labelledby="sub-tasks">
      <h2 id="sub-tasks">{t('planning.subTasks.title')}</h2>
      <ul>
        {subTasks.map(({ sub, title, units, result }) => (
          <li key={sub}>
            {title}（{units.map((unit) => nameOf(unit, 'units')).join('、')}）
            {result === null ? (
              <CommandButton
                name="CompleteSubTask"
                params={{ id: task, sub }}
                etag={etag}
                label={t('planning.subTasks.complete')}
              />
            ) : (
              <strong> {t('planning.subTasks.done', { result })}</strong>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
