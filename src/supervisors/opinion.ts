import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, isAllotted } from '../zones/arrangement.state.js';
import type { OpinionCommands } from './opinion.commands.js';
import { evolveOpinion, noOpinion, type Opinion, type OpinionEvents } from './opinion.state.js';

interface Facts {
  readonly arrangement: Arrangement;
}

/**
 * 监察员意见: special supervisors supervise the supervisors (Supervision Law, Art. 62). What they say of the Commission's own
 * work, a zone's among it, is answered above the zone: the zone cannot close it by itself.
 */
export const opinions: Decider<Opinion, OpinionCommands, OpinionEvents, Facts> = {
  category: 'opinion',
  initial: noOpinion,
  facts: { arrangement: { ...arrangementFact, for: ['SubmitOpinion'] } },
  evolve: evolveOpinion,
  scope: (opinion) => (opinion.is === 'none' ? {} : { zone: opinion.zone }),
  decide: {
    SubmitOpinion({ on, subject, text }, opinion, { actor, today, facts }) {
      if (opinion.is !== 'none') {
        const same = opinion.by === actor.person && opinion.on === on && opinion.subject === subject;
        if (same && opinion.text === text) return [];
        throw new Refused('opinion.submitted-already');
      }
      const zone = actor.of ?? '';
      if (!isAllotted(facts.arrangement, actor.person, zone, today)) throw new Refused('opinion.not-a-supervisor');
      return [{ type: 'OpinionSubmitted', data: { zone, on, subject, text } }];
    },

    AnswerOpinion({ answer }, opinion, { actor }) {
      if (opinion.is === 'none') throw new Refused('opinion.unknown');
      if (opinion.is === 'answered' && opinion.answer === answer) return [];
      if (opinion.is === 'answered') throw new Refused('opinion.answered-already');
      if (opinion.on !== 'advice' && actor.post === 'zone-director')
        throw new Refused('opinion.answered-above-the-zone');
      return [{ type: 'OpinionAnswered', data: { zone: opinion.zone, on: opinion.on, answer } }];
    },
  },
};
