import { addMonths } from '@libs/calendar/index.js';
import { dayOf, daysBetween } from '@libs/event-sourcing/time.js';
import { parameterOn } from '../instruments/rulebook.state.js';
import { bodiesAt } from '../zones/arrangement.state.js';
import type { Happened } from './material.facts.js';
import { daysOf, notWaiting, placeOf, sharedDays, together, type Wait, waited } from './waiting.js';
import { type Case, happenedWithin, isWithin, ofType, placesOf, type RecordOf, type Work } from './work.js';

type Started = Extract<Happened, { type: 'IssueForwarded' | 'IssueReopened' }>;

/** From the forwarding, or a reopening, to the last time it was claimed to be rectified. */
interface Run {
  readonly body: string;
  readonly started: Started;
  /** The last day as it stood at the end. */
  readonly due: Happened;
  readonly dueDay: string;
  readonly claimed?: Happened;
}

function lastRun(events: readonly Happened[]): Run | undefined {
  let run: Run | undefined;
  for (const event of events)
    switch (event.type) {
      case 'IssueForwarded':
      case 'IssueReopened':
        run = { body: event.data.body, started: event, due: event, dueDay: event.data.due };
        break;
      case 'ForwardingRejected':
      case 'ForwardingWithdrawn':
      case 'IssueMerged':
      case 'IssueUpgradedToClue':
        run = undefined;
        break;
      case 'RectificationPlanSet':
        run = run && { ...run, due: event, dueDay: event.data.due };
        break;
      case 'TermExtended':
        run = run && { ...run, due: event, dueDay: event.data.until };
        break;
      case 'RectificationClaimed':
        run = run && { ...run, claimed: event };
        break;
      case 'RectificationReturned': {
        if (!run) break;
        const { claimed: _claimed, ...again } = run;
        run = again;
        break;
      }
      default:
    }
  return run;
}

/**
 * An issue was rectified on time when the days on which it lay with the body are no more than the days the body had. What
 * lay with the Commission's offices in between, or was found to have, is charged to them.
 */
export const rectifiedOnTime = (work: Work): readonly Case[] =>
  work.of('issue').flatMap(({ id, events }): readonly Case[] => {
    const run = lastRun(events);
    if (!run) return [];
    const { body, started, due, dueDay, claimed } = run;
    const decided = claimed ? dayOf(claimed.occurredAt) : dueDay;
    if (!isWithin(work, decided) || (!claimed && decided >= work.until)) return [];
    const record = `issue/${id}`;
    const end = claimed?.occurredAt ?? `${work.until}T23:59:59.999+08:00`;
    const held = heldBy(body, events, started, end);
    const charged = work.charges
      .filter((charge) => charge.record === record)
      .map((charge) => ({
        holder: charge.holder,
        days: held.reduce((sum, wait) => sum + sharedDays(wait, charge), 0),
      }));
    const own =
      held.reduce((sum, { from, until }) => sum + daysOf(from, until), 0) -
      charged.reduce((sum, { days }) => sum + days, 0);
    const allowed = daysBetween(dayOf(started.occurredAt), dueDay);
    const times = { own, allowed, ...(charged.length > 0 && { charged }) };
    const handed = held.flatMap(({ given, taken }) => [given, ...(taken === undefined ? [] : [taken])]);
    const places = together([placeOf(started), placeOf(due), ...handed]);
    return [{ body, record, amount: own <= allowed ? 1 : 0, of: 1, events: places, ...times }];
  });

/** Stretches in which the issue lay with the body, from the start of the run to its end. */
function heldBy(body: string, events: readonly Happened[], started: Started, end: string) {
  const { waits } = events.reduce(waited, notWaiting);
  return waits
    .filter((wait) => wait.holder === body && wait.from >= started.occurredAt && wait.from < end)
    .map((wait): Wait & { readonly until: string } => ({
      ...wait,
      until: wait.until !== undefined && wait.until < end ? wait.until : end,
    }));
}

/** Each closing, good unless the problem was there again within the months that the county set (twelve): from that day on it counts as not effective. */
export const notRecurring = (work: Work): readonly Case[] =>
  work.of('issue').flatMap(({ id, events }): readonly Case[] =>
    ofType(events, 'IssueClosed').flatMap((closed): readonly Case[] => {
      const months = parameterOn(work.rulebook, 'recurrence-months', dayOf(closed.occurredAt));
      const again = ofType(events, 'IssueRecurred').find(
        ({ revision, occurredAt, data: { recurredAt = occurredAt } }) =>
          revision > closed.revision &&
          // When it was there again, not when somebody noticed that it is the same.
          dayOf(recurredAt) <= addMonths(dayOf(closed.occurredAt), months) &&
          dayOf(occurredAt) <= work.until,
      );
      // What was closed last year and came again this year weighs this year: a result once computed stays.
      if (!happenedWithin(work, closed) && !(again && happenedWithin(work, again))) return [];
      const linked = again && ofType(events, 'RecurrenceLinked').find(({ revision }) => revision > again.revision);
      const { body } = closed.data;
      return [{ body, record: `issue/${id}`, amount: again ? 0 : 1, of: 1, events: placesOf(closed, again, linked) }];
    }),
  );

/** Each re-check (回头看) of an issue that the body had rectified. */
export const recheckPassed = (work: Work): readonly Case[] =>
  work.of('issue').flatMap(({ id, events }): readonly Case[] =>
    ofType(events, 'IssueRechecked').flatMap((rechecked): readonly Case[] => {
      const closed = ofType(events, 'IssueClosed').findLast(({ revision }) => revision < rechecked.revision);
      if (!closed || !happenedWithin(work, rechecked)) return [];
      const amount = rechecked.data.result === 'holds' ? 1 : 0;
      const { body } = closed.data;
      return [{ body, record: `issue/${id}`, amount, of: 1, events: placesOf(closed, rechecked) }];
    }),
  );

/** A common problem identified in the year, of the bodies in whose units or issues it stood: good once a rule answers it. */
export const commonProblemsAnswered = (work: Work): readonly Case[] =>
  work.of('common-problem').flatMap(({ id, events }): readonly Case[] => {
    const [identified] = ofType(events, 'CommonProblemIdentified');
    if (!identified || !happenedWithin(work, identified)) return [];
    const [adopted] = ofType(events, 'MeasureAdopted');
    return bodiesConcerned(work, identified).map((body) => ({
      body,
      record: `common-problem/${id}`,
      amount: adopted ? 1 : 0,
      of: 1,
      events: placesOf(identified, adopted),
    }));
  });

function bodiesConcerned(
  work: Work,
  { data: { issues, units } }: Extract<Happened, { type: 'CommonProblemIdentified' }>,
): readonly string[] {
  const ofIssues = work
    .of('issue')
    .filter(({ id }) => issues.includes(id))
    .flatMap(({ events }: RecordOf) => ofType(events, 'IssueForwarded').at(-1)?.data.body ?? []);
  const ofUnits = units.flatMap((unit) => bodiesAt(work.arrangement, unit));
  return [...new Set([...ofIssues, ...ofUnits])].sort();
}
