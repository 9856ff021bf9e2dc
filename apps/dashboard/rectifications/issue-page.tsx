import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRow } from '../api/rows.js';
import { Actions } from '../record/actions.js';
import { Deadlines } from '../record/deadlines.js';
import { RecordFields } from '../record/fields.js';
import { History } from '../record/history.js';
import { WaitsWith } from '../record/holder.js';
import { Missing } from '../record/missing.js';
import { RecordHeader } from '../record/record-header.js';
import { Steps } from '../record/steps.js';
import { useMoment } from '../shell/moment.js';
import { useCodeWords } from '../words/code-words.js';
import { usePageWords } from '../words/page-words.js';
import { Branches } from './branches.js';
import { IssueRelations } from './issue-relations.js';
import { IssueStub } from './issue-stub.js';
import { ISSUE_LIFE, isStub, issueStep, reachedOf } from './life.js';
import { NextStep } from './next-step.js';
import { AlsoRecorded, Corrections } from './put-right.js';
import { Rectification } from './rectification.js';
import './rectifications.css';

/** One issue from the referral to the closing: what was found, who has it, what was promised, done and seen. */
export function IssuePage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const words = useCodeWords('issues');
  const pageWords = usePageWords();
  const { asOf } = useMoment();
  const { data, error } = useRow('issues', id);
  if (data === undefined) return <Missing error={error} />;
  const { row, etag } = data;
  const state = words('is', row.is);
  if (isStub(row)) return <IssueStub row={row} state={state} />;
  const reached = reachedOf(row);
  return (
    <article>
      <RecordHeader
        kind={pageWords('issues')}
        number={row.number}
        title={`${row.unitName ?? ''}${t('ledger.is')}${row.kind ?? ''}`}
        state={state}
      />
      <p className="text found">{row.facts}</p>
      <Steps
        steps={ISSUE_LIFE.map((key) => ({ key, name: t(`rectifications.life.${key}`), ...reached[key] }))}
        current={issueStep(row)}
        over={row.is === 'closed'}
      />
      <Branches row={row} />
      <WaitsWith category="issue" record={id} />
      {asOf === undefined && <NextStep row={row} etag={etag} />}
      <Rectification row={row} />
      <Deadlines category="issue" record={id} />
      <RecordFields
        page="issues"
        row={row}
        only={['place', 'zone', 'office', 'body', 'found', 'bypassed', 'answerable', 'foundBy']}
      />
      <Corrections row={row} />
      <AlsoRecorded row={row} />
      <IssueRelations row={row} />
      {etag !== undefined && asOf === undefined && (
        <details>
          <summary>{t('rectifications.other')}</summary>
          <Actions category="issue" id={id} etag={etag} />
        </details>
      )}
      <History category="issue" id={id} />
    </article>
  );
}
