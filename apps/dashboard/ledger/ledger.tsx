import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type PageName, useRows } from '../api/rows.js';
import { Fault } from '../shell/broken.js';
import { useMoment } from '../shell/moment.js';
import { useFieldWords } from '../words/field-words.js';
import { useSaid } from '../words/i18n.js';
import type { PageInfo } from '../words/page-words.js';
import { type Column, columnsOf } from './columns.js';
import { ColumnChooser, useChosenColumns } from './column-chooser.js';
import { ExportButton } from './export-button.js';
import { FilterBar, useFilters } from './filter-bar.js';
import { CommandButton } from '../record/command-button.js';
import { useRights } from '../shell/rights.js';
import { PrintButton } from '../shell/print-button.js';
import { Cell } from './value.js';

const ROW_PX = 40;

interface Props {
  readonly page: PageName;
  readonly info: PageInfo;
  /** What comes before the rows: what is to be done with them first. */
  readonly children?: ReactNode;
  /** What would stand here, and when, where there is nothing yet. */
  readonly empty?: string;
}

/** A list (台账): filters above, the rows, more of them on demand. What is shown stands in the address. */
export function Ledger({ page, info, children, empty }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const filters = useFilters(info.filters);
  const { rows = [], error, loading, more } = useRows(page, filters.asked);
  const columns = columnsOf(info.row, rows);
  const chosen = useChosenColumns(page, columns);
  const { opens, sends } = useRights();

  return (
    <>
      <div className="heading">
        <h1>{said(info)}</h1>
        <div className="tools">
          {opens(info.category).map(({ action }) => (
            <CommandButton key={action} name={action} params={{}} primary />
          ))}
          {sends(info.category).length > 0 && (
            <details className="drop">
              <summary>{t('ledger.further')}</summary>
              <ul className="tools">
                {sends(info.category).map(({ action }) => (
                  <li key={action}>
                    <CommandButton name={action} params={{}} />
                  </li>
                ))}
              </ul>
            </details>
          )}
          <ColumnChooser columns={columns} chosen={chosen} />
          <ExportButton page={page} title={said(info)} filters={filters.asked} columns={chosen.columns} />
          <PrintButton />
        </div>
      </div>
      {children}
      <FilterBar info={info} filters={filters} />
      <Fault error={error} />
      <Rows page={page} caption={said(info)} rows={rows} columns={chosen.columns} />
      <p role="status" className="quiet">
        {loading ? t('ledger.loading') : t(more ? 'ledger.shownMore' : 'ledger.shownAll', { count: rows.length })}
      </p>
      {empty !== undefined && !loading && !error && rows.length === 0 && <p>{empty}</p>}
      {more && (
        <button type="button" onClick={more} disabled={loading}>
          {t('ledger.more')}
        </button>
      )}
    </>
  );
}

function Rows({
  page,
  caption,
  rows,
  columns,
}: {
  readonly page: PageName;
  readonly caption: string;
  readonly rows: readonly { readonly id: string }[];
  readonly columns: readonly Column[];
}) {
  const words = useFieldWords();
  const { asOf } = useMoment();
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
  });
  const items = drawn.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = drawn.getTotalSize() - (items.at(-1)?.end ?? 0);
  const at = asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf)}`;

  return (
    <div className="rows" ref={frame} tabIndex={0} role="region" aria-label={caption}>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ field, schema }) => (
              <th key={field} scope="col">
                {words.field(field, schema)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Gap height={above} width={columns.length} />}
          {items.map(({ index }) => {
            const row = rows[index]! as { readonly id: string } & Readonly<Record<string, unknown>>;
            return (
              <tr key={row.id} aria-rowindex={index + 2} ref={drawn.measureElement} data-index={index}>
                {columns.map(({ field, schema }, place) => (
                  <td key={field} className={isLong(row[field]) ? 'long' : undefined}>
                    {place === 0 ? (
                      <Link to={`/${page}/${encodeURIComponent(row.id)}${at}`}>
                        <Cell value={row[field] ?? row.id} field={field} schema={schema} />
                      </Link>
                    ) : (
                      <Cell value={row[field]} field={field} schema={schema} />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
          {below > 0 && <Gap height={below} width={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

/** What would make a row very high in a narrow column. */
const LONG = 24;
const isLong = (value: unknown) => typeof value === 'string' && value.length > LONG;

/** The rows that are not drawn because nobody sees them. */
const Gap = ({ height, width }: { readonly height: number; readonly width: number }) => (
  <tr aria-hidden="true">
    <td colSpan={width} style={{ height, padding: 0 }} />
  </tr>
);
