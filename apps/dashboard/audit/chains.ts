interface Linked {
  readonly correlationId: string;
}

/** Events in order, those together that came one after another of the same act. */
export function byChain<Event extends Linked>(events: readonly Event[]): readonly (readonly [Event, ...Event[]])[] {
  const groups: [Event, ...Event[]][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.[0].correlationId === event.correlationId) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

interface Step {
  readonly id: string;
  readonly causationId: string;
}

/** How far each event is from what began the chain: what an event of the chain led to is one further than that event. */
export function depths(steps: readonly Step[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { id, causationId } of steps) found.set(id, found.has(causationId) ? found.get(causationId)! + 1 : 0);
  return found;
}
