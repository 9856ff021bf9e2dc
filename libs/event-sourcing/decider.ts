import type { Actor, DomainEvent, EventMeta } from './event.js';

/**
 * An event that a rule has decided upon: `{ type, data }`, one of the decider's own. `occurredAt`: when this one was true,
 * if not when the command says; only a late entry may tell it.
 */
export type Told<Events> = {
  [T in keyof Events & string]: { readonly type: T; readonly data: Events[T]; readonly occurredAt?: string };
}[keyof Events & string];

/** What a rule may know besides the command and the state. Nothing else: no clock, no store, no environment. */
export interface Context<Facts = Readonly<Record<string, never>>> {
  /** When the command says it was true. RFC 3339 with offset. */
  readonly occurredAt: string;
  /** Now, as far as this command is concerned. RFC 3339 with offset. */
  readonly now: string;
  /** Business date of `occurredAt`, `YYYY-MM-DD` in the county's time zone. */
  readonly today: string;
  readonly actor: Actor;
  /** The record's id: the last part of the stream's name. */
  readonly id: string;
  readonly county: string;
  /** What the rule asked of other streams, read from the log just before deciding. */
  readonly facts: Facts;
}

/**
 * What a decider asks of the log besides its own stream.
 * `streams`: fold these streams of the same county (named by category and id, which may depend on command and state).
 * `log`: fold every event of these types in the county, up to the head of the log.
 */
export type Fact<Value, Command = any, State = any> = FactOfStreams<Value, Command, State> | FactOfLog<Value>;

export interface FactOfStreams<Value, Command, State> {
  readonly from: 'streams';
  /** The commands that need it. Default: all. A rule of another command must not read it: it is absent there. */
  readonly for?: readonly string[];
  /** `category/id` names, without the county. `actor`: who sends the command; absent where a policy asks. */
  readonly streams: (command: Command, state: State, id: string, actor?: Actor) => readonly string[];
  readonly initial: Value;
  /** Rows for the event types it cares about; others leave the value as it is. Must not change `value` in place. */
  readonly on: Readonly<Record<string, (value: Value, event: DomainEvent<any>) => Value>>;
}

export interface FactOfLog<Value> {
  readonly from: 'log';
  readonly for?: readonly string[];
  readonly initial: Value;
  readonly on: Readonly<Record<string, (value: Value, event: DomainEvent<any>) => Value>>;
}

/** Facts by name; a decider's `facts` give its rules `context.facts`. */
export type FactTable<Facts> = { readonly [F in keyof Facts]: Fact<Facts[F]> };

/**
 * The rules of one kind of record, pure. `Commands` maps a command's name to its body, `Events` an event's name to its data.
 * A command without a `decide` row and an event without an `evolve` row do not compile.
 */
export interface Decider<State, Commands, Events, Facts = Readonly<Record<string, never>>> {
  /** The middle part of the stream's name: `<county>/<category>/<id>`. */
  readonly category: string;
  readonly initial: State;
  readonly facts?: FactTable<Facts>;
  /** Already so: `[]`. Not allowed: throw `Refused`. Otherwise: what happened. */
  readonly decide: {
    readonly [C in keyof Commands]: (
      command: Commands[C],
      state: State,
      context: Context<Facts>,
    ) => readonly Told<Events>[];
  };
  readonly evolve: {
    readonly [E in keyof Events]: (state: State, data: Events[E], meta: EventMeta) => State;
  };
  /**
   * Late entries: commands that bring what was true earlier, such as what was written down where there was no network. They
   * may be dated before what the record already holds, and may tell each event with its own `occurredAt`. How early is too
   * early is for the rule to say, from the state; every other command goes forward.
   */
  readonly late?: readonly (keyof Commands & string)[];
  /** What the policy of rights may weigh: whose matter this is. Computed from the state the command meets. */
  readonly scope?: (state: State, command: Commands[keyof Commands], id: string) => Scope;
  /**
   * How older shapes of an event are lifted, one step a row: `TaskAssigned: { 1: (data) => data of schema 2 }`. The
   * current schema is the highest step plus one; an event type absent here is at schema 1.
   */
  readonly upcast?: { readonly [E in keyof Events]?: Readonly<Record<number, (data: any) => unknown>> };
}

/**
 * What a matter belongs to, for the policy of rights: parts named in the county's words (`office`, `body` …), each
 * optional; a right may ask for a match.
 */
export interface Scope {
  readonly [part: string]: string | readonly string[] | undefined;
  /** Persons to whom the matter itself gives rights, e.g. the members of a team. */
  readonly persons?: readonly string[];
}

export type AnyDecider = Decider<any, any, any, any>;

/** The state of a record as a fact for the rules of another: the same events, folded by the same rows. */
export const stateOf = <State, Events, Command = any>(
  rows: { readonly initial: State; readonly evolve: Decider<State, any, Events, any>['evolve'] },
  streams: (command: Command, state: any, id: string) => readonly string[],
  commands?: readonly string[],
): FactOfStreams<State, Command, any> => ({
  from: 'streams',
  ...(commands && { for: commands }),
  streams,
  initial: rows.initial,
  on: Object.fromEntries(
    Object.entries(rows.evolve as AnyDecider['evolve']).map(([type, row]) => [
      type,
      (state: State, event: DomainEvent) => row(state, event.data, event.meta) as State,
    ]),
  ),
});

/** The rows by which a fact of several streams, or of the log, keeps every record it meets under its name. */
export const everyRecord = <State, Events>(rows: {
  readonly initial: State;
  readonly evolve: Decider<State, any, Events, any>['evolve'];
}): Readonly<
  Record<string, (known: Readonly<Record<string, State>>, event: DomainEvent<any>) => Readonly<Record<string, State>>>
> =>
  Object.fromEntries(
    Object.entries(rows.evolve as AnyDecider['evolve']).map(([type, row]) => [
      type,
      (known, { id, data, meta }) => ({ ...known, [id]: row(known[id] ?? rows.initial, data, meta) as State }),
    ]),
  );
