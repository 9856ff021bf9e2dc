import './administration.css';
import { type QueryFunctionContext, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from '../shell/broken.js';

interface Column<Row> {
  readonly name: string;
  readonly shows: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly title: string;
  readonly what: string;
  readonly fetch: (asked: QueryFunctionContext) => Promise<readonly Row[]>;
  readonly rowKey: (row: Row) => string;
  /** The first of them names the row. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  /** What stands here when there is nothing. */
  readonly none: string;
  readonly acts?: (row: Row) => ReactNode;
  /** What opens a new row. */
  readonly opens?: ReactNode;
}

/** An administrator's list: asked for when it is opened and when the reader asks again, never by itself. */
export function DeskTable<Row>({ title, what, fetch, rowKey, columns, none, acts, opens }: Props<Row>) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['administration', what],
    queryFn: fetch,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const [first, ...others] = columns;
  return (
    <>
      <div className="heading">
        <h1>{title}</h1>
        <div className="tools">
          {opens}
          <button type="button" onClick={() => void refetch()} disabled={isFetching}>
            {t('administration.again')}
          </button>
        </div>
      </div>
      <Fault error={error} />
      {data?.length === 0 && <p role="status">{none}</p>}
      {data && data.length > 0 && (
        <div className="desk-table" tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                {columns.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                {acts && <th scope="col">{t('administration.acts')}</th>}
              </tr>
            </thead>
            <tbody>
              {data.map((row) => (
                <tr key={rowKey(row)}>
                  <th scope="row">{first.shows(row)}</th>
                  {others.map(({ name, shows }) => (
                    <td key={name}>{shows(row)}</td>
                  ))}
                  {acts && (
                    <td>
                      <div className="row-acts">{acts(row)}</div>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
