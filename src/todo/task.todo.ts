import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { DIRECTING, OF_CONDUCT_OFFICE, postsAt } from '../shared/posts.js';
import type { InspectionEvents, Seat } from '../inspections/inspection.state.js';
import type { PlanEvents } from '../planning/plan.state.js';
import type { TaskEvents } from '../planning/task.state.js';
import { director, next, over, same, type TodoKeys, type TodoRow, type TodoRows, withoutPerson } from './todo-row.js';

type Told = PlanEvents & TaskEvents & InspectionEvents;

const planItem = (plan: string, item: string) => `plan:${plan}:${item}`;
const task = (id: string) => `task:${id}`;
const isTask = (key: string) => key.startsWith('task:');
const ofItem = ({ id, data: { item } }: { readonly id: string; readonly data: { readonly item: string } }) =>
  planItem(id, item);
const both = ({ id }: { readonly id: string }) => [task(id), `inspection:${id}`];

/** A special supervisor comes along and sees; what the team has to do is for the others. */
const mayAct = ({ as }: Seat) => as !== 'special-supervisor';

const team = (row: TodoRow) => ({ persons: row.team });

type Handed = Pick<TaskEvents['TaskAssigned'], 'title' | 'zone' | 'office' | 'due'>;
const handed = (row: TodoRow | undefined, event: DomainEvent<string, Handed>) => {
  const { title, zone, office, due } = event.data;
  return next(row, event, 'receive-task', { posts: postsAt(zone, ...DIRECTING) }, { title, zone, office, due });
};
const moved = (row: TodoRow | undefined, event: DomainEvent<string, Pick<Handed, 'zone' | 'office'>>, key: string) => {
  const { zone, office } = event.data;
  if (!isTask(key)) return over(row, event);
  return next(row, event, 'receive-task', { posts: postsAt(zone, ...DIRECTING) }, { zone, office });
};

export const taskKeys: TodoKeys<Told> = {
  PlanItemProposed: ofItem,
  PlanItemAmended: ofItem,
  PlanItemApproved: ofItem,
  PlanItemRejected: ofItem,
  PlanItemWithdrawn: ofItem,
  PlanItemsMerged: ofItem,
  TaskAssigned: ({ id, data: { plan, item } }) => [planItem(plan, item), task(id)],
  // The task waits for its team, and then for the report; ordered to another zone, it ends what the first team had to do.
  InspectionTeamFormed: both,
  InspectionReportPresented: both,
  CrossInspectionOrdered: both,
  TaskTransferred: both,
  TaskSuspended: both,
  TaskResumed: both,
};

/** From an item of the plan to the report that the principal leader has read. */
export const taskRows: TodoRows<Told> = {
  PlanItemProposed: (row, event) =>
    next(row, event, 'decide-plan-item', { posts: ['principal-leader'] }, { title: event.data.title }),
  PlanItemAmended: (row, event) => same(row, event, { title: event.data.title }),
  PlanItemApproved: (row, event) => next(row, event, 'assign-task', { posts: OF_CONDUCT_OFFICE }),
  PlanItemRejected: over,
  PlanItemWithdrawn: over,
  PlanItemsMerged: over,

  TaskAssigned: (row, event, key) => (isTask(key) ? handed(row, event) : over(row, event)),
  CollaborationItemDesignated: handed,
  TaskReceived: (row, event) => next(row, event, 'form-team', director(row!)),
  TaskExtended: (row, event) => same(row, event, { due: event.data.until }),
  CrossInspectionOrdered: moved,
  TaskTransferred: moved,
  TaskSuspended: (row, event) => row && { ...same(row, event)!, suspended: event.data.reason },
  TaskResumed: (row, event, key) => {
    const { due } = event.data;
    return row && { ...same(row, event, isTask(key) && due !== undefined ? { due } : {})!, suspended: null };
  },
  TaskCancelled: over,
  TaskClosed: over,

  InspectionTeamFormed: (row, event, key) => {
    if (isTask(key)) return over(row, event);
    const { title, zone, office, seats } = event.data;
    const parties = { title, zone, office, team: seats.filter(mayAct).map(({ person }) => person) };
    const { continues } = event.data;
    if (continues !== undefined) {
      const step = continues === 'under-way' ? 'complete-fieldwork' : 'submit-report';
      return next(row, event, step, { persons: parties.team }, parties);
    }
    return next(row, event, 'set-work-plan', { posts: postsAt(zone, 'zone-director') }, parties);
  },
  TeamMemberReplaced: (row, event) => {
    const { leaves, joins, seat } = event.data;
    const stays = row!.team.filter((person) => person !== leaves);
    const members = mayAct(seat) ? [...stays, joins] : stays;
    const persons = row!.persons.length === 0 ? [] : members;
    return { ...same(row, event, { team: members })!, persons };
  },
  TeamMemberBarred: (row, event) => withoutPerson(same(row, event)!, event.data.person),
  WorkPlanSet: (row, event) => next(row, event, 'start-fieldwork', team(row!), { due: event.data.limit }),
  WorkPlanAmended: (row, event) => same(row, event, { due: event.data.limit }),
  FieldworkStarted: (row, event) => next(row, event, 'complete-fieldwork', team(row!)),
  FieldworkCompleted: (row, event) => next(row, event, 'submit-report', team(row!)),
  InspectionReportSubmitted: (row, event) => next(row, event, 'review-report', director(row!)),
  InspectionReportReturned: (row, event) => next(row, event, 'submit-report', team(row!)),
  InspectionReportReviewed: (row, event) =>
    next(row, event, 'present-report', { posts: postsAt(row!.zone, ...DIRECTING) }),
  InspectionReportPresented: (row, event, key) =>
    isTask(key)
      ? row && next(row, event, 'close-task', { posts: OF_CONDUCT_OFFICE })
      : next(row, event, 'instruct-on-report', { posts: ['principal-leader'] }),
  InspectionReportInstructed: over,
  InspectionEnded: over,
};
