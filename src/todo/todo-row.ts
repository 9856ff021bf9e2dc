import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { RowStep } from '@libs/read-models/view.js';
import { postsAt } from '../shared/posts.js';
import type { Step } from './steps.js';

export type TodoRow = {
  readonly category: string;
  readonly record: string;
  readonly title: string;
  readonly zone: string | null;
  readonly office: string | null;
  readonly body: string | null;
  /** Persons the record itself names: the team, the holder. */
  readonly team: readonly string[];
  readonly due: string | null;
  readonly open: boolean;
  /** Why nothing is to be done for now, until the task is resumed. */
  readonly suspended: string | null;
  /** What comes next; the last step once nothing does. */
  readonly step: Step;
  readonly since: string;
  /** Whose turn it is: posts as `post` or `post:of`, or persons. */
  readonly posts: readonly string[];
  readonly persons: readonly string[];
  /** Everybody who has done a step here, and the latest of each. */
  readonly doneBy: readonly string[];
  readonly done: readonly { readonly step: string; readonly person: string; readonly at: string }[];
};

type Before = TodoRow | undefined;
type Parties = Partial<Pick<TodoRow, 'title' | 'zone' | 'office' | 'body' | 'team' | 'due'>>;
type Turn = { readonly posts?: readonly string[]; readonly persons?: readonly string[] };

/** How the events of a subject change the rows of the page. */
export type TodoRows<Events> = {
  readonly [T in keyof Events & string]?: RowStep<TodoRow, DomainEvent<T, Events[T]>>;
};

/** Which rows an event touches, where they are not the one of its own record. */
export type TodoKeys<Events> = {
  readonly [T in keyof Events & string]?: (event: DomainEvent<T, Events[T]>) => string | readonly string[];
};

const acted = (row: Before, { type, meta }: DomainEvent): Pick<TodoRow, 'done' | 'doneBy'> => {
  const { person } = meta.actor;
  return {
    done: [...(row?.done ?? []).slice(-19), { step: type, person, at: meta.occurredAt }],
    doneBy: [...new Set([...(row?.doneBy ?? []), person])],
  };
};

/** The next step, and whose it is. */
export const next = (row: Before, event: DomainEvent, step: Step, turn: Turn, parties: Parties = {}): TodoRow => ({
  category: event.category,
  record: event.id,
  title: event.id,
  zone: null,
  office: null,
  body: null,
  team: [],
  due: null,
  suspended: null,
  ...row,
  ...parties,
  open: true,
  step,
  since: event.meta.occurredAt,
  posts: turn.posts ?? [],
  persons: turn.persons ?? [],
  ...acted(row, event),
});

/** Nothing is to be done here any more. */
export const over = (row: Before, event: DomainEvent): Before =>
  row && { ...row, open: false, suspended: null, posts: [], persons: [], ...acted(row, event) };

/** The step stays whose it is; something about it has changed. */
export const same = (row: Before, event: DomainEvent, parties: Parties = {}): Before =>
  row && { ...row, ...parties, ...acted(row, event) };

/** Nobody is shown any more that this person had to do with it. */
export const withoutPerson = (row: TodoRow, person: string): TodoRow => {
  const others = (persons: readonly string[]) => persons.filter((one) => one !== person);
  return { ...row, team: others(row.team), persons: others(row.persons), doneBy: others(row.doneBy) };
};

export const director = ({ zone }: TodoRow): Turn => ({ posts: postsAt(zone, 'zone-director') });
