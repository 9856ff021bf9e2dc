import { useTranslation } from 'react-i18next';
import { usePreference } from '../api/preference.js';
import { firstColumns } from '../pages.js';
import { useFieldWords } from '../words/field-words.js';
import type { Column } from './columns.js';

export interface ChosenColumns {
  readonly columns: readonly Column[];
  readonly toggle: (field: string) => void;
}

/** Which columns somebody wants to see of a list; kept for the next time. */
export function useChosenColumns(page: string, columns: readonly Column[]): ChosenColumns {
  const first = firstColumns(page).filter((field) => columns.some((column) => column.field === field));
  const { value: chosen, keep } = usePreference<readonly string[]>(`columns.${page}`);
  const shown = chosen ?? (first.length > 0 ? first : columns.slice(0, 6).map(({ field }) => field));
  return {
    columns: shown.flatMap((field) => columns.filter((column) => column.field === field)),
    toggle: (field) => keep(shown.includes(field) ? shown.filter((one) => one !== field) : [...shown, field]),
  };
}

export function ColumnChooser({
  columns,
  chosen,
}: {
  readonly columns: readonly Column[];
  readonly chosen: ChosenColumns;
}) {
  const { t } = useTranslation();
  const words = useFieldWords();
  const shown = chosen.columns.map(({ field }) => field);
  return (
    <details className="drop">
      <summary>{t('ledger.columns')}</summary>
      <ul>
        {columns.map(({ field, schema }) => (
          <li key={field}>
            <label>
              <input
                type="checkbox"
                checked={shown.includes(field)}
                disabled={shown.length === 1 && shown[0] === field}
                onChange={() => chosen.toggle(field)}
              />
              {words.field(field, schema)}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
