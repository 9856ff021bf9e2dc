/* eslint-disable @typescript-eslint/no-explicit-any -- the tables hold views, routes and states of every kind side by side; each is checked where it is written */
import type { AnyDecider, DomainEvent, Fact, FactOfStreams } from '@libs/event-sourcing/index.js';
import type { Filter, Sort, View } from '@libs/read-models/index.js';
import type { Caller, Right } from './rights.js';
import type { CountyCommand } from './command.js';
import type { DeadlineRule } from './deadline.js';

/**
 * One row per command: the class of its body, its route below `/api/v1/`, and who may. A command without a row does not
 * compile. `:id` in the route names the record; other parameters are fields of the command. A route without `:id` opens a
 * new record, named by `id` or else after the command's key.
 */
export type Routes<Commands> = {
  readonly [C in keyof Commands]: CommandRoute<Commands[C]>;
};

export interface CommandRoute<Command = unknown> {
  readonly body: new () => Command;
  readonly post: string;
  readonly by: readonly Right[];
  readonly id?: string | ((command: Command) => string);
  /** For the API's documentation. */
  readonly zh: string;
  readonly en: string;
}

/** A read model as a page of the API: a list at `get`, one row at `get/:id`. */
export interface Page {
  readonly view: View<any>;
  readonly get: string;
  readonly by: readonly Right[];
  readonly zh: string;
  readonly en: string;
  /** Fields that may be asked for with `?field=value` (several values: any of them); found is only what is shown (`shows`). */
  readonly filters: readonly string[];
  /** Those of them by which a row is found though it is not shown with them: what the rest of it tells anyway. */
  readonly known?: readonly string[];
  readonly sort?: Sort;
  /** The record that a row is a part of, where the row has another name: `If-Match` speaks of that record. */
  readonly record?: (id: string) => string;
  /** Which rows this person may see; default all of the county. Rights with `where` are met by rows, not by the page. */
  readonly only?: (caller: Caller) => Filter | undefined;
  /** How much of a row this person may see; default all. */
  readonly shows?: (row: Readonly<Record<string, unknown>>, caller: Caller) => Readonly<Record<string, unknown>>;
  /** Whether this person's looking is itself put on record. */
  readonly sensitive?: (caller: Caller) => boolean;
  /** The fields by which a row names a matter (inspection, clue, issue, assessment): who is recused from that one is not shown the row. */
  readonly closedBy?: Readonly<Partial<Record<string, string>>>;
  /** A row that is sealed now is shown as it is now at any past moment: what it once said is no longer to be read. */
  readonly sealed?: (row: Readonly<Record<string, unknown>>) => boolean;
  /** A past row without the parts that are sealed by now. */
  readonly withoutSealed?: (
    past: Readonly<Record<string, unknown>>,
    now: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>>;
}

/** A durable reaction: an event elsewhere asks for a command here. Pure; runs at least once, its commands' keys derive from the event. */
export interface Policy {
  /** The sentence it is, e.g. `open-back-check-when-relation-declared`. */
  readonly name: string;
  readonly on: Readonly<
    Record<string, (event: DomainEvent<any>, ask: Ask) => Promise<readonly Asked[]> | readonly Asked[]>
  >;
}

/** The consumer group that all policies are. Its name and its progress are in the log: it stays. */
export const POLICIES = 'policies';

/** What a policy may look at: folds of the log, as a decider's facts. */
export interface Ask {
  fact<Value>(fact: Fact<Value>, stream?: string): Promise<Value>;
}

export interface Asked {
  readonly command: string;
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * A durable reaction to the clock: asked again and again, and after a sleep for the moment it wakes, never for those it
 * slept through. Pure: `now` is all it knows of the time. The same key asks for the same command, however often it comes.
 */
export interface TimedPolicy {
  /** The sentence it is, e.g. `open-report-when-period-begins`. */
  readonly name: string;
  readonly due: (now: string, ask: Ask) => Promise<readonly (Asked & { readonly key: string })[]>;
}

/** Chinese and English for a code; `{name}` is filled in from the refusal's facts. */
export type Refusals = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** What a capability brings: everything the program knows of it stands in this one value. */
export interface Capability {
  readonly name: string;
  readonly decider: AnyDecider;
  readonly routes: Readonly<Record<string, CommandRoute<any>>>;
  readonly pages: readonly Page[];
  /** Views without a page of their own. */
  readonly views?: readonly View<any>[];
  readonly policies?: readonly Policy[];
  readonly timed?: readonly TimedPolicy[];
  /** Last days that its events open and end. */
  readonly deadlines?: readonly DeadlineRule[];
  /** A record in this state shows of its history who, when and on what basis, and no content. */
  readonly sealed?: (state: any) => boolean;
  /** Events whose content another record has taken under seal since: which record that would be, and whether it has. */
  readonly sealedBy?: {
    readonly record: (id: string, event: { readonly type: string; readonly data: unknown }) => string | undefined;
    readonly fact: FactOfStreams<boolean, any, any>;
  };
  /** Its events stand in no chain of cause: that there is one would already tell. */
  readonly unlinked?: true;
  readonly refusals: Refusals;
  readonly fulfils?: Fulfils;
}

/** Which of its commands and pages (by their addresses) serve which requirement, `R1` to `R72`: docs/coverage.md is made of these. */
export type Fulfils = Readonly<Partial<Record<`R${number}`, readonly string[]>>>;

/** Pages over the events of several capabilities, belonging to none. */
export type Board = Pick<Capability, 'name' | 'pages' | 'fulfils'>;

export type { CountyCommand };
