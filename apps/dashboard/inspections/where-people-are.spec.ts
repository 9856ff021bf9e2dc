import { describe, expect, it } from '@jest/globals';
import { whereabouts } from './where-people-are.js';

const seat = (person: string, inspection: string, zone = 'zone-1') =>
  ({
    person,
    inspection,
    zone,
    id: `${inspection}-${person}`,
    name: person,
    title: inspection,
  }) as unknown as Parameters<typeof whereabouts>[0][number];
const member = (person: string, is: 'member' | 'leaving' | 'left' = 'member') => ({ person, zone: 'zone-1', is });
const names: Readonly<Record<string, string>> = { 'li-na': '李娜', 'wu-min': '吴敏', 'an-bo': '安波' };
const told = (seats: Parameters<typeof whereabouts>[0], members: Parameters<typeof whereabouts>[1]) =>
  whereabouts(seats, members, (person) => names[person]!, 2).map(({ name, seats: at, atLimit }) => [
    name,
    at.map(({ inspection }) => inspection),
    atLimit,
  ]);

describe('who is where', () => {
  it('names everybody of the zone by name, whatever he has in hand', () => {
    expect(
      told([seat('wu-min', 'a'), seat('wu-min', 'b')], [member('wu-min'), member('li-na'), member('an-bo')]),
    ).toEqual([
      ['安波', [], false],
      ['李娜', [], false],
      ['吴敏', ['a', 'b'], true],
    ]);
  });

  it('names whoever sits on a team without being a member, and nobody who has left', () => {
    expect(told([seat('li-na', 'a')], [member('wu-min', 'left')])).toEqual([['李娜', ['a'], false]]);
  });

  it('counts seats in other zones, too, and shows each with its zone', () => {
    expect(told([seat('li-na', 'a'), seat('li-na', 'b', 'zone-2')], [])).toEqual([
      ['李娜', ['a'], true],
      ['李娜', ['b'], true],
    ]);
  });
});
