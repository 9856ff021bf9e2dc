import { type Actor, type Context, type Decider, Refused } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import type { Rulebook } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import type { People } from '../people/people.state.js';
import { taskFact } from '../planning/task.facts.js';
import type { Task } from '../planning/task.state.js';
import { issueOfFinding } from '../rectifications/issue.facts.js';
import type { Issue } from '../rectifications/issue.state.js';
import { recusalsFact } from '../recusals/recusal.facts.js';
import type { RecusalsOf } from '../recusals/recusal.state.js';
import { relationsFact } from '../recusals/relations.facts.js';
import type { RelationsOf } from '../recusals/relations.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import type { Arrangement } from '../zones/arrangement.state.js';
import { dispatchFact } from './dispatch.facts.js';
import type { Dispatch } from './dispatch.state.js';
import type { InspectionCommands, MergeFindings } from './inspection.commands.js';
import {
  cluesOf,
  evolveInspection,
  type Finding,
  type Inspection,
  type InspectionEvents,
  isPresented,
  noInspection,
  openTo,
  type Opened,
  otherProblemsOf,
} from './inspection.state.js';
import { asFindings, mergeable, notYetReceived } from './offline.js';
import { isRecorded, plain, planWithin, samePlan, tellsOfTheFindings, tellsOfTheTeam } from './paper.js';
import {
  activeMembers,
  continuesAt,
  directs,
  isSameTeam,
  mayFormAnew,
  mayLead,
  notBarred,
  ofThisZone,
  running,
  stillAtWork,
  teamIsFree,
  withinTheLoan,
  withoutConflict,
} from './team.js';

interface Facts {
  readonly task: Task;
  readonly arrangement: Arrangement;
  readonly people: People;
  readonly relations: RelationsOf;
  readonly rulebook: Rulebook;
  /** What became of the finding that is to be kept under another. */
  readonly referred: Issue;
  readonly recusals: RecusalsOf;
  readonly dispatch: Dispatch;
}

const OF_THE_DIRECTOR = ['FormInspectionTeam', 'ReplaceTeamMember', 'ReturnReport', 'ReviewReport'];
const OF_THE_TEAM = [
  'StartFieldwork',
  'RecordFinding',
  'RecordOfflineFindings',
  'MergeFindings',
  'CompleteFieldwork',
  'SubmitInspectionReport',
];
const ASKS_FOR_CONFLICT = [...OF_THE_DIRECTOR, ...OF_THE_TEAM];

/** Who acts, and whom a command puts or finds on the team. */
const concerned = (
  command: { readonly members?: readonly string[]; readonly joins?: string },
  inspection: Inspection,
  actor?: Actor,
) => [
  ...new Set([
    ...(inspection.is === 'none' ? [] : inspection.members),
    ...(command.members ?? []),
    ...(command.joins === undefined ? [] : [command.joins]),
    ...(actor ? [actor.person] : []),
  ]),
];

