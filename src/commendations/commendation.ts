import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { peopleFact } from '../people/people.facts.js';
import type { People } from '../people/people.state.js';
import { citationsOf, citedRecordsFact, missingOf } from '../situation/cited-records.facts.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import type { Arrangement } from '../zones/arrangement.state.js';
import type { CommendationCommands, RecordCommendation } from './commendation.commands.js';
import {
  type Commendation,
  type CommendationEvents,
  evolveCommendation,
  noCommendation,
} from './commendation.state.js';

type Facts = { readonly people: People; readonly arrangement: Arrangement; readonly known: readonly string[] };

/** 激励: a word of praise with its reason and the records that show it. It is no points, and nothing adds it up. */
export const commendations: Decider<Commendation, CommendationCommands, CommendationEvents, Facts> = {
  category: 'commendation',
  initial: noCommendation,
  facts: { people: peopleFact, arrangement: arrangementFact, known: citedRecordsFact(['RecordCommendation']) },
  evolve: evolveCommendation,
  decide: {
    RecordCommendation(said, commendation, { actor, facts }) {
      const { reason, records } = said;
      if (commendation.is === 'recorded') {
        const { person, body } = commendation;
        if (person === said.person && body === said.body && commendation.reason === reason) return [];
        throw new Refused('commendation.name-taken');
      }
      const commended = whom(said, facts);
      if (said.person === actor.person) throw new Refused('commendation.oneself', { person: actor.person });
      const missing = missingOf(records, facts.known);
      if (missing.length > 0) throw new Refused('commendation.unknown-records', { records: missing });
      return [{ type: 'CommendationRecorded', data: { ...commended, reason, records: citationsOf(records) } }];
    },
  },
};

function whom({ person, body }: RecordCommendation, { people, arrangement }: Facts) {
  if ((person === undefined) === (body === undefined)) throw new Refused('commendation.one-of-two');
  if (person !== undefined) {
    const known = people.persons[person];
    if (!known) throw new Refused('commendation.unknown', { whom: person });
    return { person, name: known.name };
  }
  const known = arrangement.bodies[body!];
  if (!known) throw new Refused('commendation.unknown', { whom: body! });
  return { body: body!, name: known.name };
}
