import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import type { OpenWork } from './arrangement.state.js';

type ByPerson = Readonly<Record<string, readonly OpenWork[]>>;

const given = (work: ByPerson, person: string, item: OpenWork): ByPerson =>
  work[person]?.some(({ id }) => id === item.id) ? work : { ...work, [person]: [...(work[person] ?? []), item] };

const taken = (work: ByPerson, id: string, person?: string): ByPerson =>
  Object.fromEntries(
    Object.entries(work).map(([one, items]) => [
      one,
      person === undefined || person === one ? items.filter((item) => item.id !== id) : items,
    ]),
  );

/** What each person still has to do: the seats on teams of inspections that are not over. */
export const openWorkFact: FactOfLog<ByPerson> = {
  from: 'log',
  for: ['ReassignZoneMember', 'RemoveZoneMember'],
  initial: {},
  on: {
    InspectionTeamFormed: (
      work,
      event: DomainEvent<string, { leader: string; members: readonly string[]; title: string }>,
    ) =>
      [event.data.leader, ...event.data.members].reduce(
        (all, person) => given(all, person, { kind: 'inspection', id: event.id, title: event.data.title }),
        work,
      ),
    TeamMemberReplaced: (work, event: DomainEvent<string, { leaves: string; joins: string; title: string }>) =>
      given(taken(work, event.id, event.data.leaves), event.data.joins, {
        kind: 'inspection',
        id: event.id,
        title: event.data.title,
      }),
    InspectionReportPresented: (work, event) => taken(work, event.id),
  },
};
