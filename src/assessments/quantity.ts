import { dayOf } from '@libs/event-sourcing/time.js';
import { bodiesToTheEnd, daysServed, teamsOf, type TeamWork } from './teams.js';
import type { Happened } from './material.facts.js';
import { type Case, happenedWithin, isWithin, ofType, placesOf, type Work } from './work.js';

const WORKED_ON = ['TaskAssigned', 'CollaborationItemDesignated', 'CrossInspectionOrdered', 'TaskTransferred'] as const;

/** A task counts for the bodies whose people carried it out: done when its report was presented, open once its last day has passed. */
function tasks(work: Work, counts: (task: readonly Happened[]) => boolean): readonly Case[] {
  const teams = new Map(teamsOf(work).map((team) => [team.id, team]));
  return work.of('task').flatMap(({ id, events }): readonly Case[] => {
    const team = teams.get(id);
    if (!team || !counts(events)) return [];
    const outcome = outcomeOf(work, events, team);
    if (!outcome) return [];
    return [...bodiesToTheEnd(team)].map(([body, named]) => ({
      body,
      record: `task/${id}`,
      amount: outcome.done ? 1 : 0,
      of: 1,
      events: placesOf(...ofType(events, ...WORKED_ON), ...named, outcome.by),
    }));
  });
}

function outcomeOf(work: Work, events: readonly Happened[], { presented }: TeamWork) {
  if (presented) return happenedWithin(work, presented) ? { done: true, by: presented } : undefined;
  const suspensions = ofType(events, 'TaskSuspended', 'TaskResumed');
  if (ofType(events, 'TaskCancelled').length > 0 || suspensions.at(-1)?.type === 'TaskSuspended') return undefined;
  const last = ofType(events, 'TaskAssigned', 'CollaborationItemDesignated', 'TaskExtended', 'TaskResumed')
    .map((by) => ({ by, due: by.type === 'TaskExtended' ? by.data.until : by.data.due }))
    .findLast(({ due }) => due !== undefined);
  return last && isWithin(work, last.due!) && last.due! < work.until ? { done: false, by: last.by } : undefined;
}

export const tasksCompleted = (work: Work): readonly Case[] => tasks(work, () => true);

export const crossInspections = (work: Work): readonly Case[] =>
  // Transferred to the zone of its units, what was across is at home.
  tasks(
    work,
    (events) => ofType(events, 'CrossInspectionOrdered', 'TaskTransferred').at(-1)?.type === 'CrossInspectionOrdered',
  );

/** Units inspected with a report presented; a unit inspected twice in the year is one unit. */
export function unitsCovered(work: Work): readonly Case[] {
  const covered = new Map<string, Set<string>>();
  return teamsOf(work).flatMap((team): readonly Case[] => {
    const { id, units, presented } = team;
    if (!presented || !happenedWithin(work, presented)) return [];
    return [...bodiesToTheEnd(team)].map(([body, named]) => {
      const before = covered.get(body) ?? new Set<string>();
      const fresh = units.filter((unit) => !before.has(unit));
      covered.set(body, new Set([...before, ...units]));
      const events = placesOf(...named, presented);
      return { body, record: `inspection/${id}`, amount: fresh.length, of: 0, events };
    });
  });
}

/** Days that a body's people served on teams, each person's for himself. */
export const dispatchDays = (work: Work): readonly Case[] =>
  teamsOf(work).flatMap(({ id, stints }): readonly Case[] =>
    stints.flatMap((stint) => {
      const amount = dayOf(stint.from.occurredAt) > work.until ? 0 : daysServed(stint, work);
      if (amount === 0) return [];
      const events = placesOf(stint.from, stint.until);
      return [{ body: stint.body, record: `inspection/${id}`, amount, of: 0, events }];
    }),
  );
