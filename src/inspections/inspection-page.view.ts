import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView } from '@libs/read-models/view.js';
import type { TaskEvents } from '../planning/task.state.js';
import type { IssueEvents } from '../rectifications/issue.state.js';
import type { InspectionEvents, Offline } from './inspection.state.js';

type Step = {
  readonly step: string;
  readonly at: string;
  readonly by: string;
  readonly post: string;
  readonly words: string | null;
};

type Problem = {
  readonly finding: string;
  readonly unit: string;
  readonly place: string;
  readonly kind: string;
  readonly facts: string;
  readonly at: string;
  readonly by: string;
  /** Written down without network: on which device, as which of its entries, signed by whom. */
  readonly offline: Entry | null;
  /** Who else wrote the same problem down, when, and in which words where they were others. */
  readonly alsoRecordedBy: readonly {
    readonly by: string;
    readonly at: string;
    readonly offline: Entry | null;
    readonly finding: string | null;
    readonly place: string | null;
    readonly kind: string | null;
    readonly facts: string | null;
  }[];
};

type Entry = {
  readonly device: string;
  readonly sequence: number;
  readonly signedBy: readonly string[];
  readonly seal: string;
};

export type InspectionRow = {
  readonly inspection: string;
  readonly title: string;
  readonly zone: string;
  readonly office: string;
  readonly kind: string;
  readonly units: readonly string[];
  readonly state: string;
  readonly leader: string;
  readonly team: readonly { readonly person: string; readonly name: string; readonly as: string }[];
  /** To whom the matter itself is open: the team now, without those barred and those only invited. */
  readonly persons: readonly string[];
  readonly former: readonly string[];
  readonly barred: readonly string[];
  /** What was asked before anybody was put on the team: of whom, about which units, when. Everybody was free. */
  readonly certificates: readonly {
    readonly checkedAt: string;
    readonly units: readonly string[];
    readonly persons: readonly string[];
  }[];
  readonly replacements: readonly {
    readonly leaves: string;
    readonly joins: string;
    readonly reason: string;
    readonly at: string;
  }[];
  readonly plan: {
    readonly tasks: string;
    readonly limit: string;
    readonly methods: string;
    readonly requirements: string;
  } | null;
  readonly planAmended: string | null;
  /** Why its task is suspended, while it is: nobody works on it then. */
  readonly suspended: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  /** Other problems with all that was told; clues by number and seal. */
  readonly problems: readonly Problem[];
  /** Findings that turned out to repeat another, under which they are kept. */
  readonly mergedFindings: readonly { readonly finding: string; readonly into: string; readonly reason: string }[];
  readonly clues: readonly {
    readonly finding: string;
    readonly number: string;
    /** `null`: it was told as another problem, and only then turned out to be a clue; its words are gone from here. */
    readonly envelope: string | null;
    readonly at: string;
  }[];
  readonly report: {
    readonly round: number;
    readonly members: readonly string[];
    readonly authors: readonly string[];
    readonly otherProblems: number;
    readonly clues: readonly string[];
    readonly situation: string;
    readonly proposals: string | null;
    readonly document: string | null;
  } | null;
  /** The report's way: submitted, returned, reviewed, presented, instructed, each with who and when. */
  readonly journey: readonly Step[];
};

const step = (
  row: InspectionRow | undefined,
  state: string,
  { meta }: DomainEvent,
  words: string | null,
): InspectionRow => ({
  ...row!,
  state,
  journey: [...row!.journey, { step: state, at: meta.occurredAt, by: meta.actor.person, post: meta.actor.post, words }],
});

const notInvited = (team: InspectionRow['team']) =>
  team.filter(({ as }) => as !== 'special-supervisor').map(({ person }) => person);

const openTo = (team: InspectionRow['team'], barred: readonly string[]) =>
  notInvited(team).filter((person) => !barred.includes(person));

const entry = (offline: Offline | undefined): Entry | null => (offline ? { ...offline } : null);
/** Whoever wrote it down, not whoever brought the device back. */
const recorder = (offline: Offline | undefined, { actor }: DomainEvent['meta']) => offline?.signedBy[0] ?? actor.person;
const inOrderOfTime = (a: Problem, b: Problem) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
const withRecorders = (
  row: InspectionRow,
  finding: string,
  ...more: readonly Problem['alsoRecordedBy'][number][]
): InspectionRow => ({
  ...row,
  problems: row.problems.map((problem) =>
    problem.finding === finding ? { ...problem, alsoRecordedBy: [...problem.alsoRecordedBy, ...more] } : problem,
  ),
});

/** An issue is named after its inspection and the number of its finding. */
const findingOf = (issue: string) => {
  const at = issue.lastIndexOf('-');
  return { inspection: issue.slice(0, at), finding: issue.slice(at + 1) };
};

/** 监督检查: one inspection whole, from its team to the instruction on its report. */
export const inspectionPage = defineView<
  InspectionRow,
  InspectionEvents & Pick<TaskEvents, 'TaskSuspended' | 'TaskResumed'> & Pick<IssueEvents, 'IssueUpgradedToClue'>
