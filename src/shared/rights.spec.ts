import { describe, expect, it } from '@jest/globals';
import { allow, anyOf, type Caller, ITS_DIRECTOR, namedInIt } from './rights.js';

const secretary: Caller = {
  person: 'an-ning',
  posts: [
    { post: 'township-secretary', of: 'commission-lingsha' },
    { post: 'zone-member', of: 'zone-1' },
  ],
};
const director: Caller = { person: 'fang-yuan', posts: [{ post: 'zone-director', of: 'zone-1' }] };

describe('the policy of rights', () => {
  it('gives nothing to who holds no post, or none of those named', () => {
    expect(allow({ person: 'an-ning', posts: [] }, anyOf('auditor'), {})).toEqual({ no: 'no-such-post' });
    expect(allow(secretary, anyOf('auditor'), {})).toEqual({ no: 'no-such-post' });
  });

  it('gives a post of the zone only where the matter belongs to that zone', () => {
    expect(allow(director, ITS_DIRECTOR, { zone: 'zone-1' })).toEqual({
      yes: { person: 'fang-yuan', post: 'zone-director', of: 'zone-1' },
    });
    expect(allow(director, ITS_DIRECTOR, { zone: ['zone-4', 'zone-1'] })).toHaveProperty('yes');
    expect(allow(director, ITS_DIRECTOR, { zone: 'zone-2' })).toEqual({ no: 'not-in-this-matter' });
    expect(allow(director, ITS_DIRECTOR, {})).toEqual({ no: 'not-in-this-matter' });
  });

  it('says without a matter whether there could be one', () => {
    expect(allow(director, ITS_DIRECTOR, undefined)).toHaveProperty('yes');
    expect(allow(secretary, ITS_DIRECTOR, undefined)).toEqual({ no: 'no-such-post' });
  });

  it('lets who is named in the matter act in the post that belongs where it does', () => {
    const team = { zone: 'zone-1', persons: ['an-ning'] };
    expect(allow(secretary, namedInIt, team)).toEqual({
      yes: { person: 'an-ning', post: 'zone-member', of: 'zone-1' },
    });
    expect(allow(secretary, namedInIt, { persons: ['an-ning'] })).toEqual({
      yes: { person: 'an-ning', post: 'township-secretary', of: 'commission-lingsha' },
    });
    expect(allow(director, namedInIt, team)).toEqual({ no: 'not-in-this-matter' });
  });

  it('takes the post that is wished for, and no other', () => {
    const both: Caller = { ...secretary, wishes: 'township-secretary' };
    expect(allow(both, namedInIt, { zone: 'zone-1', persons: ['an-ning'] })).toMatchObject({
      yes: { post: 'township-secretary' },
    });
    expect(allow({ ...secretary, wishes: 'zone-member:zone-2' }, namedInIt, { persons: ['an-ning'] })).toEqual({
      no: 'not-the-wished-post',
    });
  });
});
