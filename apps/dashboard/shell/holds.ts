import { type HeldPost, useSession } from './session.js';

/** Whether the reader holds a post; where `of` is left out, of whatever it is. What is offered follows it, what is allowed the program says. */
export function useHolds(...asked: readonly Partial<HeldPost>[]): boolean {
  const { session } = useSession();
  return asked.some(({ post, of }) =>
    session.posts.some((held) => held.post === post && (of === undefined || held.of === of)),
  );
}
