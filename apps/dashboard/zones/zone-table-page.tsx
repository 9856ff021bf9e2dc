import './zones.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type Answer, api } from '../api/client.js';
import { ZoneTableButtons } from '../paper/zone-table-buttons.js';
import { Fault } from '../shell/broken.js';
import { PrintButton } from '../shell/print-button.js';
import { useMoment } from '../shell/moment.js';

type Table = Answer<'/api/v1/zone-table'>;

/** 监督检查协作区安排表 of any day, in the document's seven columns; the day stands in the address. */
export function ZoneTablePage() {
  const { t } = useTranslation();
  const { asOf } = useMoment();
  const [asked, ask] = useSearchParams();
  const on = asked.get('on') ?? undefined;
  const { data, error } = useQuery({
    queryKey: ['zone-table', on, asOf],
    queryFn: async ({ signal }) =>
      (
        await api.GET('/api/v1/zone-table', {
          params: { query: { ...(on !== undefined && { on }), ...(asOf !== undefined && { asOf }) } },
          signal,
        })
      ).data as Table,
    placeholderData: keepPreviousData,
  });
  const day = on ?? data?.on ?? '';
  const choose = (chosen: string) =>
    ask((before) => {
      if (chosen === '') before.delete('on');
      else before.set('on', chosen);
      return before;
    });
  return (
    <div className="zone-table">
      <div className="heading">
        <h1>{t('zones.table.title')}</h1>
        <label className="day-of">
          {t('zones.table.on')}
          <input type="date" value={day} onChange={({ target }) => choose(target.value)} />
        </label>
        <div className="tools">
          <ZoneTableButtons {...(on !== undefined && { on })} />
          <PrintButton />
        </div>
      </div>
      <Fault error={error} />
      {data?.rows.length === 0 && <p role="status">{t('zones.table.none', { on: data.on })}</p>}
      {data && data.rows.length > 0 && <PrintedTable table={data} />}
    </div>
  );
}

/** The columns are the document's own, in its own words, whatever the reader's language. */
function PrintedTable({ table: { title, on, rows } }: { readonly table: Table }) {
  const columns = Object.keys(rows[0]!) as (keyof Table['rows'][number])[];
  return (
    <div className="wide-table" tabIndex={0} role="region" aria-label={title}>
      <table lang="zh-CN">
        <caption>
          {title}（{on}）
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row['序号']}>
              {columns.map((column) =>
                column === '协作区' ? (
                  <th key={column} scope="row">
                    {row[column]}
                  </th>
                ) : (
                  <td key={column}>{row[column]}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
