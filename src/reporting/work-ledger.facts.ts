import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import { type Drawers, noDrawers, put, taken } from '@libs/event-sourcing/drawers.js';
import { daysBetween } from '@libs/event-sourcing/time.js';
import { citedWithout } from '../rectifications/weak-point.state.js';
import type { Behind, FlowName } from './figures.js';
import type { ToldElsewhere } from './told-elsewhere.js';

/** One fact, counted once. A correction takes the wrong entry back (−1) and makes the right one (+1). */
export interface Entry extends Behind {
  readonly flow: FlowName;
  readonly n: number;
  /** In which it happened, `YYYY-MM`. */
  readonly month: string;
  /** Where in the log it became known. */
  readonly position: string;
  readonly kind?: string;
  readonly unit?: string;
  readonly unitName?: string;
  readonly corrects?: true;
}

/** The newest first; sharing its tail, so that taking one in copies nothing. */
export interface Chain {
  readonly entry: Entry;
  readonly before: Chain | undefined;
}

export interface KnownIssue extends Behind {
  readonly zone: string;
  readonly kind: string;
  readonly unit: string;
  readonly unitName: string;
  /** A body is at work on it, up to this day. */
  readonly due?: string;
  /** It became a clue, or was another's duplicate: it is counted, and nothing more is said of it. */
  readonly stub?: true;
}

/** What an office or the Conduct Office has said of several issues at once, or singled out. */
export interface Judgement extends Behind {
  readonly is: 'common-problem' | 'weak-point' | 'prominent';
  readonly month: string;
  readonly id: string;
  readonly zones: readonly string[];
  readonly title: string;
  readonly where?: string;
  readonly cause?: string;
  readonly proposal?: string;
  readonly issues: readonly string[];
}

interface KnownInspection {
  readonly zone: string;
  readonly kind: string;
  readonly units: readonly string[];
  readonly startedOn?: string;
}

/** The work of the zones as entries by zone and month, with what later events need to know to be put there. */
export interface WorkLedger {
  /** Of the last event in it. */
  readonly position: string;
  readonly entries: Readonly<Record<string, Readonly<Record<string, Chain>>>>;
  readonly inspections: Drawers<KnownInspection>;
  readonly tasks: Drawers<{ readonly zone: string; readonly kind: string }>;
  readonly issues: Drawers<KnownIssue>;
  readonly judgements: readonly Judgement[];
  /** Zones by their counterpart offices. */
  readonly offices: Readonly<Record<string, string>>;
}

export const emptyLedger: WorkLedger = {
  position: '',
  entries: {},
  inspections: noDrawers,
  tasks: noDrawers,
  issues: noDrawers,
  judgements: [],
  offices: {},
};

type Events = ToldElsewhere;
type Event<T extends keyof Events = keyof Events> = DomainEvent<T, Events[T]>;
type Row<T extends keyof Events = keyof Events> = (ledger: WorkLedger, event: Event<T>) => WorkLedger;
type About = Pick<Entry, 'kind' | 'unit' | 'unitName'>;
type Change<T extends keyof Events> = (issue: KnownIssue, event: Event<T>) => KnownIssue;

const monthOf = ({ meta }: Event) => meta.occurredAt.slice(0, 7);
const dayOf = ({ meta }: Event) => meta.occurredAt.slice(0, 10);

const behind = ({ category, id, eventId, revision }: Event): Behind =>
  category === 'clue' ? { event: eventId } : { event: eventId, record: `${category}/${id}`, revision };

const added = (ledger: WorkLedger, zone: string, entry: Entry): WorkLedger => {
  const months = ledger.entries[zone] ?? {};
  return {
    ...ledger,
    entries: { ...ledger.entries, [zone]: { ...months, [entry.month]: { entry, before: months[entry.month] } } },
  };
};

const counts = (
  ledger: WorkLedger,
  event: Event,
  zone: string | undefined,
  flow: FlowName,
  about: About = {},
  n = 1,
): WorkLedger =>
  zone === undefined || n === 0
    ? ledger
    : added(ledger, zone, {
        flow,
        n,
        month: monthOf(event),
        position: event.position,
        ...behind(event),
        ...about,
      });

