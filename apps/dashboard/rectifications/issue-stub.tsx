import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { RecordHeader } from '../record/record-header.js';
import { useMomentInLink } from '../record/relations.js';
import { usePageWords } from '../words/page-words.js';
import type { Issue } from './life.js';

/** All that is said of an issue that became a clue, or is kept under another number. */
export function IssueStub({ row, state }: { readonly row: Issue; readonly state: string }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const pageWords = usePageWords();
  const at = useMomentInLink();
  const { number, zone, referredAt, upgradedAt, mergedAt, mergedInto, clue } = row;
  const since = upgradedAt ?? mergedAt;
  return (
    <article>
      <RecordHeader kind={pageWords('issues')} number={number} title={number} state={state} />
      {mergedInto === undefined ? (
        <p>{t('rectifications.stub.clue', { number: clue })}</p>
      ) : (
        <p>
          {t('rectifications.stub.merged')}{' '}
          <Link to={at(`/issues/${encodeURIComponent(mergedInto)}`)}>{mergedInto}</Link>
        </p>
      )}
      <p className="quiet">
        {nameOf(zone, 'zones')}
        {referredAt !== undefined && ` · ${t('rectifications.stub.referred', { at: shownInstant(referredAt) })}`}
        {since !== undefined && ` · ${t('rectifications.stub.since', { at: shownInstant(since) })}`}
      </p>
    </article>
  );
}
