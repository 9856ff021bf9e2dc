import type { Decider, EventMeta } from '@libs/event-sourcing/index.js';

/** What happened to another problem (其他问题) on its way from the finding to the closing. */
export interface IssueEvents {
  IssueReferred: {
    zone: string;
    office: string;
    inspection: string;
    finding: string;
    unit: string;
    unitName: string;
    place: string;
    kind: string;
    facts: string;
    /** Who wrote the finding down; whoever refers it may be another. */
    foundBy?: readonly string[];
  };
  IssueForwarded: {
    body: string;
    bodyName: string;
    /** Seated or stationed in the unit, the group that covers it, or chosen by the Conduct Office because none could take it. */
    found: 'seated-there' | 'covers-it' | 'chosen';
    reason?: string;
    /** Bodies passed over because their heads are barred from the unit. */
    bypassed: readonly string[];
    due: string;
    zone?: string;
    office?: string;
  };
  ForwardingRejected: { body: string; reason: string };
  /** The person who accepts it answers for it in the body, and hands it over when leaving. */
  IssueAccepted: { body: string; person: string; title: string };
  /** It was handed over to this person, of whatever body; the body stays the one that answers for the rectification. */
  IssueTakenOver: { body: string; person: string };
  RectificationPlanSet: { body: string; measures: readonly string[]; due: string };
  TermExtended: { body: string; from: string; until: string; reason: string };
  ProgressReported: { body: string; progress: string };
  RectificationClaimed: { body: string; disposal: string; office: string };
  RectificationVerified: {
    result: 'passed' | 'failed';
    seen: string;
    body: string;
    /** The last day, which stands again when it was not rectified after all. */
    due?: string;
    zone?: string;
    office?: string;
  };
  RectificationReturned: { body: string; reason: string };
  IssueClosed: { body: string; unit: string };
  IssueRechecked: { result: 'holds' | 'recurred'; seen: string };
  /** From `recurredAt` on its rectification counts as not effective; whether soon enough after the closing is for who assesses. */
  IssueRecurred: {
    unit: string;
    body: string;
    kind?: string;
    zone?: string;
    office?: string;
    closedAt?: string;
    recurredAt?: string;
    /** How often it has recurred under this number, this time included. */
    times?: number;
  };
  RecurrenceLinked: { issue: string };
  IssueReopened: { body: string; reason: string; due: string; zone?: string; office?: string };
  IssueUpgradedToClue: { clue: string };
  ExtensionRequested: { body: string; until: string; reason: string; zone?: string; title?: string };
  /** 突出问题: singled out for the quarterly report. */
  IssueMarkedProminent: { reason: string };
  /** Two numbers, one problem: this one is a stub from here on, and all that it told stays with the other. */
  IssueMerged: Duplicate & {
    into: string;
    reason: string;
    unit: string;
    unitName: string;
    /** Those that were kept under this one. */
    also: readonly Duplicate[];
  };
  /** What was entered wrongly, put right by a correction; the register of corrections says who and why. */
  IssueCorrected: {
    correction: string;
    field: IssueField;
    was: string;
    is: string;
    /** The names of the units, where it is the unit. */
    names?: { readonly was: string; readonly is: string };
    reason: string;
  };
  /** It had been forwarded to the body of a unit that turned out to be the wrong one. */
  ForwardingWithdrawn: { body: string; reason: string };
}

/** What an issue that turned out to be another's duplicate had told. */
export interface Duplicate {
  readonly number: string;
  readonly place: string;
  readonly kind: string;
  readonly facts: string;
  readonly foundBy: readonly string[];
  readonly referredAt: string;
}

/** What of an issue may have been entered wrongly. */
export const ISSUE_FIELDS = ['unit', 'place', 'kind', 'facts'] as const;
export type IssueField = (typeof ISSUE_FIELDS)[number];

interface Problem {
  /** The zone that found it, and that zone's counterpart office. */
  readonly zone: string;
  readonly office: string;
  readonly inspection: string;
  readonly unit: string;
  readonly unitName: string;
  readonly place: string;
  readonly kind: string;
  readonly facts: string;
  readonly foundBy: readonly string[];
  /** How often it has recurred under this number. */
  readonly recurrences: number;
  /** Why it is a prominent problem, if it is one. */
  readonly prominent?: string;
  /** Bodies that sent it back. */
  readonly rejectedBy: readonly string[];
  readonly referredAt: string;
  /** When the last step was taken. */
  readonly since: string;
}

export interface Term {
  readonly original: string;
  /** The last day as it stands. */
  readonly due: string;
  readonly extended: boolean;
  /** Until when the body has asked for, if it has and nobody has answered. */
  readonly asked?: string;
}