/** A fact about an inspection, in the zone that has it. */
const ofInspection =
  (flow: FlowName, n: (inspection: KnownInspection, event: Event) => number = () => 1) =>
  (ledger: WorkLedger, event: Event): WorkLedger => {
    const inspection = taken(ledger.inspections, event.id);
    return inspection
      ? counts(ledger, event, inspection.zone, flow, { kind: inspection.kind }, n(inspection, event))
      : ledger;
  };

const changesIssue =
  <T extends keyof Events>(change: Change<T>): Row<T> =>
  (ledger, event) => {
    const issue = taken(ledger.issues, event.id);
    return issue ? { ...ledger, issues: put(ledger.issues, event.id, change(issue, event)) } : ledger;
  };

const ofIssue =
  (flow: FlowName) =>
  (ledger: WorkLedger, event: Event): WorkLedger => {
    const issue = taken(ledger.issues, event.id);
    if (!issue) return ledger;
    const { zone, kind, unit, unitName } = issue;
    return counts(ledger, event, zone, flow, { kind, unit, unitName });
  };

const both =
  <T extends keyof Events>(first: Row<T>, second: Row<T>): Row<T> =>
  (ledger, event) =>
    second(first(ledger, event), event);

const dueOn: Change<'IssueForwarded' | 'RectificationPlanSet' | 'IssueReopened'> = (issue, event) => ({
  ...issue,
  ...behind(event),
  due: event.data.due,
});
const dueUntil: Change<'TermExtended'> = (issue, event) => ({
  ...issue,
  ...behind(event),
  due: event.data.until,
});
const notInHand = ({ due: _due, ...issue }: KnownIssue): KnownIssue => issue;

const becomesStub = (issue: KnownIssue): KnownIssue => ({ ...notInHand(issue), stub: true });

const handed =
  (flow: FlowName): Row<'TaskAssigned' | 'CollaborationItemDesignated'> =>
  (ledger, event) => {
    const { zone, kind } = event.data;
    return counts({ ...ledger, tasks: put(ledger.tasks, event.id, { zone, kind }) }, event, zone, flow, { kind });
  };

const ofTask =
  (flow: FlowName): Row<'TaskReceived' | 'TaskClosed' | 'CrossInspectionOrdered'> =>
  (ledger, event) =>
    counts(ledger, event, event.data.zone, flow, { kind: taken(ledger.tasks, event.id)?.kind ?? 'other' });

const ofClue =
  (flow: FlowName): Row<'ClueTransferred' | 'ClueReceived'> =>
  (ledger, event) =>
    counts(ledger, event, event.data.zone, flow);

