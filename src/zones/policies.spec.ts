import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import type { PeopleEvents } from '../people/people.state.js';
import type { Ask } from '../shared/capability.js';
import { arrangementAfter, peopleAfter } from '../../test/small-county.js';
import { arrangementFact } from './arrangement.facts.js';
import type { ArrangementEvents } from './arrangement.state.js';
import { relieveWhosePostHasEnded } from './relieve-whose-post-has-ended.policy.js';

const liaison = { type: 'LiaisonDesignated', data: { zone: 'zone-1', office: 'office-1', person: 'he-jun' } } as const;
const ended = (person: string, post: 'standing-member' | 'office-official', of?: string): Told<PeopleEvents> => ({
  type: 'PostEnded',
  data: { person, post, ...(of !== undefined && { of }), until: '2026-05-01', reason: '调离' },
});

const due = (
  day: string,
  people: readonly Told<PeopleEvents>[],
  zones: readonly Told<ArrangementEvents>[] = [liaison],
) => {
  const ask: Ask = {
    fact: async (fact) =>
      ((fact.on as unknown) === arrangementFact.on ? arrangementAfter(...zones) : peopleAfter(...people)) as never,
  };
  return relieveWhosePostHasEnded.due(`${day}T09:00:00+08:00`, ask);
};

describe('relieving whose post has ended', () => {
  const director = ended('zhou-ping', 'standing-member');
  const official = ended('he-jun', 'office-official', 'office-1');

  it('asks for nothing while everybody holds the post it rests on', async () => {
    expect(await due('2026-04-30', [director, official])).toEqual([]);
  });
  it('relieves a director from the day, and a liaison officer, under one key however often it is asked', async () => {
    const asked = [
      {
        command: 'RelieveZoneDirector',
        id: 'zones',
        body: { zone: 'zone-1', until: '2026-05-01', reason: '不再任县纪委常委（监委委员）' },
        key: 'zone-1-zhou-ping-2026-01-05',
      },
      {
        command: 'RelieveLiaison',
        id: 'zones',
        body: { office: 'office-1', reason: '不再任该室干部' },
        key: 'office-1-he-jun-2026-05-01',
      },
    ];
    expect(await due('2026-05-01', [director, official])).toEqual(asked);
    expect(await due('2026-05-09', [director, official])).toEqual(asked);
  });
  it('asks for nothing once they are relieved', async () => {
    const relieved: readonly Told<ArrangementEvents>[] = [
      liaison,
      { type: 'LiaisonRelieved', data: { zone: 'zone-1', office: 'office-1', person: 'he-jun', reason: '调离' } },
      {
        type: 'ZoneDirectorRelieved',
        data: { zone: 'zone-1', person: 'zhou-ping', until: '2026-05-01', reason: '调离' },
      },
    ];
    expect(await due('2026-05-02', [director, official], relieved)).toEqual([]);
  });
});
