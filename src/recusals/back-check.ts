import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { peopleFact } from '../people/people.facts.js';
import type { Post } from '../shared/posts.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { barredFrom, type Known } from './grounds.js';
import { highestRank, rankOf } from './ranks.js';
import { relationsFact } from './relations.facts.js';
import type { BackCheckCommands } from './back-check.commands.js';
import { type BackCheck, type BackCheckEvents, evolveBackCheck, noBackCheck } from './back-check.state.js';

type Facts = Known;

/** What a person did before a ground against him became known, looked at again by somebody higher. One per inspection and person. */
export const backChecks: Decider<BackCheck, BackCheckCommands, BackCheckEvents, Facts> = {
  category: 'back-check',
  initial: noBackCheck,
  facts: {
    arrangement: { ...arrangementFact, for: ['RecordBackCheck'] },
    people: { ...peopleFact, for: ['RecordBackCheck'] },
    rulebook: { ...rulebookFact, for: ['RecordBackCheck'] },
    relations: relationsFact((_command, _check, actor) => (actor ? [actor.person] : []), ['RecordBackCheck']),
  },
  evolve: evolveBackCheck,
  scope: (check) => (check.is === 'none' ? {} : { zone: check.zone }),
  decide: {
    OpenBackCheck({ inspection, kind, person, zone, team, relation, ground, unit, acts }, check) {
      if (check.is !== 'none' && check.relations.includes(relation)) return [];
      const occasion = {
        relation,
        ground,
        ...(unit !== undefined && { unit }),
        acts: acts.map(({ event, did, at }) => ({ event, did, at })),
      };
      if (check.is === 'open') return [{ type: 'BackCheckWidened', data: occasion }];
      return [
        {
          type: 'BackCheckOpened',
          data: { inspection, ...(kind && { kind }), person, ...(zone && { zone }), team, ...occasion },
        },
      ];
    },

    RecordBackCheck({ outcome, opinion }, check, { actor, today, facts }) {
      if (check.is === 'none') throw new Refused('back-check.not-open');
      if (check.is === 'recorded' && check.outcome === outcome) return [];
      if (check.is === 'recorded') throw new Refused('back-check.already-recorded', { outcome: check.outcome });
      if (check.person === actor.person || check.team.includes(actor.person))
        throw new Refused('back-check.own-work', { person: actor.person });
      if (rankOf(actor.post as Post) <= highestRank(check.person, today, facts))
        throw new Refused('back-check.not-higher', { person: check.person });
      if (barredFrom(check.units, actor.person, today, facts).length > 0)
        throw new Refused('back-check.checker-barred', { person: actor.person });
      return [{ type: 'BackCheckRecorded', data: { outcome, opinion } }];
    },
  },
};
