import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CommandButton } from '../record/command-button.js';
import { useMyTurn } from '../record/my-turn.js';
import { useSession } from '../shell/session.js';
import type { Whole } from './shown.js';

/** What waits for the reader in an inspection, as buttons; forms begin with what is known already. */
export function NextStep({ row, etag }: { readonly row: Whole; readonly etag: string | undefined }) {
  const { t } = useTranslation();
  const { session } = useSession();
  const turn = useMyTurn('inspection', row.inspection);
  const params = { id: row.inspection };
  const button = (name: string, given?: Readonly<Record<string, unknown>>) => (
    <CommandButton name={name} params={params} etag={etag} primary {...(given && { given })} />
  );
  const atWork = row.state === 'under-way' && row.persons.includes(session.person);
  if (turn === undefined) return null;
  return (
    <div className="actions">
      {turn === 'set-work-plan' && button('SetWorkPlan')}
      {turn === 'start-fieldwork' && button('StartFieldwork')}
      {atWork && (
        <Link className="button primary" to={`/inspections/${row.inspection}/finding`}>
          {t('inspections.finding.record')}
        </Link>
      )}
      {turn === 'complete-fieldwork' && <CommandButton name="CompleteFieldwork" params={params} etag={etag} />}
      {turn === 'submit-report' && button('SubmitInspectionReport', reportBegun(row))}
      {turn === 'review-report' && (
        <Link className="button primary" to={`/inspections/${row.inspection}/review`}>
          {t('inspections.review.open')}
        </Link>
      )}
      {turn === 'present-report' && button('PresentReport')}
      {turn === 'instruct-on-report' && button('InstructOnReport')}
    </div>
  );
}

/** A report begins with the team and the counts that the record has; a returned one with its last text. */
const reportBegun = ({ team, problems, clues, report }: Whole) => ({
  members: team.map(({ person }) => person),
  otherProblems: String(problems.length),
  clues: clues.map(({ number }) => number),
  situation: report?.situation ?? '',
  proposals: report?.proposals ?? '',
});
