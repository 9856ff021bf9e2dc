import { type Actor, type Context, type Decider, Refused } from '@libs/event-sourcing/index.js';
import { stateOf } from '@libs/event-sourcing/decider.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { parameterOn, type Rulebook } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import type { People } from '../people/people.state.js';
import { taskFact } from '../planning/task.facts.js';
import { isOpen, type Task, type TaskTerms } from '../planning/task.state.js';
import { recusalsFact } from '../recusals/recusal.facts.js';
import type { RecusalsOf } from '../recusals/recusal.state.js';
import { relationsFact } from '../recusals/relations.facts.js';
import type { RelationsOf } from '../recusals/relations.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, membershipOf } from '../zones/arrangement.state.js';
import { type Delegation, evolveDelegation, isDelegated, noDelegation } from './delegation.state.js';
import type { DispatchCommands } from './dispatch.commands.js';
import {
  asText,
  calledTo,
  type Dispatch,
  type Dispatched,
  type DispatchEvents,
  evolveDispatch,
  isCalled,
  type Load,
  noDispatch,
} from './dispatch.state.js';
import { type Loads, loadsFact, mattersOf } from './load.facts.js';
import { activeMembers, mayLead, nameOf, withoutConflict } from './team.js';

interface Facts {
  readonly task: Task;
  readonly arrangement: Arrangement;
  readonly people: People;
  readonly relations: RelationsOf;
  readonly recusals: RecusalsOf;
  readonly rulebook: Rulebook;
  readonly loads: Loads;
  readonly delegation: Delegation;
}

const PUTS_PERSONS = ['DispatchMember', 'GrantSupport', 'ProposeAllocation'];
const DISPATCHES = ['DispatchMember', 'DecideContest', 'ReleaseMember'];
const OF_A_TASK = [...PUTS_PERSONS, 'DecideContest', 'ReleaseMember', 'RequestSupport', 'ArrangeInspection'];
const persons = (command: { readonly person?: string; readonly persons?: readonly string[] }) =>
  command.persons ?? (command.person === undefined ? [] : [command.person]);

