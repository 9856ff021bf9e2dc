import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type RowOf, useEveryRow } from '../api/rows.js';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { CommandButton } from '../record/command-button.js';
import { Missing } from '../record/missing.js';
import { useMomentInLink } from '../record/relations.js';
import { useHolds } from '../shell/holds.js';
import { useCodeWords } from '../words/code-words.js';
import { PrintButton } from '../shell/print-button.js';
import { usePageWords } from '../words/page-words.js';

type List = RowOf<'key-task-lists'>;

/** The lists of key supervision tasks, each version to be read as it was published; the next begins with what holds now. */
export function KeyTaskLists() {
  const { t } = useTranslation();
  const pageWords = usePageWords();
  const writes = useHolds({ post: 'conduct-office-head' }, { post: 'conduct-office-official' });
  const { data: lists, error } = useEveryRow('key-task-lists');
  const { data: items } = useEveryRow('plan-items');
  if (lists === undefined) return <Missing error={error} />;
  const years = [...new Set([...lists, ...(items ?? [])].map(({ year }) => year))].sort().reverse();
  return (
    <>
      <div className="heading">
        <h1>{pageWords('key-task-lists')}</h1>
        <div className="tools">
          {writes &&
            years.map((year) => (
              <CommandButton
                key={year}
                name="PublishKeyTaskList"
                params={{ id: year }}
                label={t('planning.list.publish', { year })}
                given={begun(lists.find((list) => list.year === year && list.latest))}
              />
            ))}
          <PrintButton />
        </div>
      </div>
      {lists.length === 0 && <p>{t('planning.list.none')}</p>}
      {lists.map((list) => (
        <OneList key={list.id} list={list} />
      ))}
    </>
  );
}

/** A new list is the whole list: it begins with what the last one says. */
const begun = (latest: List | undefined) =>
  latest === undefined
    ? {}
    : {
        tasks: latest.tasks.map(({ title, item, source }) => ({ title, item: item ?? '', source: source ?? '' })),
      };

function OneList({ list }: { readonly list: List }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const words = useCodeWords('plan-items');
  const at = useMomentInLink();
  return (
    <article className="matter-card" aria-labelledby={list.id}>
      <h2 id={list.id}>{t('planning.list.version', { year: list.year, version: list.version })}</h2>
      <p className="quiet">
        {list.replacedFrom === null
          ? t('planning.list.holds', { from: list.from })
          : t('planning.list.held', { from: list.from, until: list.replacedFrom })}{' '}
        · {nameOf(list.publishedBy, 'persons')} {shownInstant(list.publishedAt)}
      </p>
      <ol>
        {list.tasks.map(({ title, item, source }) => (
          <li key={title}>
            {title}
            {source !== null && <span className="quiet"> {words('source', source)}</span>}
            {item !== null && (
              <>
                {' '}
                <Link to={at(`/plan-items/${list.year}-${item}`)}>{item}</Link>
              </>
            )}
          </li>
        ))}
      </ol>
    </article>
  );
}
