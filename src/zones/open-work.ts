import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import { grantWork } from '../grants/grant.facts.js';
import { inspectionWork } from '../inspections/inspection.facts.js';
import { issueWork } from '../rectifications/issue.facts.js';
import {
  begins,
  ends,
  type InHand,
  type OpenWork,
  type WorkChange,
  type WorkRow,
  type WorkRows,
} from '../shared/open-work.js';
import type { ArrangementEvents } from './arrangement.state.js';

export type WorkByPerson = Readonly<Record<string, readonly OpenWork[]>>;

/** A grant stays one person's: the successor asks for his own. */
const taken = (person: string, item: OpenWork) => (item.kind === 'grant' ? [] : [begins(person, item)]);

/** What is handed over is in the next one's hands, accepted or not: should he leave too, it is on his list, and never nobody's. */
const handedOver: WorkRows<ArrangementEvents> = {
  HandoverOpened: ({ data: { person, successor, items } }) =>
    items.flatMap((item) => [ends(item.id, person), ...taken(successor, item)]),
  HandoverItemAssigned: ({ data: { item: id, kind, title, from, to } }) => [
    ends(id, from),
    ...taken(to, { kind, id, title }),
  ],
};

/** Every capability's rows of what its events put into somebody's hands. One with another kind of work adds its own here. */
const TABLES: readonly Readonly<Record<string, WorkRow<DomainEvent> | undefined>>[] = [
  inspectionWork,
  issueWork,
  grantWork,
  handedOver,
];

function after(work: WorkByPerson, change: WorkChange): WorkByPerson {
  if ('begins' in change) {
    const { person, begins: item } = change;
    const has = work[person] ?? [];
    return has.some(({ id }) => id === item.id) ? work : { ...work, [person]: [...has, item] };
  }
  const { ends: id, person } = change;
  const left = (one: string, items: readonly OpenWork[]) =>
    person === undefined || person === one ? items.filter((item) => item.id !== id) : items;
  return Object.fromEntries(Object.entries(work).map(([one, items]) => [one, left(one, items)]));
}

const types = [...new Set(TABLES.flatMap((rows) => Object.keys(rows)))];

function take(work: WorkByPerson, event: DomainEvent): WorkByPerson {
  const inHand: InHand = (id, person) =>
    (person === undefined ? Object.values(work).flat() : (work[person] ?? [])).find((item) => item.id === id);
  return TABLES.flatMap((rows) => rows[event.type]?.(event, inHand) ?? []).reduce(after, work);
}

/** What each person still has to do, in the order in which it came. */
export const openWorkFact: FactOfLog<WorkByPerson> = {
  from: 'log',
  for: ['ReassignZoneMember', 'RemoveZoneMember', 'OpenHandover'],
  initial: {},
  on: Object.fromEntries(types.map((type) => [type, take])),
};
