import { useParams } from 'react-router';
import { type PageName, useRow } from '../api/rows.js';
import { NotHere } from '../shell/broken.js';
import { useSaid } from '../words/i18n.js';
import { type PageInfo, usePages } from '../words/page-words.js';
import { Actions } from './actions.js';
import { RecordFields } from './fields.js';
import { History } from './history.js';
import { Missing } from './missing.js';
import { RecordHeader } from './record-header.js';

/** Any record, at the address of its page: what it says, what may be done with it, and everything that happened to it. */
export function RecordPage() {
  const { page = '', id = '' } = useParams();
  const info = usePages()?.[page];
  if (usePages() !== undefined && info === undefined) return <NotHere />;
  return info && <Record key={`${page}/${id}`} page={page as PageName} id={id} info={info} />;
}

function Record({ page, id, info }: { readonly page: PageName; readonly id: string; readonly info: PageInfo }) {
  const said = useSaid();
  const { data, error } = useRow(page, id);
  if (data === undefined) return <Missing error={error} />;
  const row = data.row as Readonly<Record<string, unknown>> & { readonly id: string };
  const isRecord = data.etag !== undefined;
  return (
    <article>
      <RecordHeader kind={said(info)} title={titleOf(row)} />
      {isRecord && <Actions category={info.category} id={id} etag={data.etag!} />}
      <RecordFields page={page} row={row} />
      {isRecord && <History category={info.category} id={id} />}
    </article>
  );
}

const titleOf = (row: Readonly<Record<string, unknown>>): string =>
  ['title', 'name', 'number'].map((field) => row[field]).find((value) => typeof value === 'string') ??
  String(row['id']);
