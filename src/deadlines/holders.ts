import { holdersOf as holdersByRegister, type People } from '../people/people.state.js';
import type { HeldPost, Post } from '../shared/posts.js';
import { type Arrangement, directorOn, headOn } from '../zones/arrangement.state.js';

/** Who holds posts, written `post` or `post:of`, on a day. */
export function holdersOn(
  people: People,
  arrangement: Arrangement,
  posts: readonly string[],
  day: string,
): readonly string[] {
  const found = posts.flatMap((written): readonly (string | undefined)[] => {
    const [post, of] = written.split(':') as [Post, string | undefined];
    if (post === 'zone-director' && of !== undefined) return [directorOn(arrangement, of, day)?.person];
    if (post === 'deputy-zone-director' && of !== undefined)
      return [headOn(arrangement, arrangement.zones[of]?.office ?? '', day)];
    if (post === 'office-head' && of !== undefined) return [headOn(arrangement, of, day)];
    if (post === 'liaison-officer' && of !== undefined) return [arrangement.offices[of]?.liaison];
    const held: HeldPost = { post, ...(of !== undefined && { of }) };
    return holdersByRegister(people, held, day);
  });
  return [...new Set(found.filter((person) => person !== undefined))];
}