const rows: { readonly [T in keyof Events]?: Row<T> } = {
  TaskAssigned: handed('tasks-assigned'),
  CollaborationItemDesignated: handed('tasks-designated'),
  TaskReceived: ofTask('tasks-received'),
  TaskClosed: ofTask('tasks-closed'),
  CrossInspectionOrdered: ofTask('cross-inspections'),

  InspectionTeamFormed: (ledger, event) => {
    const { zone, kind, units, members } = event.data;
    const known = { ...ledger, inspections: put(ledger.inspections, event.id, { zone, kind, units }) };
    const formed = counts(known, event, zone, 'teams-formed', { kind });
    return counts(formed, event, zone, 'members-dispatched', { kind }, members.length);
  },
  TeamMemberReplaced: ofInspection('members-dispatched'),
  TeamMemberBarred: ofInspection('recusals'),
  FieldworkStarted: (ledger, event) => {
    const inspection = taken(ledger.inspections, event.id);
    if (!inspection) return ledger;
    const { zone, kind, units } = inspection;
    const started = put(ledger.inspections, event.id, { ...inspection, startedOn: dayOf(event) });
    const begun = counts({ ...ledger, inspections: started }, event, zone, 'inspections-started', { kind });
    return counts(begun, event, zone, 'units-visited', { kind }, units.length);
  },
  FieldworkCompleted: ofInspection(
    'fieldwork-days',
    ({ startedOn }, event) => daysBetween(startedOn ?? dayOf(event), dayOf(event)) + 1,
  ),
  FindingRecorded: (ledger, event) =>
    ofInspection(event.data.flow === 'other' ? 'problems-found' : 'clues-found')(ledger, event),
  InspectionReportReturned: ofInspection('reports-returned'),
  InspectionReportPresented: ofInspection('reports-presented'),

  ClueTransferred: ofClue('clues-transferred'),
  ClueReceived: ofClue('clues-received'),

  IssueReferred: (ledger, event) => {
    const { zone, kind, unit, unitName } = event.data;
    const known = put(ledger.issues, event.id, { zone, kind, unit, unitName, ...behind(event) });
    return counts({ ...ledger, issues: known }, event, zone, 'issues-referred', { kind, unit, unitName });
  },
  IssueForwarded: both(ofIssue('issues-forwarded'), changesIssue(dueOn)),
  ForwardingRejected: changesIssue(notInHand),
  RectificationPlanSet: changesIssue(dueOn),
  TermExtended: both(ofIssue('terms-extended'), changesIssue(dueUntil)),
  RectificationVerified: (ledger, event) =>
    event.data.result === 'failed' ? ofIssue('verifications-failed')(ledger, event) : ledger,
  IssueClosed: both(ofIssue('issues-closed'), changesIssue(notInHand)),
  IssueRecurred: ofIssue('issues-recurred'),
  IssueReopened: changesIssue(dueOn),
  IssueRechecked: (ledger, event) => (event.data.result === 'holds' ? ofIssue('rechecks-held')(ledger, event) : ledger),
  IssueUpgradedToClue: changesIssue(becomesStub),
  ForwardingWithdrawn: changesIssue(notInHand),
  // Two numbers, one problem: what was counted under this one is taken back.
  IssueMerged: (ledger, event) => changesIssue<'IssueMerged'>(becomesStub)(takenBack(ledger, event), event),

  DeadlineMissed: (ledger, event) =>
    event.data.category === 'periodic-report'
      ? ledger
      : counts(ledger, event, event.data.zone, 'deadlines-missed', { kind: event.data.rule }),

  IssueMarkedProminent: (ledger, event) => {
    const issue = taken(ledger.issues, event.id);
    const zones = issue ? [issue.zone] : [];
    const title = event.data.reason;
    return judged(ledger, event, { is: 'prominent', zones, title, issues: [event.id] });
  },
  CommonProblemIdentified: (ledger, event) => {
    const { title, causes, instances } = event.data;
    const zones = [...new Set(instances.map(({ zone }) => zone))];
    const issues = instances.map(({ issue }) => issue);
    return judged(ledger, event, { is: 'common-problem', zones, title, issues, ...(causes && { cause: causes }) });
  },
  IssueLinkedToCommonProblem: (ledger, event) =>
    amended(ledger, event, ({ zones, issues }) => ({
      zones: [...new Set([...zones, event.data.zone])],
      issues: [...issues, event.data.issue],
    })),
  IssueDroppedFromCommonProblem: (ledger, event) =>
    amended(ledger, event, ({ issues }) => restingOn(ledger, citedWithout(issues, event.data.issue))),
  CausesDescribed: (ledger, event) => amended(ledger, event, () => ({ cause: event.data.causes })),
  MeasureProposed: (ledger, event) => amended(ledger, event, () => ({ proposal: event.data.text })),
  WeakPointRecorded: (ledger, event) => {
    const { zones, where, title, cause, proposal, issues } = event.data;
    return judged(ledger, event, { is: 'weak-point', zones, where, title, cause, proposal, issues });
  },
  WeakPointAmended: (ledger, event) =>
    amended(ledger, event, () => ({ cause: event.data.cause, proposal: event.data.proposal })),
  CitationDropped: (ledger, event) =>
    amended(ledger, event, ({ issues }) => restingOn(ledger, citedWithout(issues, event.data.issue, event.data.into))),

  ZoneEstablished: (ledger, { data: { zone, office } }) => ({
    ...ledger,
    offices: { ...ledger.offices, [office]: zone },
  }),
  DailySupervisionRecorded: (ledger, event) =>
    counts(ledger, event, event.data.zone, 'daily-notes', { kind: event.data.kind }),
  HighlightSubmitted: (ledger, event) => {
    const { from } = event.data;
    return counts(ledger, event, ledger.offices[from] ?? from, 'highlights');
  },

  RecordCorrected: (ledger, event) => putRight(ledger, event),
};

/** In the month in which it was judged, and at the place in the log. */
const judged = (
  ledger: WorkLedger,
  event: Event,
  judgement: Omit<Judgement, 'id' | 'month' | keyof Behind>,
): WorkLedger => ({
  ...ledger,
  judgements: [...ledger.judgements, { id: event.id, month: monthOf(event), ...judgement, ...behind(event) }],
});

