import { describe, expect, it } from '@jest/globals';
import { capabilities } from '../county.js';
import { allow, type Caller } from '../shared/rights.js';
import { historyRights } from './audit.rights.js';

const withPages = capabilities.filter(({ pages }) => pages.length > 0);

describe('the history of a record', () => {
  it.each(withPages.map((capability) => [capability.decider.category, capability] as const))(
    'of category %s is open to no post of the whole county that may not read all of a page of it',
    (category, { pages }) => {
      const posts = historyRights(category).flatMap((right) => ('post' in right && !right.where ? [right.post] : []));
      const closed = posts.filter((post) => {
        const caller: Caller = { person: 'an-ning', posts: [{ post }] };
        const readsAll = pages.some(
          ({ by, only }) => 'yes' in allow(caller, by, undefined) && only?.(caller) === undefined,
        );
        return !readsAll;
      });
      // Who interfered and when, without content; and looking into it is itself put on record.
      if (category === 'interference') expect(closed).toEqual(['auditor']);
      // All but who looked into the register of interference.
      else if (category === 'access') expect(closed).toEqual(['security-administrator']);
      else expect(closed).toEqual([]);
    },
  );
});
