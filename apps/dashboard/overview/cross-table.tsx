import { useTranslation } from 'react-i18next';
import type { PageName } from '../api/rows.js';
import { type Counted, together, valuesOf } from '../charts/counting.js';
import { HeatTable } from '../charts/heat-table.js';
import { useCodeWords } from '../words/code-words.js';
import { useFieldWords } from '../words/field-words.js';
import { usePages, usePageWords } from '../words/page-words.js';
import { inOrderOfLife } from './order.js';

type By = 'year' | 'zone' | 'kind' | 'state' | 'is';

interface Props {
  /** Whose rows were counted: it gives the words, too. */
  readonly page: PageName;
  readonly counts: readonly (Counted & Readonly<Partial<Record<By, string | null>>>)[];
  readonly rows: By;
  readonly columns: By;
}

/** Counts by two of the fields that they were counted by; sums open the rows of all that they sum. */
export function CrossTable({ page, counts, rows, columns }: Props) {
  const { t } = useTranslation();
  const words = useCodeWords(page);
  const fields = useFieldWords();
  const schema = usePages()?.[page]?.row.properties;
  const pageWords = usePageWords();
  if (counts.length === 0) return <p>{t('overview.nothing')}</p>;
  const name = (field: By) => fields.field(field, schema?.[field]);
  const said = (field: By, value: string | null | undefined) =>
    value === null || value === undefined ? t('overview.without') : words(field, value);
  const across = inOrderOfLife(valuesOf(counts, columns));
  return (
    <HeatTable
      title={t('overview.by', { page: pageWords(page), rows: name(rows), columns: name(columns) })}
      corner={name(rows)}
      columns={across.map((value) => said(columns, value))}
      rows={valuesOf(counts, rows)
        .sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
        .map((value) => {
          const here = counts.filter((count) => count[rows] === value);
          return {
            name: said(rows, value),
            cells: across.map((column) => together(here.filter((count) => count[columns] === column))),
            all: together(here),
          };
        })}
      sums={across.map((column) => together(counts.filter((count) => count[columns] === column)))}
    />
  );
}
