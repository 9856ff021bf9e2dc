import type { Post } from '../shared/posts.js';
import { type People, postsOf } from '../people/people.state.js';
import { type Arrangement, directorOn, headOn } from '../zones/arrangement.state.js';

/** Who stands above whom when one person's work or part in a matter is judged by another. Posts not named stand at 1. */
const RANKS: Partial<Record<Post, number>> = {
  'principal-leader': 5,
  'leader-in-charge': 4,
  'standing-member': 3,
  'zone-director': 3,
  'conduct-office-head': 2,
  'case-office-head': 2,
  'general-office-head': 2,
  'office-head': 2,
  'deputy-zone-director': 2,
};

/** Above this nobody stands in the county. */
export const HIGHEST = 5;

export const rankOf = (post: Post) => RANKS[post] ?? 1;

export function highestRank(
  person: string,
  day: string,
  { arrangement, people }: { readonly arrangement: Arrangement; readonly people: People },
): number {
  const held = postsOf(people, person, day).map(({ post }) => rankOf(post));
  const directs = Object.keys(arrangement.zones).some((zone) => directorOn(arrangement, zone, day)?.person === person);
  const heads = Object.keys(arrangement.offices).some((office) => headOn(arrangement, office, day) === person);
  return Math.max(1, ...held, directs ? rankOf('zone-director') : 1, heads ? rankOf('office-head') : 1);
}
