import { describe, expect, it } from '@jest/globals';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { people } from './people.js';
import { holdersOf, postsOf } from './people.state.js';

const an = { type: 'PersonRegistered', data: { person: 'an-ning', name: '安宁' } } as const;
const bai = { type: 'PersonRegistered', data: { person: 'bai-lu', name: '白露' } } as const;
const secretary = {
  type: 'PostTaken',
  data: { person: 'an-ning', post: 'township-secretary', of: 'commission-lingsha', from: '2025-01-01' },
} as const;
const refused = (code: string) => expect.objectContaining({ name: 'Refused', code });

describe('registering a person', () => {
  it('records the name', () => {
    expect(given(people).when('RegisterPerson', { person: 'an-ning', name: '安宁' })).toEqual([an]);
  });
  it('is refused when the id names somebody else', () => {
    expect(() => given(people, [an]).when('RegisterPerson', { person: 'an-ning', name: '白露' })).toThrow(
      refused('people.name-taken'),
    );
  });
  it('changes nothing the second time', () => {
    expect(given(people, [an]).when('RegisterPerson', { person: 'an-ning', name: '安宁' })).toEqual([]);
  });
});

describe('appointing to a post', () => {
  const appointment = {
    person: 'an-ning',
    post: 'township-secretary',
    of: 'commission-lingsha',
    from: '2025-01-01',
  } as const;

  it('records post, place and first day', () => {
    expect(given(people, [an]).when('AppointToPost', appointment)).toEqual([secretary]);
  });
  it('changes nothing the second time', () => {
    expect(given(people, [an, secretary]).when('AppointToPost', appointment)).toEqual([]);
  });
  it('is refused for somebody unknown', () => {
    expect(() => given(people).when('AppointToPost', appointment)).toThrow(refused('people.unknown'));
  });
  it('is refused while another holds the only such post', () => {
    expect(() =>
      given(people, [an, bai, secretary]).when('AppointToPost', { ...appointment, person: 'bai-lu' }),
    ).toThrow(refused('people.post-taken'));
  });
  it('is allowed from the day the holder has left', () => {
    const left = {
      type: 'PostEnded',
      data: {
        person: 'an-ning',
        post: 'township-secretary',
        of: 'commission-lingsha',
        until: '2026-03-01',
        reason: '调离',
      },
    } as const;
    const history = given(people, [an, bai, secretary, left]);
    expect(() => history.when('AppointToPost', { ...appointment, person: 'bai-lu', from: '2026-02-28' })).toThrow(
      refused('people.post-taken'),
    );
    expect(history.when('AppointToPost', { ...appointment, person: 'bai-lu', from: '2026-03-01' })).toHaveLength(1);
  });
  it('is refused without the body a post belongs to', () => {
    const { of: _of, ...nowhere } = appointment;
    expect(() => given(people, [an]).when('AppointToPost', nowhere)).toThrow(refused('people.post-of-what'));
  });
  it('is refused with a body for a post of the whole county', () => {
    expect(() =>
      given(people, [an]).when('AppointToPost', {
        person: 'an-ning',
        post: 'internal-supervision',
        of: 'office-1',
        from: '2025-01-01',
      }),
    ).toThrow(refused('people.post-of-county'));
  });
  it('is refused to whoever would appoint himself', () => {
    const actor = { person: 'an-ning', post: 'general-office-official' };
    expect(() => given(people, [an]).when('AppointToPost', appointment, { actor })).toThrow(
      refused('people.appoints-himself'),
    );
  });
  it('leaves the three administrators to the leader, and to three persons', () => {
    const administrator = { person: 'an-ning', post: 'security-administrator', from: '2026-01-01' } as const;
    const clerk = { person: 'wu-min', post: 'general-office-official' };
    const leader = { person: 'zhao-qiang', post: 'principal-leader' };
    const auditor = { type: 'PostTaken', data: { person: 'an-ning', post: 'auditor', from: '2025-01-01' } } as const;
    expect(() => given(people, [an]).when('AppointToPost', administrator, { actor: clerk })).toThrow(
      refused('people.administrators-by-the-leader'),
    );
    expect(given(people, [an]).when('AppointToPost', administrator, { actor: leader })).toHaveLength(1);
    expect(() => given(people, [an, auditor]).when('AppointToPost', administrator, { actor: leader })).toThrow(
      refused('people.administrators-separate'),
    );
  });
  it('is refused for a post the person holds already', () => {
    expect(() => given(people, [an, secretary]).when('AppointToPost', { ...appointment, from: '2025-06-01' })).toThrow(
      refused('people.already-in-post'),
    );
  });
});

describe('ending a post', () => {
  const ending = {
    person: 'an-ning',
    post: 'township-secretary',
    of: 'commission-lingsha',
    until: '2026-04-28',
    reason: '调离',
  } as const;

  it('records the first day without it', () => {
    expect(given(people, [an, secretary]).when('EndPost', ending)).toEqual([{ type: 'PostEnded', data: ending }]);
  });
  it('is refused when the person does not hold it', () => {
    expect(() => given(people, [an]).when('EndPost', ending)).toThrow(refused('people.not-in-post'));
  });
  it('is refused before the first day', () => {
    expect(() => given(people, [an, secretary]).when('EndPost', { ...ending, until: '2024-12-31' })).toThrow(
      refused('people.ends-before-start'),
    );
  });
  it('changes nothing the second time', () => {
    expect(given(people, [an, secretary, { type: 'PostEnded', data: ending }]).when('EndPost', ending)).toEqual([]);
  });
  it('leaves the person without the post from that day, not before', () => {
    const register = fold(people, [an, secretary, { type: 'PostEnded', data: ending }]);
    expect(postsOf(register, 'an-ning', '2026-04-27')).toHaveLength(1);
    expect(postsOf(register, 'an-ning', '2026-04-28')).toEqual([]);
    expect(holdersOf(register, { post: 'township-secretary', of: 'commission-lingsha' }, '2026-04-27')).toEqual([
      'an-ning',
    ]);
  });
});