/** 力量调度: one zone's people called to one task, under the task's name; the unified dispatch of 二(三). */
export const dispatches: Decider<Dispatch, DispatchCommands, DispatchEvents, Facts> = {
  category: 'dispatch',
  initial: noDispatch,
  evolve: evolveDispatch,
  facts: {
    task: taskFact(OF_A_TASK),
    arrangement: { ...arrangementFact, for: PUTS_PERSONS.concat('RequestSupport') },
    people: { ...peopleFact, for: PUTS_PERSONS },
    relations: relationsFact(persons, PUTS_PERSONS),
    recusals: recusalsFact(persons, PUTS_PERSONS),
    rulebook: { ...rulebookFact, for: PUTS_PERSONS },
    loads: loadsFact(['DispatchMember', 'ProposeAllocation']),
    delegation: {
      ...stateOf({ initial: noDelegation, evolve: evolveDelegation }, () => [], DISPATCHES),
      streams: (_command, _state, _id, actor?: Actor) =>
        actor?.of === undefined ? [] : [`dispatch-delegation/${actor.of}`],
    },
  },
  scope: (dispatch) => (dispatch.of ? { ...dispatch.of, persons: calledTo(dispatch) } : {}),
  decide: {
    /** Home duties go on: a person with more in hand than the parameter says is called with a warning, not refused. */
    DispatchMember({ person, from, until, duty }, dispatch, context) {
      const { facts, today } = context;
      const { zone, office, title, units } = ordered(context);
      if (until !== undefined && until < from) throw new Refused('dispatch.ends-before-it-begins', { from, until });
      const known = dispatch.members[person];
      if (known && isCalled(known)) {
        if (known.from === from && known.until === until && known.duty === duty) return [];
        throw new Refused('dispatch.already-called', { person });
      }
      // On the first day of the duty: whoever is lent from tomorrow can be called today.
      const [seat] = activeMembers([person], zone, from > today ? from : today, { ...facts, dispatch });
      if (seat!.as === 'special-supervisor') throw new Refused('dispatch.supervisor-is-invited', { person });
      withoutConflict([person], units, context, facts);
      const data = { zone, office, title, units, ...seat!, from, duty, ...(until && { until }) };
      return [{ type: 'MemberDispatched', data: { ...data, ...loadWith(person, context) } }];
    },

    AcknowledgeDispatch(_, dispatch, { actor: { person } }) {
      const { is } = called(dispatch, person);
      if (is === 'acknowledged') return [];
      if (is === 'contested') throw new Refused('dispatch.contest-open', { person });
      return [{ type: 'DispatchAcknowledged', data: { person } }];
    },

    /** To be called is an order; to say why one cannot come needs one of three grounds. */
    ContestDispatch({ ground, explanation }, dispatch, { actor: { person } }) {
      if (called(dispatch, person).is === 'contested') return [];
      return [{ type: 'DispatchContested', data: { person, ground, explanation } }];
    },

    DecideContest({ person, outcome, reason }, dispatch, context) {
      const before = dispatch.members[person];
      ordered(context);
      if (context.actor.person === person) throw new Refused('dispatch.own-contest', { person });
      if (before?.is === (outcome === 'released' ? 'released' : 'dispatched')) return [];
      if (before?.is !== 'contested') throw new Refused('dispatch.no-contest', { person });
      return [{ type: 'ContestDecided', data: { person, outcome, reason } }];
    },

    ReleaseMember({ person, reason }, dispatch, context) {
      ordered(context);
      if (dispatch.members[person]?.is === 'released') return [];
      called(dispatch, person);
      return [{ type: 'MemberReleased', data: { person, reason } }];
    },

    EndDispatches({ why }, dispatch) {
      const called = calledTo(dispatch);
      // Lent to a zone that has the task no more, nobody is lent; what was only asked for is not needed either way.
      const moot = Object.entries(dispatch.requests).flatMap(([request, { is }]) =>
        is === 'asked' || (is === 'granted' && why === 'another-zone') ? [request] : [],
      );
      if (called.length + moot.length === 0) return [];
      return [{ type: 'DispatchesEnded', data: { persons: called, requests: moot, why } }];
    },

    RequestSupport({ of, count, from, until, reason }, dispatch, context) {
      const { zone, office, title, units } = directed(context);
      const { arrangement } = context.facts;
      if (!Object.hasOwn(arrangement.zones, of) || of === zone) throw new Refused('dispatch.no-other-zone', { of });
      if (until < from) throw new Refused('dispatch.ends-before-it-begins', { from, until });
      const asked = Object.values(dispatch.requests).find((one) => one.is === 'asked' && one.of === of);
      if (asked) {
        if (asked.from === from && asked.until === until && asked.count === count) return [];
        throw new Refused('dispatch.support-asked-already', { of });
      }
      const request = String(Object.keys(dispatch.requests).length + 1);
      const data = { request, zone, office, title, units, of, count, from, until, reason };
      return [{ type: 'SupportRequested', data }];
    },

    /** The Commission's consent and the naming are one act: nobody is lent by one zone to another past its leaders. */
    GrantSupport({ request, persons: named }, dispatch, context) {
      const { is, of, from, until, persons: before } = requestOf(dispatch, request);
      if (is === 'granted' && before.join() === named.join()) return [];
      if (is !== 'asked') throw new Refused('dispatch.support-decided', { request, is });
      const { facts, today } = context;
      const { zone, units } = open(facts.task);
      const { arrangement, people } = facts;
      const homes = named.map((person) => membershipOf(arrangement, person, today));
      const strangers = named.filter((_, n) => homes[n]?.zone !== of);
      if (strangers.length > 0) throw new Refused('dispatch.not-of-that-zone', { persons: strangers, of });
      withoutConflict(named, units, context, facts);
      const lent = named.map((person, n) => ({
        person,
        name: nameOf(person, arrangement, people) ?? person,
        home: homes[n]!.home,
      }));
      return [{ type: 'SupportGranted', data: { request, zone, of, from, until, persons: lent } }];
    },

    DeclineSupport({ request, reason }, dispatch) {
      const { is } = requestOf(dispatch, request);
      if (is === 'declined') return [];
      if (is !== 'asked') throw new Refused('dispatch.support-decided', { request, is });
      return [{ type: 'SupportDeclined', data: { request, reason } }];
    },

    /** A proposal for the director: he names the team. */
    ProposeAllocation({ persons: named, leader, note }, dispatch, context) {
      const { facts, today, actor } = context;
      const { zone, office, title, units } = open(facts.task);
      if (actor.of !== office && actor.of !== zone) throw new Refused('dispatch.not-its-office', { office });
      if (leader !== undefined && !named.includes(leader))
        throw new Refused('dispatch.leader-not-proposed', { leader });
      if (dispatch.latest === asText(named, leader)) return [];
      const seats = activeMembers(named, zone, today, { ...facts, dispatch });
      if (leader !== undefined) mayLead(seats.find(({ person }) => person === leader)!);
      withoutConflict(named, units, context, facts);
      const proposed = seats.map((seat) => ({ ...seat, held: mattersOf(facts.loads, seat.person).length }));
      const more = { ...(leader && { leader }), ...(note && { note }) };
      const data = { zone, office, title, units, proposal: String(dispatch.proposals + 1), persons: proposed, ...more };
      return [{ type: 'AllocationProposed', data }];
    },

    ArrangeInspection({ visits, note }, dispatch, context) {
      const { zone, office, title, units, due } = directed(context);
      const days = visits.map(({ unit, day }) => ({ unit, day }));
      const others = days.flatMap(({ unit }) => (units.includes(unit) ? [] : [unit]));
      if (others.length > 0) throw new Refused('dispatch.visit-of-other-units', { units: others });
      const late = days.filter(({ day }) => day > due);
      if (late.length > 0) throw new Refused('dispatch.visit-after-due', { units: late.map(({ unit }) => unit), due });
      if (JSON.stringify(dispatch.visits) === JSON.stringify(days)) return [];
      return [
        { type: 'InspectionArranged', data: { zone, office, title, units, visits: days, ...(note && { note }) } },
      ];
    },
  },
};

