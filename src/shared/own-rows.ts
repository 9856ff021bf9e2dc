import type { Filter } from '@libs/read-models/index.js';
import { POSTS } from './posts.js';
import { anyOf, type Caller, COUNTY_STAFF, type Right } from './rights.js';

/** Everybody who works in a zone or in its counterpart office. */
export const ZONE_PEOPLE: readonly Right[] = anyOf(
  'standing-member',
  'zone-director',
  'deputy-zone-director',
  'office-head',
  'office-official',
  'liaison-officer',
  'zone-member',
  'special-supervisor',
);

/** Does the caller hold one of these posts, of whatever it belongs to? */
export const holdsOne = ({ posts }: Caller, rights: readonly Right[]) =>
  rights.some((right) => 'post' in right && posts.some(({ post }) => post === right.post));

export const isCountyStaff = (caller: Caller) => holdsOne(caller, COUNTY_STAFF);

/** Zones and offices in which the caller has a post now. */
export const ownParts = ({ posts }: Caller, kind: 'zone' | 'office'): readonly string[] =>
  posts.flatMap(({ post, of }) => ('of' in POSTS[post] && POSTS[post].of === kind && of !== undefined ? [of] : []));

/**
 * Rows of the caller's zones and offices (`zone`, `office`) and of matters that name the caller (`persons`); the county's
 * own staff see all.
 */
export const ownRows = (caller: Caller): Filter | undefined =>
  isCountyStaff(caller)
    ? undefined
    : {
        $or: [
          { zone: { $in: ownParts(caller, 'zone') } },
          { office: { $in: ownParts(caller, 'office') } },
          { persons: caller.person },
        ],
      };