/** One inspection carries out one task, under the task's name, from the naming of its team to the instruction on its report. */
export const inspections: Decider<Inspection, InspectionCommands, InspectionEvents, Facts> = {
  category: 'inspection',
  initial: noInspection,
  facts: {
    task: taskFact([...ASKS_FOR_CONFLICT, 'SetWorkPlan', 'AmendWorkPlan', 'PresentReport', 'EndInspection']),
    arrangement: { ...arrangementFact, for: ASKS_FOR_CONFLICT },
    people: { ...peopleFact, for: ASKS_FOR_CONFLICT },
    rulebook: { ...rulebookFact, for: ASKS_FOR_CONFLICT },
    relations: relationsFact(concerned, ASKS_FOR_CONFLICT),
    referred: issueOfFinding(({ finding }: MergeFindings) => finding, ['MergeFindings']),
    recusals: recusalsFact(concerned, ASKS_FOR_CONFLICT),
    dispatch: dispatchFact(ASKS_FOR_CONFLICT),
  },
  evolve: evolveInspection,
  late: ['RecordOfflineFindings'],
  scope: (inspection) =>
    inspection.is === 'none' ? {} : { zone: inspection.zone, office: inspection.office, persons: openTo(inspection) },
  decide: {
    FormInspectionTeam({ leader, members }, inspection, context) {
      const { facts, today, actor } = context;
      const task = running(facts.task);
      directs(actor, task);
      if (isSameTeam(inspection, task, leader, members)) return [];
      if (!mayFormAnew(inspection, task)) throw new Refused('inspection.team-already-formed', { is: inspection.is });
      if (members.length < 2) throw new Refused('inspection.team-too-small', { members });
      if (!members.includes(leader)) throw new Refused('inspection.leader-not-in-team', { leader });
      const seats = activeMembers(members, task.zone, today, facts);
      mayLead(seats.find(({ person }) => person === leader)!);
      withoutConflict([actor.person], task.units, context, facts);
      const certificate = withoutConflict(members, task.units, context, facts);
      if (inspection.is !== 'none') notBarred(members, inspection.barred);
      const released = (inspection.is === 'none' ? [] : inspection.members).filter(
        (person) => !members.includes(person),
      );
      const { zone, office, kind, title, units } = task;
      const continues = continuesAt(inspection, task);
      const team = { leader, members, seats, released, certificate, ...(continues && { continues }) };
      return [{ type: 'InspectionTeamFormed', data: { zone, office, kind, title, units, ...team } }];
    },

    ReplaceTeamMember({ leaves, joins, leader, reason }, inspection, context) {
      const team = at(
        inspection,
        context,
        'team-formed',
        'planned',
        'under-way',
        'fieldwork-completed',
        'report-returned',
      );
      const { members, title, units, zone, office } = team;
      if (!members.includes(leaves) && members.includes(joins)) return [];
      ofThisZone(team, context.facts.task);
      if (!members.includes(leaves)) throw new Refused('inspection.not-on-team', { person: leaves });
      if (members.includes(joins)) throw new Refused('inspection.already-on-team', { person: joins });
      if (leaves !== team.leader && leader !== undefined && leader !== team.leader)
        throw new Refused('inspection.leader-stays', { leader: team.leader });
      const leads = leader ?? team.leader;
      if (leads === leaves || !(leads === joins || members.includes(leads)))
        throw new Refused('inspection.leader-not-in-team', { leader: leads });
      const [seat] = activeMembers([joins], zone, context.today, context.facts);
      if (leads !== team.leader) mayLead(activeMembers([leads], zone, context.today, context.facts)[0]!);
      withoutConflict([context.actor.person], units, context, context.facts);
      const certificate = withoutConflict([joins], units, context, context.facts);
      notBarred([joins], team.barred);
      return [
        {
          type: 'TeamMemberReplaced',
          data: { zone, office, title, units, leaves, joins, seat: seat!, leader: leads, reason, certificate },
        },
      ];
    },

    BarTeamMember({ person, ground, unit }, inspection) {
      if (inspection.is === 'none' || !inspection.members.includes(person)) return [];
      if (inspection.barred.includes(person) || !inspection.units.includes(unit)) return [];
      return [{ type: 'TeamMemberBarred', data: { person, ground, unit } }];
    },

    ReleaseSupervisor({ person }, inspection) {
      if (inspection.is === 'none' || inspection.is === 'ended' || isPresented(inspection)) return [];
      if (!inspection.members.includes(person) || !inspection.invited.includes(person)) return [];
      const members = inspection.members.filter((member) => member !== person);
      return [{ type: 'SupervisorReleased', data: { person, members } }];
    },

    SetWorkPlan(command, inspection, context) {
      if (inspection.is === 'planned' && samePlan(inspection.plan, command)) return [];
      const team = at(inspection, context, 'team-formed');
      return [{ type: 'WorkPlanSet', data: planWithin(command, team, context.facts.task) }];
    },

    AmendWorkPlan(command, inspection, context) {
      const { plan, ...team } = at(inspection, context, 'planned', 'under-way');
      if (samePlan(plan, command)) return [];
      const amended = planWithin(command, team, context.facts.task);
      return [{ type: 'WorkPlanAmended', data: { ...amended, reason: command.reason } }];
    },

    StartFieldwork(_, inspection, context) {
      if (inspection.is === 'under-way') return [];
      if (inspection.is === 'team-formed') throw new Refused('inspection.no-work-plan');
      const team = at(inspection, context, 'planned');
      mayWork(team, context);
      return [{ type: 'FieldworkStarted', data: { members: team.members } }];
    },

    /** Decided at once and for good which way it goes: the two flows never mix. */
    RecordFinding({ clue, problem, basis, onBehalfOf }, inspection, context) {
      const team = at(inspection, context, 'under-way', 'fieldwork-completed', 'report-returned');
      if ((clue === undefined) === (problem === undefined)) throw new Refused('inspection.finding-one-or-other');
      if (clue && (basis !== undefined || onBehalfOf !== undefined)) throw new Refused('inspection.clue-in-words');
      const finding = String(team.findings.length + 1);
      const told: Finding = clue
        ? { finding, flow: 'clue-like', number: clue.number, envelope: clue.envelope }
        : { finding, flow: 'other', ...plain(problem!) };
      if (isRecorded(told, team.findings)) return [];
      mayWork(team, context);
      if (told.flow === 'clue-like' && cluesOf(team.findings).includes(told.number))
        throw new Refused('inspection.clue-number-taken', { number: told.number });
      if (told.flow === 'other' && !team.units.includes(told.unit))
        throw new Refused('inspection.unit-not-inspected', { unit: told.unit, units: team.units });
      return [{ type: 'FindingRecorded', data: told }];
    },

    /** Brought back from where there was no network: each entry in the order and with the time its device gave it. */
    RecordOfflineFindings({ device, entries, basis, onBehalfOf }, inspection, context) {
      const team = at(inspection, context, 'under-way', 'fieldwork-completed', 'report-returned');
      if (entries.some(({ clue }) => clue) && (basis !== undefined || onBehalfOf !== undefined))
        throw new Refused('inspection.clue-in-words');
      const fresh = notYetReceived(device, entries, team);
      if (fresh.length === 0) return [];
      // Written down while he was lent, it may come in after.
      mayWork(
        team,
        context,
        fresh.map(({ at: when }) => dayOf(when)),
      );
      return asFindings(device, fresh, team, context.now);
    },

    MergeFindings({ finding, into, reason }, inspection, context) {
      const team = at(inspection, context, 'under-way', 'fieldwork-completed', 'report-returned');
      if (mergeable(team, finding, into).mergedInto === into) return [];
      mayWork(team, context);
      if (context.facts.referred.is !== 'unknown') throw new Refused('inspection.finding-referred', { finding });
      return [{ type: 'FindingsMerged', data: { finding, into, reason } }];
    },

    CompleteFieldwork(_, inspection, context) {
      if (inspection.is === 'fieldwork-completed') return [];
      const team = at(inspection, context, 'under-way');
      mayWork(team, context);
      const counts = { otherProblems: otherProblemsOf(team.findings), clues: cluesOf(team.findings).length };
      const { title, zone, office, members, invited } = team;
      const authors = members.filter((person) => !invited.includes(person));
      return [{ type: 'FieldworkCompleted', data: { ...counts, title, zone, office, members: authors } }];
    },

    SubmitInspectionReport(command, inspection, context) {
      const team = at(inspection, context, 'fieldwork-completed', 'report-returned');
      mayWork(team, context);
      tellsOfTheTeam(command, team);
      tellsOfTheFindings(command, team);
      const authors = [...new Set([context.actor.person, ...(command.coAuthors ?? [])])];
      const strangers = authors.filter((person) => !team.members.includes(person));
      if (strangers.length > 0) throw new Refused('inspection.author-not-on-team', { persons: strangers });
      const { members, otherProblems, clues, situation, proposals, document } = command;
      const report = { round: team.rounds + 1, members, authors, otherProblems, clues, situation };
      const more = { ...(proposals && { proposals }), ...(document && { document }) };
      return [{ type: 'InspectionReportSubmitted', data: { ...report, ...more } }];
    },

    ReturnReport({ reason }, inspection, context) {
      if (inspection.is === 'report-returned') return [];
      const { rounds, units } = at(inspection, context, 'report-submitted');
      withoutConflict([context.actor.person], units, context, context.facts);
      return [{ type: 'InspectionReportReturned', data: { round: rounds, reason } }];
    },

    ReviewReport({ opinion }, inspection, context) {
      if (inspection.is === 'report-reviewed') return [];
      const { rounds, report, units } = at(inspection, context, 'report-submitted');
      withoutConflict([context.actor.person], units, context, context.facts);
      const { person } = context.actor;
      if (report.authors.every((author) => author === person))
        throw new Refused('inspection.reviewer-sole-author', { person });
      return [{ type: 'InspectionReportReviewed', data: { round: rounds, opinion } }];
    },

    /** Nothing goes to the principal leader past the director. */
    PresentReport(_, inspection, context) {
      if (inspection.is === 'report-presented' || inspection.is === 'report-instructed') return [];
      if (inspection.is === 'report-submitted') throw new Refused('inspection.report-not-reviewed');
      const { rounds, members, zone } = at(inspection, context, 'report-reviewed');
      ofThisZone({ zone }, context.facts.task);
      return [{ type: 'InspectionReportPresented', data: { round: rounds, members } }];
    },

    InstructOnReport({ instruction }, inspection, context) {
      if (inspection.is === 'report-instructed') return [];
      at(inspection, context, 'report-presented');
      return [{ type: 'InspectionReportInstructed', data: { instruction } }];
    },

    EndInspection({ reason }, inspection, { facts }) {
      if (inspection.is === 'none' || inspection.is === 'ended') return [];
      if (facts.task.is !== 'cancelled') throw new Refused('inspection.task-not-cancelled', { is: facts.task.is });
      return [{ type: 'InspectionEnded', data: { members: inspection.members, reason } }];
    },
  },
};

/** The inspection, if it is in one of these states, and the act is not dated before that state began. */
function at<Is extends Opened['is']>(
  inspection: Inspection,
  { occurredAt }: Pick<Context, 'occurredAt'>,
  ...states: Is[]
) {
  if (inspection.is === 'none' || !(states as string[]).includes(inspection.is))
    throw new Refused('inspection.not-in-state', { is: inspection.is, needed: states });
  if (occurredAt < inspection.since) throw new Refused('inspection.before-last-step', { since: inspection.since });
  return inspection as Extract<Inspection, { is: Is }>;
}

function mayWork(inspection: Opened, context: Context<Facts>, days = [context.today]): void {
  const { actor, facts, id, today } = context;
  ofThisZone(inspection, facts.task);
  stillAtWork(id, actor.person, inspection.zone, today, facts);
  withinTheLoan(actor.person, inspection.zone, days, facts);
  teamIsFree(inspection, context, facts);
}
