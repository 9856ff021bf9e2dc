import type { AnyDecider, Context, Decider, Told } from './decider.js';
import type { EventMeta } from './event.js';

const META: EventMeta = {
  occurredAt: '2026-03-02T09:00:00+08:00',
  recordedAt: '2026-03-02T09:00:00+08:00',
  actor: { person: 'somebody', post: 'someone' },
  correlationId: '00000000-0000-4000-8000-000000000000',
  causationId: '00000000-0000-4000-8000-000000000000',
};

type Around<Facts> = Partial<Omit<Context<Facts>, 'facts'>> & { readonly facts?: Partial<Facts> };

/** Given these events, when this command comes, then: the events it gives, or the `Refused` it throws. */
export interface Given<Commands, Events, Facts> {
  /** More history, e.g. recorded by another person or on another day. */
  and(events: readonly Told<Events>[], meta?: Partial<EventMeta>): Given<Commands, Events, Facts>;
  when<C extends keyof Commands & string>(
    command: C,
    body: Commands[C],
    around?: Around<Facts>,
  ): readonly Told<Events>[];
}

/** Folds events the way the command path does. */
export const fold = <State, Events>(
  decider: Decider<State, any, Events, any>,
  events: readonly Told<Events>[],
  meta: Partial<EventMeta> = {},
  from: State = decider.initial,
): State =>
  events.reduce(
    (state, event) =>
      (decider as AnyDecider).evolve[event.type]!(state, event.data, {
        ...META,
        ...meta,
        ...(event.occurredAt !== undefined && { occurredAt: event.occurredAt }),
      }) as State,
    from,
  );

export function given<State, Commands, Events, Facts>(
  decider: Decider<State, Commands, Events, Facts>,
  events: readonly Told<Events>[] = [],
  meta: Partial<EventMeta> = {},
  from: State = decider.initial,
): Given<Commands, Events, Facts> {
  const state = fold(decider, events, meta, from);
  return {
    and: (more, moreMeta) => given(decider, more, moreMeta, state),
    when(command, body, around = {}) {
      const occurredAt = around.occurredAt ?? META.occurredAt;
      const facts = Object.fromEntries(
        Object.entries(decider.facts ?? {}).map(([name, fact]) => [name, (fact as { initial: unknown }).initial]),
      );
      return decider.decide[command](body, state, {
        now: occurredAt,
        today: occurredAt.slice(0, 10),
        actor: META.actor,
        id: 'record',
        county: 'county',
        ...around,
        occurredAt,
        facts: { ...facts, ...around.facts } as Facts,
      });
    },
  };
}
