import { type Decider, Refused, type Told } from '@libs/event-sourcing/index.js';
import { addWorkingDays, type Calendar, fixedDay, workingDaysBetween } from '@libs/calendar/index.js';
import { addDays, daysBetween } from '@libs/event-sourcing/time.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { calendarIn, type ParameterName, PARAMETERS, type Rulebook, termOn } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import type { People } from '../people/people.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import type { Arrangement } from '../zones/arrangement.state.js';
import type { DeadlineCommands } from './deadline.commands.js';
import {
  type Deadline,
  type DeadlineEvents,
  escalationDue,
  evolveDeadline,
  isPast,
  noDeadline,
  stepDue,
  subjectOf,
} from './deadline.state.js';
import { holdersOn } from './holders.js';

interface Facts {
  readonly rulebook: Rulebook;
  readonly people: People;
  readonly arrangement: Arrangement;
}

/**
 * One last day: set by the event that begins it, ended by the event that it waits for. Reminding and missing are acts of
 * the clock, decided here, so that whoever asks twice, late, from two processes or by a clock that jumped is answered once.
 */
export const deadline: Decider<Deadline, DeadlineCommands, DeadlineEvents, Facts> = {
  category: 'deadline',
  initial: noDeadline,
  evolve: evolveDeadline,
  facts: {
    rulebook: { ...rulebookFact, for: ['SetDeadline', 'RecomputeDeadline', 'ResumeDeadline'] },
    people: { ...peopleFact, for: ['RemindOfDeadline'] },
    arrangement: { ...arrangementFact, for: ['RemindOfDeadline'] },
  },

  decide: {
    SetDeadline({ term, due, start, escalatesTo, counts, ...about }, state, { facts: { rulebook } }) {
      const subject = subjectOf({ ...about, counts: counts === 'yes' });
      const last = due === undefined ? termOn(rulebook, parameterNamed(term), start) : { due };
      const same = state.is === 'open' && state.start === start && state.due === last.due;
      if (same && state.posts.join() === subject.posts.join() && state.persons.join() === subject.persons.join())
        return [];
      return [{ type: 'DeadlineSet', data: { ...subject, start, ...last, escalatesTo } }];
    },

    MoveDeadline({ due, reason }, state) {
      if (!isPending(state) || state.due === due) return [];
      return [{ type: 'DeadlineMoved', data: { ...subjectOf(state), from: state.due, due, why: 'extended', reason } }];
    },

    /** The calendar or the parameter is another now: old and new day are shown, with the reason. */
    RecomputeDeadline({ reason }, state, { facts: { rulebook } }) {
      if (!isPending(state) || !state.because) return [];
      const { due, because } = termOn(rulebook, state.because.rule, state.start);
      if (due === state.due) return [];
      const moved = { from: state.due, due, why: 'rules-changed', reason, because } as const;
      return [{ type: 'DeadlineMoved', data: { ...subjectOf(state), ...moved } }];
    },

    MeetDeadline({ on }, state) {
      if (!isPending(state)) return [];
      const { due } = state;
      const late = due < (state.is === 'suspended' ? state.since : on);
      return [{ type: 'DeadlineMet', data: { ...subjectOf(state), due, on, late } }];
    },

    SuspendDeadline({ on, reason }, state) {
      if (state.is !== 'open') return [];
      return [{ type: 'DeadlineSuspended', data: { ...subjectOf(state), due: state.due, on, reason } }];
    },

    /** As much time is left as was left; a last day that had passed before stays passed. */
    ResumeDeadline({ on, due, reason }, state, { facts: { rulebook } }) {
      if (state.is !== 'suspended') return [];
      const until = due ?? goesOnUntil(state, on, calendarIn(rulebook));
      return [{ type: 'DeadlineResumed', data: { ...subjectOf(state), from: state.due, due: until, on, reason } }];
    },

    CancelDeadline(_, state) {
      if (!isPending(state)) return [];
      return [{ type: 'DeadlineCancelled', data: { ...subjectOf(state), due: state.due } }];
    },

    RemindOfDeadline(_, state, { today, facts: { people, arrangement } }) {
      if (state.is !== 'open') return [];
      const { due, posts, persons, escalatesTo } = state;
      const subject = subjectOf(state);
      const told: Told<DeadlineEvents>[] = [];
      const step = stepDue(state, today);
      const to = [...new Set([...persons, ...holdersOn(people, arrangement, posts, today)])];
      if (step !== undefined) told.push({ type: 'Reminded', data: { ...subject, due, step, to } });
      if (escalationDue(state, today)) {
        const above = holdersOn(people, arrangement, escalatesTo, today);
        told.push({ type: 'Escalated', data: { ...subject, due, escalatesTo, to: above } });
      }
      return told;
    },

    MissDeadline(_, state, { today }) {
      if (state.is !== 'open' || state.missed) return [];
      if (!isPast(state, today)) throw new Refused('deadline.not-past', { due: state.due });
      return [{ type: 'DeadlineMissed', data: { ...subjectOf(state), due: state.due } }];
    },
  },
};

const isPending = (deadline: Deadline): deadline is Extract<Deadline, { is: 'open' | 'suspended' }> =>
  deadline.is === 'open' || deadline.is === 'suspended';

/** Days are left as the term counts them: in working days where it says so, else in days of the calendar. */
function goesOnUntil({ due, since, because }: Suspended, on: string, calendar: Calendar): string {
  if (due < since) return due;
  const term = because?.value.is === 'term' ? because.value.term : undefined;
  if (term?.unit === 'working-days') return addWorkingDays(calendar, on, workingDaysBetween(calendar, since, due));
  return fixedDay(addDays(due, daysBetween(since, on)), term?.shift, calendar).due;
}

type Suspended = Extract<Deadline, { is: 'suspended' }>;

function parameterNamed(term: string | undefined): ParameterName {
  if (term !== undefined && Object.hasOwn(PARAMETERS, term)) return term as ParameterName;
  throw new Refused('deadline.no-term', { term: term ?? '' });
}
