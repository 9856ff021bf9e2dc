import { dayOf } from '@libs/event-sourcing/time.js';
import { peopleFact } from '../people/people.facts.js';
import { holds, type People } from '../people/people.state.js';
import type { Post } from '../shared/posts.js';
import type { Ask, TimedPolicy } from '../shared/capability.js';
import { arrangementFact } from './arrangement.facts.js';
import { directorOn } from './arrangement.state.js';

/** The first day on which somebody no longer holds a post that was his. */
const endedOn = (people: People, person: string, post: Post, today: string): string | undefined =>
  people.persons[person]?.tenures
    .filter((tenure) => tenure.post === post)
    .flatMap(({ until }) => (until !== undefined && until <= today ? [until] : []))
    .sort()
    .at(-1);

/**
 * A post in a zone rests on another and gives no rights without it. Here the vacancy is put on record too, so that a
 * successor is waited for: a zone is to have a director (R11), an office a liaison officer (R54).
 */
export const relieveWhosePostHasEnded: TimedPolicy = {
  name: 'relieve-whose-post-has-ended',
  due: async (now: string, ask: Ask) => {
    const [people, arrangement] = [await ask.fact(peopleFact), await ask.fact(arrangementFact)];
    const today = dayOf(now);
    const directors = Object.keys(arrangement.zones).flatMap((zone) => {
      const directing = directorOn(arrangement, zone, today);
      if (!directing || holds(people, directing.person, 'standing-member', today)) return [];
      const ended = endedOn(people, directing.person, 'standing-member', today);
      if (ended === undefined) return [];
      const until = ended < directing.from ? directing.from : ended;
      const body = { zone, until, reason: '不再任县纪委常委（监委委员）' };
      return [
        { command: 'RelieveZoneDirector', id: 'zones', body, key: `${zone}-${directing.person}-${directing.from}` },
      ];
    });
    const liaisons = Object.entries(arrangement.offices).flatMap(([office, { liaison }]) => {
      if (liaison === undefined || holds(people, liaison, 'office-official', today, office)) return [];
      const ended = endedOn(people, liaison, 'office-official', today);
      if (ended === undefined) return [];
      const body = { office, reason: '不再任该室干部' };
      return [{ command: 'RelieveLiaison', id: 'zones', body, key: `${office}-${liaison}-${ended}` }];
    });
    return [...directors, ...liaisons];
  },
};
