import { defineView } from '@libs/read-models/view.js';
import type { ArrangementEvents } from './arrangement.state.js';

export type CompositionChangeRow = {
  readonly change:
    'established' | 'adjusted' | 'assigned' | 'attached' | 'detached' | 'merged' | 'retired' | 'dissolved';
  /** First day on which it holds. */
  readonly from: string;
  /** When it was entered, which may be long before or after. */
  readonly recordedAt: string;
  readonly recordedOn: string;
  readonly enteredBy: string;
  readonly basis: string | null;
  readonly reason: string | null;
  readonly moves: readonly {
    readonly member: string;
    readonly fromZone: string | null;
    readonly toZone: string | null;
  }[];
  readonly members: readonly string[];
  readonly zones: readonly string[];
};

type Told = Pick<CompositionChangeRow, 'change' | 'from' | 'moves'> & {
  readonly reason?: string;
  readonly zones?: readonly string[];
};
type Entered = {
  readonly meta: { readonly recordedAt: string; readonly actor: { readonly person: string }; readonly basis?: string };
};

const row = ({ meta }: Entered, { change, from, moves, reason, zones = [] }: Told): CompositionChangeRow => ({
  change,
  from,
  recordedAt: meta.recordedAt,
  recordedOn: meta.recordedAt.slice(0, 10),
  enteredBy: meta.actor.person,
  basis: meta.basis ?? null,
  reason: reason ?? null,
  moves: moves.map(({ member, fromZone, toZone }) => ({ member, fromZone, toZone })),
  members: moves.map(({ member }) => member),
  zones: [...new Set([...zones, ...moves.flatMap(({ fromZone, toZone }) => [fromZone ?? [], toZone ?? []].flat())])],
});

const one = (member: string, fromZone: string | null = null, toZone: string | null = null) => [
  { member, fromZone, toZone },
];

/** 组成调整记录: every change of what belongs to which zone, by the day it holds from and by the day it was entered. */
export const compositionChanges = defineView<CompositionChangeRow, ArrangementEvents>()({
  name: 'composition-changes',
  version: 1,
  // The view is asked only for events it takes: each is a row of its own.
  key: ({ eventId }) => eventId,
  on: {
    ZoneEstablished: (_, event) => {
      const { zone, from } = event.data;
      const day = from ?? event.meta.occurredAt.slice(0, 10);
      return row(event, { change: 'established', from: day, moves: [], zones: [zone] });
    },
    BodyAssignedToZone: (_, event) => {
      const { body, zone, from } = event.data;
      return row(event, { change: 'assigned', from, moves: one(body, null, zone) });
    },
    UnitAssignedToZone: (_, event) => {
      const { unit, zone, from } = event.data;
      return row(event, { change: 'assigned', from, moves: one(unit, null, zone) });
    },
    SubUnitAttached: (_, event) =>
      row(event, { change: 'attached', from: event.data.from, moves: one(event.data.unit) }),
    SubUnitDetached: (_, event) =>
      row(event, { change: 'detached', from: event.data.from, moves: one(event.data.unit) }),
    UnitsMerged: (_, event) => {
      const { unit, from, reason } = event.data;
      return row(event, { change: 'merged', from, reason, moves: one(unit) });
    },
    UnitRetired: (_, event) => {
      const { unit, until, reason } = event.data;
      return row(event, { change: 'retired', from: until, reason, moves: one(unit) });
    },
    ZoneCompositionAdjusted: (_, event) => row(event, { change: 'adjusted', ...event.data }),
    ZoneDissolved: (_, event) => row(event, { change: 'dissolved', ...event.data, zones: [event.data.zone] }),
  },
  indexes: ['from', 'recordedOn', 'members', 'zones', 'change'],
});
