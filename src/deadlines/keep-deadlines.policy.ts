import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import type { Asked, Policy } from '../shared/capability.js';
import type { DeadlineRule, Opening, Pausing } from '../shared/deadline.js';
import { endedBy } from './deadline.facts.js';
import { deadlineId } from './deadline.state.js';

const LONGEST_TITLE = 200;

/** An ending before an opening: an event may end one deadline of a rule and begin the next. */
function askedBy(event: DomainEvent, rule: DeadlineRule): readonly Asked[] {
  const day = dayOf(event.meta.occurredAt);
  const met = endedBy(event, rule, 'meets').map((id) => ({ command: 'MeetDeadline', id, body: { on: day } }));
  const cancelled = endedBy(event, rule, 'cancels').map((id) => ({ command: 'CancelDeadline', id, body: {} }));
  const opened = [rule.opens[event.type]?.(event) ?? []].flat().map((opening) => set(event, rule, opening, day));
  const { of = event.id, ...to } = rule.moves?.[event.type]?.(event) ?? {};
  const moved = 'due' in to ? [{ command: 'MoveDeadline', id: deadlineId(rule.name, of), body: to }] : [];
  const stops = (command: string, what: Pausing | undefined): readonly Asked[] => {
    if (what === undefined) return [];
    const { of: record = event.id, ...body } = what;
    return [{ command, id: deadlineId(rule.name, record), body: { ...body, on: day } }];
  };
  const paused = stops('SuspendDeadline', rule.pauses?.[event.type]?.(event));
  const resumed = stops('ResumeDeadline', rule.resumes?.[event.type]?.(event));
  return [...met, ...cancelled, ...opened, ...moved, ...paused, ...resumed];
}

function set(event: DomainEvent, { name, term, counts }: DeadlineRule, opening: Opening, day: string): Asked {
  const { of = event.id, title, start = day, persons = [], ...rest } = opening;
  const fromParameter = rest.due === undefined && term !== undefined ? { term } : {};
  return {
    command: 'SetDeadline',
    id: deadlineId(name, of),
    body: {
      ...rest,
      ...fromParameter,
      rule: name,
      category: event.category,
      record: event.id,
      title: [...title].slice(0, LONGEST_TITLE).join('').trim(),
      counts: counts ? 'yes' : 'no',
      start,
      persons,
    },
  };
}

/** What the matters of all capabilities say of their last days becomes a record of its own. */
export function keepDeadlines(rules: readonly DeadlineRule[]): Policy {
  const types = new Set(
    rules.flatMap(({ opens, moves, meets, cancels, pauses, resumes }) =>
      [opens, moves, meets, cancels, pauses, resumes].flatMap((table) => Object.keys(table ?? {})),
    ),
  );
  const all = (event: DomainEvent) => rules.flatMap((rule) => askedBy(event, rule));
  return { name: 'keep-deadlines', on: Object.fromEntries([...types].map((type) => [type, all])) };
}
