import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everyRow, type Filters, type PageName } from '../api/rows.js';
import { useMoment } from '../shell/moment.js';
import { useFieldWords } from '../words/field-words.js';
import type { Column } from './columns.js';
import { useShown } from './value.js';

/** The whole list, as it is filtered and with the columns that are shown, as an Excel file. */
export function ExportButton<Page extends PageName>({
  page,
  title,
  filters,
  columns,
}: {
  readonly page: Page;
  readonly title: string;
  readonly filters: Filters;
  readonly columns: readonly Column[];
}) {
  const { t } = useTranslation();
  const words = useFieldWords();
  const shown = useShown();
  const { asOf } = useMoment();
  const [busy, setBusy] = useState(false);

  const save = async () => {
    setBusy(true);
    try {
      const [{ default: write }, rows] = await Promise.all([
        import('write-excel-file/browser'),
        everyRow(page, filters, asOf),
      ]);
      const head = columns.map(({ field, schema }) => ({
        value: words.field(field, schema),
        fontWeight: 'bold' as const,
      }));
      // Text, always: what begins with `=` is no formula.
      const body = rows.map((row) =>
        columns.map(({ field, schema }) => ({
          type: String,
          value: shown((row as Readonly<Record<string, unknown>>)[field], field, schema),
        })),
      );
      await write([head, ...body]).toFile(`${title}.xlsx`);
    } finally {
      setBusy(false);
    }
  };

  return (
    <button type="button" onClick={() => void save()} disabled={busy}>
      {t('ledger.export')}
    </button>
  );
}
