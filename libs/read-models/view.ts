import type { JsonObject } from '@libs/event-store/json.js';
import type { DomainEvent } from '@libs/event-sourcing/event.js';
import type { Index } from './port.js';

/** What a view's row function may give: the next row, or `undefined` when the row is gone. */
export type RowStep<Row, Event> = {
  // Written as a method, because methods are compared loosely: a `View<BoardRow>` must go where any `View` is asked for.
  step(row: Row | undefined, event: Event, key: string): Row | undefined;
}['step'];

type EventOf<Events, T extends keyof Events> = DomainEvent<T & string, Events[T]>;

/**
 * A read model as a table: for each event type, how a row changes. Pure: no clock, no randomness, no input but the
 * event. `key` names the row (or rows) an event touches within its county; `undefined` touches none.
 */
export interface View<Row extends object = JsonObject> {
  readonly name: string;
  /** Raise it whenever `key` or `on` changes: the view is then rebuilt beside the old one, which serves meanwhile. */
  readonly version: number;
  readonly key: (event: DomainEvent) => string | readonly string[] | undefined;
  readonly on: Readonly<Record<string, RowStep<Row, DomainEvent>>>;
  readonly indexes: readonly Index[];
}

export interface ViewDefinition<Row extends object, Events> {
  readonly name: string;
  readonly version: number;
  /** Default: the id of the event's stream. */
  readonly key?: (
    event: { [T in keyof Events]: EventOf<Events, T> }[keyof Events],
  ) => string | readonly string[] | undefined;
  readonly on: { readonly [T in keyof Events]?: RowStep<Row, EventOf<Events, T>> };
  readonly indexes?: readonly Index[];
}

/**
 * `defineView<Row, Events>()({...})`: rows and events are given, the table is checked against both. The name is in
 * kebab-case, because collections and leases are named after it.
 */
export const defineView =
  <Row extends object, Events>() =>
  (definition: ViewDefinition<Row, Events>): View<Row> => {
    const { name, version, on } = definition;
    if (!/^[a-z][a-z0-9-]{0,59}$/.test(name)) throw new TypeError(`${name}: a view's name is in kebab-case`);
    if (!Number.isSafeInteger(version) || version < 1) throw new TypeError(`${name}: a version is 1, 2, 3 …`);
    if (Object.keys(on).length === 0) throw new TypeError(`${name}: a view takes at least one type of event`);
    return {
      indexes: [],
      ...definition,
      key: (definition.key as View['key'] | undefined) ?? ((event) => event.id),
      on: on as unknown as View<Row>['on'],
    };
  };