interface Forwarded extends Problem {
  readonly body: string;
  readonly term: Term;
  /** Whoever has had a hand in the rectification, and so cannot judge it. */
  readonly rectifiers: readonly string[];
  /** Who took it over from the one who had accepted it. */
  readonly answerable?: string;
}

interface Planned extends Forwarded {
  readonly measures: readonly string[];
  readonly progress: readonly string[];
}

interface Closed extends Planned {
  readonly closedAt: string;
}

/** One shape a state, so that a rule may ask for exactly those it knows. */
type In<S extends string, Facts> = S extends S ? { readonly is: S } & Facts : never;

export type Issue =
  | { readonly is: 'unknown' }
  | In<'referred', Problem>
  | In<'forwarded' | 'accepted', Forwarded>
  | In<'reopened', Forwarded & { readonly reason: string }>
  | In<'rectifying', Planned>
  | In<'claimed', Planned & { readonly disposal: string }>
  | In<'verified' | 'failed', Planned & { readonly verifier: string; readonly seen: string }>
  | In<'returned', Planned & { readonly reason: string }>
  | In<'closed', Closed & { readonly rechecks: readonly { readonly on: string; readonly by: string }[] }>
  | In<'recurred', Closed>
  | In<'recurred-as-another', Planned & { readonly issue: string }>
  /** The stub: what it said belongs to the clue now. */
  | In<'upgraded', { readonly clue: string; readonly zone: string; readonly since: string }>
  /** The stub of a duplicate: what it said stands with the other. */
  | In<'merged', { readonly into: string; readonly zone: string; readonly since: string }>;

export type IssueIn<S extends Issue['is']> = Extract<Issue, { is: S }>;

/** The steps as the county names them. */
export const STEP_NAMES: Readonly<Record<Issue['is'], string>> = {
  unknown: '未登记',
  referred: '已报送',
  forwarded: '已转办',
  accepted: '已接收',
  reopened: '重新整改',
  rectifying: '整改中',
  claimed: '已申请销号',
  verified: '核验通过',
  failed: '核验未通过',
  returned: '退回整改',
  closed: '已销号',
  recurred: '再次发生',
  'recurred-as-another': '再次发生（另立）',
  upgraded: '已转问题线索',
  merged: '已并案',
};

export const unknownIssue: Issue = { is: 'unknown' };

/** Somebody is to rectify it, and has not yet been found to have done so. */
const IN_HAND = [
  'forwarded',
  'accepted',
  'reopened',
  'rectifying',
  'claimed',
  'verified',
  'failed',
  'returned',
] as const;
export const isInHand = (issue: Issue): issue is IssueIn<(typeof IN_HAND)[number]> =>
  IN_HAND.some((state) => state === issue.is);

/** What is true of an issue at every step from the plan on. */
const KEPT: readonly string[] = [
  'zone',
  'office',
  'inspection',
  'unit',
  'unitName',
  'place',
  'kind',
  'facts',
  'foundBy',
  'recurrences',
  'prominent',
  'rejectedBy',
  'referredAt',
  'body',
  'term',
  'rectifiers',
  'answerable',
  'measures',
  'progress',
] satisfies (keyof Common)[];

/** The same issue in its next state; what only the present state knows falls away. */
type Common = Omit<IssueIn<'rectifying'>, 'is'>;
const common = (issue: Issue, { occurredAt }: EventMeta) =>
  ({
    ...Object.fromEntries(Object.entries(issue).filter(([field]) => KEPT.includes(field))),
    since: occurredAt,
  }) as unknown as Common;
const marked = (issue: Issue, change: Partial<Problem>): Issue => ({ ...(issue as IssueIn<'referred'>), ...change });
const byHand = ({ rectifiers }: Common, { actor }: EventMeta) =>
  rectifiers.includes(actor.person) ? rectifiers : [...rectifiers, actor.person];

/** The problem itself, without whoever had it in hand and what came of it there. */
const nobodys = (issue: Issue): Problem => {
  const {
    body: _body,
    term: _term,
    rectifiers: _rectifiers,
    answerable: _answerable,
    measures: _measures,
    progress: _progress,
    ...problem
  } = common(issue, { occurredAt: '' } as EventMeta);
  return problem;
};