const amended = (
  ledger: WorkLedger,
  { id }: Event,
  change: (judgement: Judgement) => Partial<Judgement>,
): WorkLedger => ({
  ...ledger,
  judgements: ledger.judgements.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
});

/** Told in the zones of the issues that are left: of what rests on a clue alone by now, no report says anything. */
const restingOn = ({ issues: known }: WorkLedger, issues: readonly string[]): Pick<Judgement, 'issues' | 'zones'> => ({
  issues,
  zones: [...new Set(issues.flatMap((issue) => taken(known, issue)?.zone ?? []))],
});

function takenBack(ledger: WorkLedger, event: Event): WorkLedger {
  const record = `issue/${event.id}`;
  let next = ledger;
  for (const [zone, months] of Object.entries(ledger.entries))
    for (const chain of Object.values(months))
      for (const entry of inChain(chain))
        if (entry.record === record)
          next = added(next, zone, {
            ...entry,
            ...behind(event),
            n: -entry.n,
            position: event.position,
            corrects: true,
          });
  return next;
}

/** What a correction may change about an entry. */
const CORRECTABLE = ['unit', 'kind', 'zone', 'month'] as const;

/**
 * A record was put right: each of its entries that rests on the wrong value is taken back, and made anew with the right
 * one, in the month in which it was true but at the position where that became known.
 */
function putRight(ledger: WorkLedger, event: Event<'RecordCorrected'>): WorkLedger {
  const { category, record, field, was, is, names } = event.data;
  const unitName = names?.is;
  const about = CORRECTABLE.find((one) => one === field);
  if (about === undefined) return ledger;
  const of = `${category}/${record}`;
  let next = ledger;
  for (const [zone, months] of Object.entries(ledger.entries)) {
    if (about === 'zone' && zone !== was) continue;
    for (const chain of Object.values(months))
      for (const entry of inChain(chain)) {
        if (entry.record !== of || (about !== 'zone' && entry[about] !== was)) continue;
        const known: Entry = { ...entry, position: event.position, corrects: true, ...behind(event), record: of };
        next = added(next, zone, { ...known, n: -entry.n });
        next = added(next, about === 'zone' ? is : zone, {
          ...known,
          ...(about === 'unit' && { unitName: unitName ?? is }),
          ...(about !== 'zone' && { [about]: is }),
        });
      }
  }
  const issue = category === 'issue' ? taken(next.issues, record) : undefined;
  return issue && about !== 'month'
    ? {
        ...next,
        issues: put(next.issues, record, {
          ...issue,
          [about]: is,
          ...(about === 'unit' && { unitName: unitName ?? is }),
        }),
      }
    : next;
}

/** Of the zones' work, everything that reports count, with the place in the log where each became known. */
export const workLedger: FactOfLog<WorkLedger> = {
  from: 'log',
  initial: emptyLedger,
  on: Object.fromEntries(
    Object.entries(rows as Readonly<Record<string, Row>>).map(([type, row]): [string, Row] => [
      type,
      (ledger, event) => ({ ...row(ledger, event), position: event.position }),
    ]),
  ),
};

function* inChain(chain: Chain | undefined): Generator<Entry> {
  for (let at = chain; at; at = at.before) yield at.entry;
}

/** A zone's entries of one month in the order in which they became known; of stubs they tell no more than that they count. */
export const entriesOf = (ledger: WorkLedger, zone: string, month: string): readonly Entry[] =>
  [...inChain(ledger.entries[zone]?.[month])].reverse().map((entry) => {
    if (!entry.record?.startsWith('issue/') || !isStub(ledger, entry.record.slice('issue/'.length))) return entry;
    const { kind: _kind, unit: _unit, unitName: _unitName, ...counted } = entry;
    return counted;
  });

const isStub = ({ issues }: WorkLedger, issue: string): boolean => taken(issues, issue)?.stub === true;

/** What was judged in these months of issues of this zone. */
export const judgementsOf = (ledger: WorkLedger, zone: string, months: readonly string[]): readonly Judgement[] =>
  ledger.judgements
    .filter(({ zones, month }) => zones.includes(zone) && months.includes(month))
    .filter(({ is, issues }) => is !== 'prominent' || !issues.some((issue) => isStub(ledger, issue)));

export const monthsKnown = (ledger: WorkLedger, zone: string): readonly string[] =>
  Object.keys(ledger.entries[zone] ?? {}).sort();
