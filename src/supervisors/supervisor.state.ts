import type { Decider } from '@libs/event-sourcing/index.js';
import type { RelationTerms } from '../recusals/relations.state.js';

/** Why a term ended: its time ran out, or before that. Whoever was disciplined is not appointed again. */
export const END_GROUNDS = ['ran-out', 'resigned', 'disciplined', 'dismissed', 'other'] as const;
export type EndGround = (typeof END_GROUNDS)[number];

export const ACTIVITIES = ['inspection', 'research', 'meeting', 'special-work', 'publicity'] as const;
export type ActivityKind = (typeof ACTIVITIES)[number];

export const TOOK_PART = ['attended', 'absent', 'declined'] as const;
export type TookPart = (typeof TOOK_PART)[number];

export interface SupervisorEvents {
  SupervisorAppointed: {
    name: string;
    from: string;
    /** First day no longer. */
    until: string;
    /** The how-manieth. */
    term: number;
    /** What he declared of himself when appointed; none: that there is no conflict. */
    relations: readonly RelationTerms[];
  };
  TermRenewed: { from: string; until: string; term: number };
  TermEnded: { until: string; ground: EndGround; reason: string };
  SupervisorInvited: {
    activity: string;
    zone: string;
    kind: ActivityKind;
    title: string;
    day: string;
    /** The task whose work it is. */
    task?: string;
  };
  ParticipationRecorded: { activity: string; took: TookPart; note?: string };
}

interface Term {
  readonly from: string;
  readonly until: string;
}

interface Appointed {
  readonly name: string;
  /** One after the other; the last is the present one. */
  readonly terms: readonly [Term, ...Term[]];
  readonly activities: Readonly<Record<string, { readonly zone: string; readonly took?: TookPart }>>;
}

export type Supervisor =
  | { readonly is: 'none' }
  | (Appointed & { readonly is: 'appointed' })
  | (Appointed & { readonly is: 'ended'; readonly until: string; readonly ground: EndGround });

export const noSupervisor: Supervisor = { is: 'none' };

/** First day on which the present term is over. */
export const overFrom = (supervisor: Exclude<Supervisor, { is: 'none' }>): string =>
  supervisor.is === 'ended' ? supervisor.until : supervisor.terms.at(-1)!.until;

export const isInTerm = (supervisor: Supervisor, day: string): boolean =>
  supervisor.is !== 'none' && supervisor.terms[0].from <= day && day < overFrom(supervisor);

const withActivity = (
  supervisor: Supervisor,
  activity: string,
  change: { readonly zone?: string; readonly took?: TookPart },
): Supervisor =>
  supervisor.is === 'none'
    ? supervisor
    : {
        ...supervisor,
        activities: {
          ...supervisor.activities,
          [activity]: { zone: '', ...supervisor.activities[activity], ...change },
        },
      };

export const evolveSupervisor: Decider<Supervisor, never, SupervisorEvents>['evolve'] = {
  SupervisorAppointed: (before, { name, from, until }) => ({
    is: 'appointed',
    name,
    terms: before.is === 'none' ? [{ from, until }] : [...before.terms, { from, until }],
    activities: before.is === 'none' ? {} : before.activities,
  }),
  TermRenewed: (before, { from, until }) =>
    before.is === 'none' ? before : { ...before, is: 'appointed', terms: [...before.terms, { from, until }] },
  TermEnded: (before, { until, ground }) => (before.is === 'none' ? before : { ...before, is: 'ended', until, ground }),
  SupervisorInvited: (before, { activity, zone }) => withActivity(before, activity, { zone }),
  ParticipationRecorded: (before, { activity, took }) => withActivity(before, activity, { took }),
};