export const evolveIssue: Decider<Issue, never, IssueEvents>['evolve'] = {
  IssueReferred: (_, { finding: _finding, foundBy, ...facts }, { occurredAt, actor }) => ({
    is: 'referred',
    ...facts,
    foundBy: foundBy ?? [actor.person],
    recurrences: 0,
    rejectedBy: [],
    referredAt: occurredAt,
    since: occurredAt,
  }),
  IssueForwarded: (issue, { body, due }, { occurredAt }) => ({
    ...(issue as IssueIn<'referred'>),
    is: 'forwarded',
    body,
    term: { original: due, due, extended: false },
    rectifiers: [],
    since: occurredAt,
  }),
  ForwardingRejected: (issue, { body }, { occurredAt }) => {
    const problem = nobodys(issue);
    return { ...problem, is: 'referred', rejectedBy: [...problem.rejectedBy, body], since: occurredAt };
  },
  // The wrong unit's bodies say nothing about the right one's.
  ForwardingWithdrawn: (issue, _, { occurredAt }) => ({
    ...nobodys(issue),
    is: 'referred',
    rejectedBy: [],
    since: occurredAt,
  }),
  IssueAccepted: (issue, _, meta) => {
    const forwarded = issue as IssueIn<'forwarded'>;
    const rectifiers = [...new Set([...forwarded.rectifiers, meta.actor.person])];
    return { ...forwarded, is: 'accepted', rectifiers, since: meta.occurredAt };
  },
  IssueTakenOver: (issue, { person }, { occurredAt }) => {
    const open = issue as IssueIn<(typeof IN_HAND)[number]>;
    const rectifiers = [...new Set([...open.rectifiers, person])];
    return { ...open, answerable: person, rectifiers, since: occurredAt };
  },
  RectificationPlanSet: (issue, { measures, due }, meta) => {
    const accepted = common(issue, meta);
    const { original, extended, asked } = accepted.term;
    const term = { original: extended ? original : due, due, extended, ...(asked !== undefined && { asked }) };
    return { ...accepted, is: 'rectifying', term, measures, progress: [], rectifiers: byHand(accepted, meta) };
  },
  TermExtended: (issue, { until }, { occurredAt }) => {
    const open = issue as IssueIn<(typeof IN_HAND)[number]>;
    return { ...open, term: { original: open.term.original, due: until, extended: true }, since: occurredAt };
  },
  ProgressReported: (issue, { progress }, meta) => {
    const going = common(issue, meta);
    return { ...going, is: 'rectifying', progress: [...going.progress, progress], rectifiers: byHand(going, meta) };
  },
  RectificationClaimed: (issue, { disposal }, meta) => {
    const going = common(issue, meta);
    return { ...going, is: 'claimed', disposal, rectifiers: byHand(going, meta) };
  },
  RectificationVerified: (issue, { result, seen }, meta) => ({
    ...common(issue, meta),
    is: result === 'passed' ? 'verified' : 'failed',
    verifier: meta.actor.person,
    seen,
  }),
  RectificationReturned: (issue, { reason }, meta) => ({ ...common(issue, meta), is: 'returned', reason }),
  IssueClosed: (issue, _, meta) => ({
    ...common(issue, meta),
    is: 'closed',
    closedAt: meta.occurredAt,
    rechecks: [],
  }),
  IssueRechecked: (issue, _, meta) => ({
    ...common(issue, meta),
    is: 'closed',
    closedAt: (issue as IssueIn<'closed'>).closedAt,
    rechecks: [...(issue as IssueIn<'closed'>).rechecks, { on: meta.occurredAt.slice(0, 10), by: meta.actor.person }],
  }),
  IssueRecurred: (issue, _, meta) => {
    const closed = common(issue, meta);
    const { closedAt } = issue as IssueIn<'closed'>;
    return { ...closed, is: 'recurred', closedAt, recurrences: closed.recurrences + 1 };
  },
  RecurrenceLinked: (issue, { issue: other }, meta) => ({
    ...common(issue, meta),
    is: 'recurred-as-another',
    issue: other,
  }),
  IssueReopened: (issue, { due, reason }, meta) => {
    const { measures: _measures, progress: _progress, ...problem } = common(issue, meta);
    return { ...problem, is: 'reopened', reason, term: { original: due, due, extended: false } };
  },
  IssueUpgradedToClue: (issue, { clue }, { occurredAt }) => ({
    is: 'upgraded',
    clue,
    zone: (issue as IssueIn<'referred'>).zone,
    since: occurredAt,
  }),
  ExtensionRequested: (issue, { until }) => {
    const open = issue as IssueIn<(typeof IN_HAND)[number]>;
    return { ...open, term: { ...open.term, asked: until } };
  },
  IssueMarkedProminent: (issue, { reason }) => marked(issue, { prominent: reason }),
  IssueMerged: (issue, { into }, { occurredAt }) => ({
    is: 'merged',
    into,
    zone: (issue as IssueIn<'referred'>).zone,
    since: occurredAt,
  }),
  IssueCorrected: (issue, { field, is, names }) => marked(issue, { [field]: is, ...(names && { unitName: names.is }) }),
};
