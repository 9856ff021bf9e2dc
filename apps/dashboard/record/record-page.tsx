import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type PageName, useRow } from '../api/rows.js';
import { NotHere, ProblemText } from '../shell/broken.js';
import { Problem } from '../api/client.js';
import { useSaid } from '../words/i18n.js';
import { type PageInfo, usePages } from '../words/page-words.js';
import { Actions } from './actions.js';
import { Fields } from './fields.js';
import { History } from './history.js';

/** Any record, at the address of its page: what it says, what may be done with it, and everything that happened to it. */
export function RecordPage() {
  const { page = '', id = '' } = useParams();
  const info = usePages()?.[page];
  if (usePages() !== undefined && info === undefined) return <NotHere />;
  return info && <Record key={`${page}/${id}`} page={page as PageName} id={id} info={info} />;
}

function Record({ page, id, info }: { readonly page: PageName; readonly id: string; readonly info: PageInfo }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { data, error } = useRow(page, id);
  if (error instanceof Problem && error.status === 404) return <NotHere />;
  if (error) return <ProblemText error={error} />;
  if (data === undefined) return <p role="status">{t('ledger.loading')}</p>;
  const row = data.row as Readonly<Record<string, unknown>> & { readonly id: string };
  const isRecord = data.etag !== undefined;
  return (
    <article>
      <div className="heading">
        <div>
          <p className="quiet">{said(info)}</p>
          <h1>{titleOf(row)}</h1>
        </div>
        <div className="tools">
          <button type="button" onClick={() => window.print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      {isRecord && <Actions category={info.category} id={id} etag={data.etag!} />}
      <Fields schema={info.row} values={row} />
      {isRecord && <History category={info.category} id={id} />}
    </article>
  );
}

const titleOf = (row: Readonly<Record<string, unknown>>): string =>
  ['title', 'name', 'number'].map((field) => row[field]).find((value) => typeof value === 'string') ??
  String(row['id']);
