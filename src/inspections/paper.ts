import { Refused } from '@libs/event-sourcing/index.js';
import type { Task } from '../planning/task.state.js';
import type { OtherProblem, SetWorkPlan, SubmitInspectionReport } from './inspection.commands.js';
import { cluesOf, type Finding, type Opened, otherProblemsOf, type WorkPlan } from './inspection.state.js';
import { ofThisZone } from './team.js';

export const samePlan = (a: WorkPlan, b: WorkPlan) =>
  a.tasks === b.tasks && a.limit === b.limit && a.methods === b.methods && a.requirements === b.requirements;

/** A body as the plain value it is told as. */
export const plain = ({ unit, place, kind, facts }: OtherProblem) => ({ unit, place, kind, facts });

/** Two of the team bring the same finding: it is one. */
export const sameFinding = (known: Finding, finding: Finding) =>
  known.flow === 'clue-like'
    ? finding.flow === 'clue-like' && known.number === finding.number && known.envelope === finding.envelope
    : finding.flow === 'other' &&
      known.unit === finding.unit &&
      known.place === finding.place &&
      known.kind === finding.kind &&
      known.facts === finding.facts;

export const isRecorded = (finding: Finding, findings: readonly Finding[]) =>
  findings.some((known) => sameFinding(known, finding));

export function tellsOfTheTeam({ members }: SubmitInspectionReport, team: Opened): void {
  const missing = team.members.filter((person) => !members.includes(person));
  const strangers = members.filter((person) => !team.members.includes(person));
  if (missing.length + strangers.length > 0)
    throw new Refused('inspection.report-names-not-the-team', { missing, strangers });
}

/** Figures equal findings; and a research report never tells of clues, which have gone their own way. */
export function tellsOfTheFindings({ otherProblems, clues }: SubmitInspectionReport, { kind, findings }: Opened): void {
  const found = otherProblemsOf(findings);
  if (otherProblems !== found) throw new Refused('inspection.report-counts-differ', { told: otherProblems, found });
  const numbers = cluesOf(findings);
  if (kind === 'research' && clues.length > 0) throw new Refused('inspection.research-report-names-clues', { clues });
  const missing = kind === 'research' ? [] : numbers.filter((number) => !clues.includes(number));
  const unknown = clues.filter((number) => !numbers.includes(number));
  if (missing.length + unknown.length > 0) throw new Refused('inspection.report-clues-differ', { missing, unknown });
}

export function planWithin(
  { tasks, limit, methods, requirements }: SetWorkPlan,
  team: { readonly zone: string },
  task: Task,
): WorkPlan {
  const { due } = ofThisZone(team, task);
  if (limit > due) throw new Refused('inspection.limit-after-due', { limit, due });
  return { tasks, limit, methods, requirements };
}
