import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import type { Rulebook } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import type { People } from '../people/people.state.js';
import { supervisorFact } from '../supervisors/supervisor.facts.js';
import type { Supervisor } from '../supervisors/supervisor.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, knowsUnit } from '../zones/arrangement.state.js';
import { barredFrom } from './grounds.js';
import type { DeclareRelation, RelationCommands } from './relations.commands.js';
import {
  evolveRelations,
  inForce,
  noRelations,
  type Relation,
  type RelationEvents,
  type Relations,
  type RelationTerms,
} from './relations.state.js';

interface Facts {
  readonly arrangement: Arrangement;
  readonly people: People;
  readonly supervisor: Supervisor;
  readonly rulebook: Rulebook;
}

/** What a person says of himself: relations that bar him, and promises that there are none. One stream a person. */
export const relations: Decider<Relations, RelationCommands, RelationEvents, Facts> = {
  category: 'relations',
  initial: noRelations,
  facts: {
    arrangement: { ...arrangementFact, for: ['DeclareRelation', 'ConfirmNoConflict'] },
    people: { ...peopleFact, for: ['DeclareRelation', 'ConfirmNoConflict'] },
    rulebook: { ...rulebookFact, for: ['ConfirmNoConflict'] },
    supervisor: supervisorFact(['DeclareRelation']),
  },
  evolve: evolveRelations,
  scope: (_state, _command, person) => ({ persons: [person] }),
  decide: {
    DeclareRelation(command, state, { id, facts }) {
      const terms = complete(command, id, facts);
      if (inForce(state).some(([, relation]) => isSame(relation, terms))) return [];
      const relation = String(Object.keys(state.declared).length + 1);
      return [{ type: 'RelationDeclared', data: { relation, ...terms } }];
    },

    /** Asked by the person, and gone only when somebody else has confirmed it: or whoever is barred could free himself. */
    WithdrawRelation({ relation, reason }, state) {
      if (declaredAs(relation, state).is !== 'declared') return [];
      return [{ type: 'RelationWithdrawalAsked', data: { relation, reason } }];
    },

    ConfirmWithdrawal({ relation }, state, { id, actor }) {
      const known = declaredAs(relation, state);
      if (known.is === 'withdrawn') return [];
      if (known.is !== 'withdrawal-asked') throw new Refused('relations.withdrawal-not-asked', { relation });
      if (actor.person === id) throw new Refused('relations.own-withdrawal', { relation });
      return [{ type: 'RelationWithdrawn', data: { relation, reason: known.withdrawalReason! } }];
    },

    /** For a task its units, for an assessment the bodies: everybody who works on it may be asked, the office that runs the zone as well. */
    ConfirmNoConflict({ matter, kind, units: named = [], bodies }, state, { id, today, facts }) {
      const units = [...new Set([...named, ...seats(bodies ?? [], facts.arrangement)])];
      if (units.length === 0) throw new Refused('relations.nothing-named', { matter });
      if (Object.hasOwn(state.confirmed, matter) && state.confirmed[matter]!.join() === units.join()) return [];
      allKnown(units, facts.arrangement);
      const grounds = barredFrom(units, id, today, { ...facts, relations: { [id]: state } });
      if (grounds.length > 0)
        throw new Refused('relations.there-is-a-conflict', {
          grounds: grounds.map(({ ground, unit, detail }) => `${ground}, ${unit} (${detail})`),
        });
      return [
        { type: 'NoConflictConfirmed', data: { matter, units, ...(kind && { kind }), ...(bodies && { bodies }) } },
      ];
    },
  },
};

function declaredAs(relation: string, { declared }: Relations): Relation {
  if (!Object.hasOwn(declared, relation)) throw new Refused('relations.no-such-relation', { relation });
  return declared[relation]!;
}

/** The terms, if the person and the unit exist and nothing that the kind needs is missing. */
function complete(
  { kind, unit, counterpart, matter, until }: DeclareRelation,
  person: string,
  { arrangement, people, supervisor }: Facts,
): RelationTerms {
  const known = Object.hasOwn(people.persons, person) || Object.hasOwn(arrangement.supervisors, person);
  if (!known && supervisor.is === 'none') throw new Refused('relations.unknown-person', { person });
  allKnown([unit], arrangement);
  if (kind === 'near-relative' && !counterpart) throw new Refused('relations.relative-unnamed');
  if (kind === 'former-post' && !until) throw new Refused('relations.former-post-without-end');
  if (kind === 'other' && !matter) throw new Refused('relations.other-unexplained');
  return { kind, unit, ...(counterpart && { counterpart }), ...(matter && { matter }), ...(until && { until }) };
}

/** Where these bodies sit or are stationed. */
function seats(bodies: readonly string[], arrangement: Arrangement): readonly string[] {
  const unknown = bodies.filter((body) => !Object.hasOwn(arrangement.bodies, body));
  if (unknown.length > 0) throw new Refused('relations.unknown-bodies', { bodies: unknown });
  return bodies.flatMap((body) => arrangement.bodies[body]!.hosts);
}

function allKnown(units: readonly string[], arrangement: Arrangement): void {
  const unknown = units.filter((unit) => !knowsUnit(arrangement, unit));
  if (unknown.length > 0) throw new Refused('relations.unknown-units', { units: unknown });
}

const isSame = (a: RelationTerms, b: RelationTerms) =>
  a.kind === b.kind &&
  a.unit === b.unit &&
  a.counterpart === b.counterpart &&
  a.matter === b.matter &&
  a.until === b.until;
