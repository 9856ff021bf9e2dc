import type { EventMeta } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import { evolveRulebook, firstRulebook, type Rulebook } from '../instruments/rulebook.state.js';
import { type Arrangement, evolveArrangement, membershipOf, unarranged } from '../zones/arrangement.state.js';
import type { Happened, MaterialEvents } from './material.facts.js';
import { placeOf, together } from './waiting.js';

/** The events of one record, in its own order. */
export interface RecordOf {
  readonly id: string;
  readonly events: readonly Happened[];
}

/** Time that a decision on an objection found to have been another's. */
export interface Charge {
  readonly record: string;
  readonly holder: string;
  readonly from: string;
  readonly until: string;
}

/** The material put together by record, in an order that no store and no interleaving of streams has a part in. */
export interface Work {
  /** First and last day that are weighed. */
  readonly from: string;
  readonly until: string;
  readonly arrangement: Arrangement;
  /** The parameters as set up to then. */
  readonly rulebook: Rulebook;
  readonly of: (category: string) => readonly RecordOf[];
  readonly charges: readonly Charge[];
}

export function workOf(
  events: readonly Happened[],
  { from, until }: { readonly from: string; readonly until: string },
  charges: readonly Charge[] = [],
): Work {
  const records = new Map<string, Map<string, Happened[]>>();
  for (const event of events) {
    const category = records.get(event.category) ?? new Map<string, Happened[]>();
    records.set(event.category, category);
    const record = category.get(event.id);
    if (record) record.push(event);
    else category.set(event.id, [event]);
  }
  const sorted = new Map(
    [...records].map(([category, byId]): [string, RecordOf[]] => [
      category,
      [...byId]
        .map(([id, own]) => ({ id, events: own.sort((a, b) => a.revision - b.revision) }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  );
  const of = (category: string) => sorted.get(category) ?? [];
  return {
    from,
    until,
    arrangement: arrangementOf(of('arrangement')),
    rulebook: rulebookOf(of('rulebook')),
    of,
    charges,
  };
}

/** The zones, bodies and members as far as the material tells of them. */
function arrangementOf(records: readonly RecordOf[]): Arrangement {
  const rows = evolveArrangement as Readonly<
    Record<string, (arrangement: Arrangement, data: never, meta: never) => Arrangement>
  >;
  return records
    .flatMap(({ events }) => events)
    .reduce((arrangement, { type, data, occurredAt, recordedAt }) => {
      const when: Pick<EventMeta, 'occurredAt' | 'recordedAt'> = { occurredAt, recordedAt };
      return rows[type]!(arrangement, data as never, when as never);
    }, unarranged);
}

const rulebookOf = (records: readonly RecordOf[]): Rulebook =>
  records
    .flatMap(({ events }) => ofType(events, 'ParameterSet'))
    .reduce((rulebook, { data }) => evolveRulebook.ParameterSet(rulebook, data, undefined as never), firstRulebook);

export const ofType = <T extends keyof MaterialEvents>(events: readonly Happened[], ...types: readonly T[]) =>
  events.filter((event): event is Extract<Happened, { type: T }> => types.some((type) => type === event.type));

export const isWithin = ({ from, until }: Pick<Work, 'from' | 'until'>, day: string) => from <= day && day <= until;

export const happenedWithin = (work: Work, { occurredAt }: Happened) => isWithin(work, dayOf(occurredAt));

/** The body whose person it was when that happened. */
export const bodyOf = ({ arrangement }: Work, person: string, { occurredAt }: Happened): string | undefined =>
  membershipOf(arrangement, person, dayOf(occurredAt))?.home;

/** One matter that counts for a body, and the events that say so, by their places in the log (`together`). */
export interface Case {
  readonly body: string;
  readonly record: string;
  /** What was achieved, of what could have been; `of` is 0 where a quantity is counted. */
  readonly amount: number;
  readonly of: number;
  readonly events: readonly string[];
  /** Of a matter with a term: days it lay with the body, days it had, days charged to others by a decision. */
  readonly own?: number;
  readonly allowed?: number;
  readonly charged?: readonly { readonly holder: string; readonly days: number }[];
}

export const placesOf = (...events: readonly (Happened | undefined)[]): readonly string[] =>
  together(events.flatMap((event) => (event ? [placeOf(event)] : [])));
