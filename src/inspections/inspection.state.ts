import type { Decider, EventMeta } from '@libs/event-sourcing/index.js';
import type { Kind } from '../planning/plan.state.js';

/** In what capacity a person is on the team. */
export type Capacity = 'zone-director' | 'zone-member' | 'office' | 'special-supervisor' | 'supporter';

/** A seat on the team: who, by the name he had then. */
export interface Seat {
  readonly person: string;
  readonly name: string;
  readonly as: Capacity;
}

/** What was asked, of whom and when, before the team was named: nobody on it had a ground against him. */
export interface Certificate {
  readonly checkedAt: string;
  readonly units: readonly string[];
  readonly persons: readonly string[];
}

export interface WorkPlan {
  readonly tasks: string;
  readonly limit: string;
  readonly methods: string;
  readonly requirements: string;
}

/** The two flows. A clue is a number and the seal of its envelope; what is in it is never written here. */
export type Finding =
  | { readonly finding: string; readonly flow: 'clue-like'; readonly number: string; readonly envelope: string }
  | {
      readonly finding: string;
      readonly flow: 'other';
      readonly unit: string;
      readonly place: string;
      readonly kind: string;
      readonly facts: string;
    };

/** How an entry made without network was signed and kept until the device was back: which device's, which of its entries. */
export interface Offline {
  readonly device: string;
  readonly sequence: number;
  readonly signedBy: readonly string[];
  /** Hash of the entry as it was signed. */
  readonly seal: string;
}

/** A finding as the inspection knows it: who wrote it down, and the finding that it turned out to repeat. */
export type Found = Finding & { readonly by: readonly string[]; readonly mergedInto?: string };

export interface InspectionReport {
  readonly round: number;
  readonly members: readonly string[];
  /** The one who submitted it, and co-authors. */
  readonly authors: readonly string[];
  readonly otherProblems: number;
  /** Numbers. */
  readonly clues: readonly string[];
  readonly situation: string;
  readonly proposals?: string;
  /** Hash of the signed document. */
  readonly document?: string;
}

export interface InspectionEvents {
  InspectionTeamFormed: {
    zone: string;
    office: string;
    kind: Kind;
    title: string;
    units: readonly string[];
    leader: string;
    members: readonly string[];
    seats: readonly Seat[];
    /** Those of an earlier team, of the zone that had the task before, who are not on this one. */
    released: readonly string[];
    /** What the earlier team had begun and handed over goes on where it was. */
    continues?: 'under-way' | 'fieldwork-completed';
    certificate: Certificate;
  };
  TeamMemberReplaced: {
    zone: string;
    office: string;
    title: string;
    units: readonly string[];
    leaves: string;
    joins: string;
    seat: Seat;
    leader: string;
    reason: string;
    certificate: Certificate;
  };
  /** A ground became known while the person was on the team: the matter is closed to him from here on. */
  TeamMemberBarred: { person: string; ground: string; unit: string };
  /** A special supervisor whose term is over; `members`: those who stay. */
  SupervisorReleased: { person: string; members: readonly string[] };
  WorkPlanSet: WorkPlan;
  WorkPlanAmended: WorkPlan & { reason: string };
  FieldworkStarted: { members: readonly string[] };
  FindingRecorded: Finding & { readonly offline?: Offline };
  /** Another device brought what this finding says already. */
  FindingRecordedAgain: { finding: string; offline: Offline };
  /** Two findings turned out to be one problem: the first is kept under the second. */
  FindingsMerged: { finding: string; into: string; reason: string };
  /** Whose report is due, told since last days are kept by themselves. */
  FieldworkCompleted: {
    otherProblems: number;
    clues: number;
    title?: string;
    zone?: string;
    office?: string;
    members?: readonly string[];
  };
  InspectionReportSubmitted: InspectionReport;
  InspectionReportReturned: { round: number; reason: string };
  InspectionReportReviewed: { round: number; opinion: string };
  /** The team's work is done: these persons are free again. */
  InspectionReportPresented: { round: number; members: readonly string[] };
  InspectionReportInstructed: { instruction: string };
  /** The task was cancelled before a report was presented. */
  InspectionEnded: { members: readonly string[]; reason: string };
}

export interface Matter {
  /** The zone of record, its office then, and what it inspects. */
  readonly zone: string;
  readonly office: string;
  readonly kind: Kind;
  readonly title: string;
  readonly units: readonly string[];
  readonly leader: string;
  /** On the team now, in the order in which they were named. */
  readonly members: readonly string[];
  /** Once on the team. */
  readonly former: readonly string[];
  /** Special supervisors on the team: they come along and see the plan; findings and reports are not theirs. */
  readonly invited: readonly string[];
  /** On the team, but with a ground against them that became known later. */
  readonly barred: readonly string[];
  readonly findings: readonly Found[];
  /** Offline entries that have come in, `device/sequence`, each with its seal. */
  readonly received: Readonly<Record<string, string>>;
  /** How often a report was submitted. */
  readonly rounds: number;
  /** When the present state began. */
  readonly since: string;
}

interface Planned extends Matter {
  readonly plan: WorkPlan;
}

interface AtWork extends Planned {
  /** From when to when the team was out; open while it still is. */
  readonly fieldwork: { readonly from: string; readonly until?: string };
}

interface Reported extends AtWork {
  readonly report: InspectionReport;
}

interface States {
  'team-formed': Matter;
  planned: Planned;
  'under-way': AtWork;
  'fieldwork-completed': AtWork;
  'report-submitted': Reported;
  'report-returned': Reported;
  'report-reviewed': Reported;
  'report-presented': Reported;
  'report-instructed': Reported;
  /** Its task was cancelled. */
  ended: Matter;
}