function open(task: Task): TaskTerms {
  if (!isOpen(task)) throw new Refused('dispatch.task-not-open', { is: task.is });
  return task;
}

/** The task, if the one who acts directs its zone or is its deputy. */
function directed({ facts: { task }, actor }: Context<Facts>): TaskTerms {
  const terms = open(task);
  const directs = actor.post === 'zone-director' || actor.post === 'deputy-zone-director';
  if (!directs || actor.of !== terms.zone) throw new Refused('dispatch.not-its-director', { zone: terms.zone });
  return terms;
}

/** Calling and releasing is the director's own, or the deputy's to whom he gave it. */
function ordered(context: Context<Facts>): TaskTerms {
  const terms = directed(context);
  const { actor, today, facts } = context;
  if (actor.post === 'deputy-zone-director' && !isDelegated(facts.delegation, actor.person, today))
    throw new Refused('dispatch.not-delegated', { zone: terms.zone });
  return terms;
}

function called(dispatch: Dispatch, person: string): Dispatched {
  const known = Object.hasOwn(dispatch.members, person) ? dispatch.members[person] : undefined;
  if (!known || !isCalled(known)) throw new Refused('dispatch.not-called', { person });
  return known;
}

function requestOf({ requests }: Dispatch, request: string) {
  if (!Object.hasOwn(requests, request)) throw new Refused('dispatch.no-such-request', { request });
  return requests[request]!;
}

function loadWith(person: string, { id, today, facts: { loads, rulebook } }: Context<Facts>): Load {
  const held = new Set([...mattersOf(loads, person), id]).size;
  const limit = parameterOn(rulebook, 'load-limit', today);
  return { held, limit, overLimit: held > limit };
}