>()({
  name: 'inspection-page',
  version: 5,
  key: ({ type, id }) => (type === 'IssueUpgradedToClue' ? findingOf(id).inspection : id),
  on: {
    InspectionTeamFormed: (row, { id, data }) => {
      const { title, zone, office, kind, units, leader, members, seats, certificate } = data;
      const earlier = row ? [...row.former, ...row.team.map(({ person }) => person)] : [];
      const former = earlier.filter((person) => !members.includes(person));
      // Another zone's team goes on with what was begun and handed over.
      if (data.continues !== undefined && row)
        return {
          ...row,
          ...{ zone, office, leader, former, team: seats.map((seat) => ({ ...seat })) },
          persons: openTo(seats, row.barred),
          certificates: [...row.certificates, { ...certificate }],
        };
      return {
        inspection: id,
        title,
        zone,
        office,
        kind,
        units,
        state: 'team-formed',
        leader,
        team: seats.map((seat) => ({ ...seat })),
        persons: openTo(seats, row?.barred ?? []),
        former,
        barred: row?.barred ?? [],
        certificates: [...(row?.certificates ?? []), { ...certificate }],
        replacements: row?.replacements ?? [],
        plan: null,
        planAmended: null,
        suspended: null,
        startedAt: null,
        completedAt: null,
        problems: [],
        mergedFindings: [],
        clues: [],
        report: null,
        journey: [],
      };
    },
    TeamMemberReplaced: (row, { data, meta }) => {
      const { leaves, joins, seat, leader, reason, certificate } = data;
      const team = row!.team.map((one) => (one.person === leaves ? { ...seat } : one));
      return {
        ...row!,
        leader,
        team,
        persons: openTo(team, row!.barred),
        former: [...row!.former.filter((person) => person !== joins), leaves],
        certificates: [...row!.certificates, { ...certificate }],
        replacements: [...row!.replacements, { leaves, joins, reason, at: meta.occurredAt }],
      };
    },
    TeamMemberBarred: (row, { data: { person } }) => {
      const barred = [...row!.barred, person];
      return { ...row!, barred, persons: openTo(row!.team, barred) };
    },
    SupervisorReleased: (row, { data: { person } }) => ({
      ...row!,
      team: row!.team.filter((one) => one.person !== person),
      former: [...row!.former, person],
    }),
    WorkPlanSet: (row, { data }) => ({ ...row!, state: 'planned', plan: { ...data } }),
    WorkPlanAmended: (row, { data: { reason, ...plan } }) => ({ ...row!, plan, planAmended: reason }),
    FieldworkStarted: (row, { meta }) => ({ ...row!, state: 'under-way', startedAt: meta.occurredAt }),
    FindingRecorded: (row, { data, meta }) => {
      const at = meta.occurredAt;
      if (data.flow === 'clue-like') {
        const { finding, number, envelope } = data;
        return { ...row!, clues: [...row!.clues, { finding, number, envelope, at }] };
      }
      const { flow: _flow, offline, ...told } = data;
      const problem = { ...told, at, by: recorder(offline, meta), offline: entry(offline), alsoRecordedBy: [] };
      return { ...row!, problems: [...row!.problems, problem].sort(inOrderOfTime) };
    },
    FindingRecordedAgain: (row, { data: { finding, offline }, meta }) =>
      withRecorders(row!, finding, {
        by: recorder(offline, meta),
        at: meta.occurredAt,
        offline: entry(offline),
        finding: null,
        place: null,
        kind: null,
        facts: null,
      }),
    FindingsMerged: (row, { data: { finding, into, reason } }) => {
      const { alsoRecordedBy, unit: _unit, ...one } = row!.problems.find((problem) => problem.finding === finding)!;
      const rest = { ...row!, problems: row!.problems.filter((problem) => problem.finding !== finding) };
      return {
        ...withRecorders(rest, into, one, ...alsoRecordedBy),
        mergedFindings: [...row!.mergedFindings, { finding, into, reason }],
      };
    },
    IssueUpgradedToClue: (row, { id, data: { clue: number }, meta }) => {
      const { finding } = findingOf(id);
      if (!row?.problems.some((problem) => problem.finding === finding)) return row;
      const problems = row.problems.filter((problem) => problem.finding !== finding);
      return { ...row, problems, clues: [...row.clues, { finding, number, envelope: null, at: meta.occurredAt }] };
    },
    FieldworkCompleted: (row, { meta }) => ({ ...row!, state: 'fieldwork-completed', completedAt: meta.occurredAt }),
    InspectionReportSubmitted: (row, event) => {
      const { proposals, document, ...report } = event.data;
      return {
        ...step(row, 'report-submitted', event, null),
        report: { ...report, proposals: proposals ?? null, document: document ?? null },
      };
    },
    InspectionReportReturned: (row, event) => step(row, 'report-returned', event, event.data.reason),
    InspectionReportReviewed: (row, event) => step(row, 'report-reviewed', event, event.data.opinion),
    InspectionReportPresented: (row, event) => step(row, 'report-presented', event, null),
    InspectionReportInstructed: (row, event) => step(row, 'report-instructed', event, event.data.instruction),
    TaskSuspended: (row, { data: { reason } }) => row && { ...row, suspended: reason },
    TaskResumed: (row) => row && { ...row, suspended: null },
    InspectionEnded: (row, event) => ({ ...step(row, 'ended', event, event.data.reason), persons: [] }),
  },
  indexes: [['zone', 'state'], 'persons'],
});
