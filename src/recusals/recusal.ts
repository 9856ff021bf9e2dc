import { type Context, type Decider, Refused } from '@libs/event-sourcing/index.js';
import { peopleFact } from '../people/people.facts.js';
import { holds, type People } from '../people/people.state.js';
import type { Post } from '../shared/posts.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, headOn, membershipOf } from '../zones/arrangement.state.js';
import { HIGHEST, highestRank, rankOf } from './ranks.js';
import type { RecusalCommands } from './recusal.commands.js';
import type { Matter, MatterKind } from './matter.state.js';
import {
  evolveRecusals,
  noRecusals,
  recusalIsAsked,
  type RecusalEvents,
  type Recusals,
  recusedFrom,
} from './recusal.state.js';

interface Facts {
  readonly arrangement: Arrangement;
  readonly people: People;
}

/** 回避事项: what others ask and decide about one person's part in a matter. One stream a person; what he declares himself is his relations. */
export const recusals: Decider<Recusals, RecusalCommands, RecusalEvents, Facts> = {
  category: 'recusal',
  initial: noRecusals,
  facts: { arrangement: arrangementFact, people: peopleFact },
  evolve: evolveRecusals,
  decide: {
    RequestRecusal({ kind, matter, ground, reason }, cases, { id: person, today, facts }) {
      mustBeKnown(person, facts);
      const about = { kind, matter };
      if (isAsked(cases, person, about) || isRecused(cases, person, about)) return [];
      // Asked and denied once, the same ground does not hold the person's work up again.
      const denied = Object.values(cases).some(
        (one) => one.is === 'stays' && one.kind === kind && one.matter === matter && one.ground === ground,
      );
      if (denied) throw new Refused('recusal.denied-before', { ground });
      const zone = Object.keys(facts.arrangement.zones).find((one) => isOfZone(person, one, today, facts));
      // Who works on a clue is for those who may open it; a director is not told of it.
      const told = kind !== 'clue' && zone !== undefined && { zone };
      return [
        {
          type: 'RecusalRequested',
          data: { request: next(cases), ...about, ground, ...saying(kind, reason), ...told },
        },
      ];
    },

    /** Another relation is another question: also while one is open, and after one of the same ground was answered. */
    RequestRecusalOnDeclaration({ kind, matter, ground, relation }, cases, { id: person, facts }) {
      mustBeKnown(person, facts);
      const about = { kind, matter };
      const isAskedOf = Object.values(cases).some(
        (one) => one.kind === kind && one.matter === matter && one.relation === relation,
      );
      if (isAskedOf || isRecused(cases, person, about)) return [];
      return [{ type: 'RecusalRequested', data: { request: next(cases), ...about, ground, relation } }];
    },

    OrderRecusal({ kind, matter, ground, reason, basis }, cases, context) {
      const { id: person, facts } = context;
      mustBeKnown(person, facts);
      const about = { kind, matter };
      if (isRecused(cases, person, about)) return [];
      if (isAsked(cases, person, about)) throw new Refused('recusal.decide-the-request');
      mayDecide(person, basis, context);
      const decided = { request: next(cases), ...about, ground, outcome: 'recused', ...saying(kind, reason) } as const;
      return [{ type: 'RecusalDecided', data: decided }];
    },

    DecideRecusal({ request, outcome, reason, basis }, cases, context) {
      const known = Object.hasOwn(cases, request) ? cases[request]! : undefined;
      if (!known) throw new Refused('recusal.no-such-request', { request });
      if (known.is === outcome) return [];
      if (known.is !== 'asked') throw new Refused('recusal.already-decided', { outcome: known.is });
      if (known.askedBy === context.actor.person) throw new Refused('recusal.own-request');
      mayDecide(context.id, basis, context);
      const { kind, matter, ground } = known;
      return [{ type: 'RecusalDecided', data: { request, kind, matter, ground, outcome, ...saying(kind, reason) } }];
    },
  },
};

/** Why, in words. Of a clue there are none: whoever asks and decides here may know what it says, whoever reads it later may not. */
function saying(kind: MatterKind, reason: string | undefined): { readonly reason?: string } {
  if (kind === 'clue' && reason !== undefined) throw new Refused('recusal.clue-by-ground-only');
  if (kind !== 'clue' && reason === undefined) throw new Refused('recusal.without-reason');
  return reason === undefined ? {} : { reason };
}

const next = (cases: Recusals) => String(Object.keys(cases).length + 1);
const isAsked = (cases: Recusals, person: string, about: Matter) => recusalIsAsked({ [person]: cases }, person, about);
const isRecused = (cases: Recusals, person: string, about: Matter) => recusedFrom({ [person]: cases }, person, about);

function mustBeKnown(person: string, { people, arrangement }: Facts): void {
  if (!Object.hasOwn(people.persons, person) && !Object.hasOwn(arrangement.supervisors, person))
    throw new Refused('recusal.unknown-person', { person });
}

/**
 * Somebody in a higher post than any the person holds; a zone director for the people of his own zone alone. Of the
 * principal leader the commission above decides: internal supervision enters it with that decision as its basis.
 */
function mayDecide(person: string, basis: string | undefined, { actor, today, facts }: Context<Facts>): void {
  if (actor.person === person) throw new Refused('recusal.own-case');
  const rank = highestRank(person, today, facts);
  if (actor.post === 'internal-supervision') {
    if (rank < HIGHEST) throw new Refused('recusal.not-higher', { person });
    if (basis === undefined) throw new Refused('recusal.decided-above-without-basis');
    return;
  }
  if (rankOf(actor.post as Post) <= rank) throw new Refused('recusal.not-higher', { person });
  if (actor.post === 'zone-director' && !isOfZone(person, actor.of ?? '', today, facts))
    throw new Refused('recusal.of-another-zone', { person, zone: actor.of ?? '' });
}

function isOfZone(person: string, zone: string, day: string, { arrangement, people }: Facts): boolean {
  const office = arrangement.zones[zone]?.office;
  return (
    membershipOf(arrangement, person, day)?.zone === zone ||
    arrangement.supervisors[person]?.zone === zone ||
    (office !== undefined &&
      (headOn(arrangement, office, day) === person || holds(people, person, 'office-official', day, office)))
  );
}
