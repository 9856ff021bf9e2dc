import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRows } from '../api/rows.js';
import { useNames } from '../api/names.js';
import { PresentedReports } from '../inspections/presented-reports.js';
import { shownInstant } from '../ledger/value.js';
import { ProblemText } from '../shell/broken.js';
import { DueLight } from '../todo/due-light.js';
import { placeOf } from '../todo/places.js';
import { useSaid } from '../words/i18n.js';
import { PlanApproval } from './plan-approval.js';

/** Steps that are a decision, and not work; plan items and reports have their own part of the desk, and handing out a task is work. */
const DECISION = /^(decide|approve|extend|adopt|instruct|sign|note|assign|appoint)-/;
const APART = ['decide-plan-item', 'instruct-on-report', 'assign-task'];

/** Everything that waits for the reader's decision. */
export function ApprovalsDesk() {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('planning.approvals.title')}</h1>
      <PlanApproval />
      <PresentedReports />
      <OtherDecisions />
    </>
  );
}

function OtherDecisions() {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const said = useSaid();
  const { rows, error } = useRows('to-do', { limit: '1000' });
  const waiting = rows?.filter(({ step }) => DECISION.test(step) && !APART.includes(step)) ?? [];
  const steps = [...new Set(waiting.map(({ step }) => step))];
  return (
    <section aria-labelledby="others">
      <h2 id="others">{t('planning.approvals.others')}</h2>
      {error && <ProblemText error={error} />}
      {rows !== undefined && waiting.length === 0 && <p>{t('planning.approvals.noOthers')}</p>}
      {steps.map((step) => {
        const ofStep = waiting.filter((row) => row.step === step);
        return (
          <section key={step} aria-label={said(ofStep[0]!.words)}>
            <h3>
              {said(ofStep[0]!.words)}（{ofStep.length}）
            </h3>
            <ul className="matters">
              {ofStep.map((row) => (
                <li key={row.id}>
                  <Link to={placeOf(row)}>{row.title}</Link>
                  {row.zone !== null && <span>{nameOf(row.zone, 'zones')}</span>}
                  <DueLight due={row.due} />
                  <span className="quiet">{t('todo.desk.since', { since: shownInstant(row.since) })}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
