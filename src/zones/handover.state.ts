import type { Decider } from '@libs/event-sourcing/index.js';
import type { OpenWork, WorkKind } from '../shared/open-work.js';
import type { Arrangement } from './arrangement.state.js';

export interface HandoverEvents {
  HandoverOpened: {
    handover: string;
    person: string;
    successor: string;
    items: readonly OpenWork[];
    kept: readonly string[];
    /** The zone that is left, and its office, which sees to it that everything finds somebody. */
    zone?: string;
    office?: string;
  };
  /** To another than the successor. */
  HandoverItemAssigned: {
    handover: string;
    item: string;
    kind: WorkKind;
    title: string;
    from: string;
    to: string;
    zone?: string;
    office?: string;
  };
  /** Whoever was to take it says why not; until somebody else is named nobody is asked. */
  HandoverItemContested: { handover: string; item: string; title: string; by: string; reason: string; office?: string };
  HandoverItemAccepted: { handover: string; item: string; by: string; kind?: WorkKind };
  /** Nobody accepted within the term: the rest is with this person by decision instead. */
  HandoverExcused: { handover: string; items: readonly OpenWork[]; to: string; reason: string };
  HandoverCompleted: { handover: string };
}

export interface Handover {
  readonly person: string;
  readonly successor: string;
  readonly items: readonly OpenWork[];
  /** Who is to take an item, where that is not the successor. */
  readonly assigned?: Readonly<Record<string, string>>;
  readonly contested?: Readonly<Record<string, string>>;
  /** Who has taken it. */
  readonly accepted: Readonly<Record<string, string>>;
  readonly completed: boolean;
  readonly excused?: true;
  readonly zone?: string;
  /** Business date and zone-of-record of the opening. */
  readonly openedOn: string;
}

/** Everything has found somebody. */
export const isSettled = ({ completed, excused }: Handover) => completed || excused === true;

/** Who is to accept an item. */
export const assigneeOf = ({ assigned, successor }: Handover, item: string): string => assigned?.[item] ?? successor;

/** Items that nobody has taken yet. */
export const waitingIn = ({ items, accepted, excused }: Handover): readonly OpenWork[] =>
  excused ? [] : items.filter(({ id }) => !(id in accepted));

const without = (table: Readonly<Record<string, string>> | undefined, key: string) =>
  Object.fromEntries(Object.entries(table ?? {}).filter(([one]) => one !== key));

const changed = (state: Arrangement, handover: string, change: (known: Handover) => Partial<Handover>): Arrangement => {
  const known = state.handovers[handover]!;
  return { ...state, handovers: { ...state.handovers, [handover]: { ...known, ...change(known) } } };
};

export const evolveHandovers: Decider<Arrangement, never, HandoverEvents>['evolve'] = {
  HandoverOpened: (state, { handover, person, successor, items, zone }, { occurredAt }) => ({
    ...state,
    handovers: {
      ...state.handovers,
      [handover]: {
        person,
        successor,
        items,
        accepted: {},
        completed: false,
        ...(zone !== undefined && { zone }),
        openedOn: occurredAt.slice(0, 10),
      },
    },
  }),
  HandoverItemAssigned: (state, { handover, item, to }) =>
    changed(state, handover, ({ assigned, contested }) => ({
      assigned: { ...assigned, [item]: to },
      contested: without(contested, item),
    })),
  HandoverItemContested: (state, { handover, item, by }) =>
    changed(state, handover, ({ contested }) => ({ contested: { ...contested, [item]: by } })),
  HandoverItemAccepted: (state, { handover, item, by }) =>
    changed(state, handover, ({ accepted }) => ({ accepted: { ...accepted, [item]: by } })),
  HandoverExcused: (state, { handover, items, to }) =>
    changed(state, handover, ({ accepted }) => ({
      accepted: { ...accepted, ...Object.fromEntries(items.map(({ id }) => [id, to])) },
      excused: true,
    })),
  HandoverCompleted: (state, { handover }) => changed(state, handover, () => ({ completed: true })),
};