export type Opened = { readonly [S in keyof States]: States[S] & { readonly is: S } }[keyof States];
export type Inspection = { readonly is: 'none' } | Opened;

export const noInspection: Inspection = { is: 'none' };

export const isPresented = (inspection: Inspection) =>
  inspection.is === 'report-presented' || inspection.is === 'report-instructed';

export const hasFieldworkStarted = ({ is }: Inspection) =>
  is !== 'none' && is !== 'team-formed' && is !== 'planned' && is !== 'ended';

/** To whom the matter is open: the present team without those barred and those only invited. */
export const openTo = (inspection: Inspection): readonly string[] =>
  inspection.is === 'none' || inspection.is === 'ended'
    ? []
    : inspection.members.filter(
        (person) => !inspection.barred.includes(person) && !inspection.invited.includes(person),
      );

export const cluesOf = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap((finding) => (finding.flow === 'clue-like' ? [finding.number] : []));

/** A problem that two wrote down is one. */
export const otherProblemsOf = (findings: readonly Found[]) =>
  findings.filter(({ flow, mergedInto }) => flow === 'other' && mergedInto === undefined).length;

const invitedOf = (seats: readonly Seat[]) =>
  seats.flatMap(({ person, as }) => (as === 'special-supervisor' ? [person] : []));

const merged = (inspection: Inspection, change: object): Inspection =>
  inspection.is === 'none' ? inspection : { ...inspection, ...change };

const enters = (inspection: Inspection, is: Opened['is'], { occurredAt }: EventMeta, change: object = {}): Inspection =>
  merged(inspection, { is, since: occurredAt, ...change });

export const entryOf = ({ device, sequence }: Pick<Offline, 'device' | 'sequence'>) => `${device}/${sequence}`;

const receivedWith = (inspection: Inspection, offline: Offline | undefined) => {
  const before = inspection.is === 'none' ? {} : inspection.received;
  return offline === undefined ? before : { ...before, [entryOf(offline)]: offline.seal };
};

export const evolveInspection: Decider<Inspection, never, InspectionEvents>['evolve'] = {
  InspectionTeamFormed: (before, { continues, ...formed }, { occurredAt }) => {
    const { zone, office, kind, title, units, leader, members, seats } = formed;
    const earlier = before.is === 'none' ? [] : [...before.former, ...before.members];
    const former = earlier.filter((person) => !members.includes(person));
    if (continues !== undefined)
      return merged(before, { zone, office, leader, members, former, invited: invitedOf(seats), since: occurredAt });
    return {
      is: 'team-formed',
      zone,
      office,
      kind,
      title,
      units,
      leader,
      members,
      former,
      invited: invitedOf(seats),
      barred: before.is === 'none' ? [] : before.barred,
      findings: [],
      received: {},
      rounds: 0,
      since: occurredAt,
    };
  },
  TeamMemberReplaced: (inspection, { leaves, joins, seat, leader }) =>
    inspection.is === 'none'
      ? inspection
      : merged(inspection, {
          leader,
          members: inspection.members.map((member) => (member === leaves ? joins : member)),
          invited: [...inspection.invited, ...invitedOf([seat])],
          former: [...inspection.former.filter((one) => one !== joins), leaves],
        }),
  TeamMemberBarred: (inspection, { person }) =>
    inspection.is === 'none' ? inspection : merged(inspection, { barred: [...inspection.barred, person] }),
  SupervisorReleased: (inspection, { person, members }) =>
    inspection.is === 'none'
      ? inspection
      : merged(inspection, {
          members,
          invited: inspection.invited.filter((one) => one !== person),
          former: [...inspection.former, person],
        }),
  WorkPlanSet: (inspection, plan, meta) => enters(inspection, 'planned', meta, { plan }),
  WorkPlanAmended: (inspection, { reason: _reason, ...plan }) => merged(inspection, { plan }),
  FieldworkStarted: (inspection, _, meta) =>
    enters(inspection, 'under-way', meta, { fieldwork: { from: meta.occurredAt } }),
  FindingRecorded: (inspection, { offline, ...finding }, { actor }) =>
    inspection.is === 'none'
      ? inspection
      : merged(inspection, {
          findings: [...inspection.findings, { ...finding, by: offline?.signedBy ?? [actor.person] }],
          received: receivedWith(inspection, offline),
        }),
  FindingRecordedAgain: (inspection, { offline }) =>
    merged(inspection, { received: receivedWith(inspection, offline) }),
  FindingsMerged: (inspection, { finding, into }) =>
    inspection.is === 'none'
      ? inspection
      : merged(inspection, {
          findings: inspection.findings.map((one) => (one.finding === finding ? { ...one, mergedInto: into } : one)),
        }),
  FieldworkCompleted: (inspection, _, meta) =>
    enters(inspection, 'fieldwork-completed', meta, {
      fieldwork: { ...(inspection as AtWork).fieldwork, until: meta.occurredAt },
    }),
  InspectionReportSubmitted: (inspection, report, meta) =>
    enters(inspection, 'report-submitted', meta, { report, rounds: report.round }),
  InspectionReportReturned: (inspection, _, meta) => enters(inspection, 'report-returned', meta),
  InspectionReportReviewed: (inspection, _, meta) => enters(inspection, 'report-reviewed', meta),
  InspectionReportPresented: (inspection, _, meta) => enters(inspection, 'report-presented', meta),
  InspectionReportInstructed: (inspection, _, meta) => enters(inspection, 'report-instructed', meta),
  InspectionEnded: (inspection, _, meta) => enters(inspection, 'ended', meta),
};
