import type { Decider } from '@libs/event-sourcing/index.js';
import type { HeldPost, Post } from '../shared/posts.js';

export interface PeopleEvents {
  PersonRegistered: { person: string; name: string };
  PostTaken: { person: string; post: Post; of?: string; from: string };
  PostEnded: { person: string; post: Post; of?: string; until: string; reason: string };
}

export interface Tenure extends HeldPost {
  /** First day. */
  readonly from: string;
  /** First day no longer in the post. */
  readonly until?: string;
}

export interface People {
  readonly persons: Readonly<Record<string, { readonly name: string; readonly tenures: readonly Tenure[] }>>;
}

export const nobody: People = { persons: {} };

export const samePost = (a: HeldPost, b: HeldPost) => a.post === b.post && a.of === b.of;

export const heldOn = (tenure: Tenure, day: string) =>
  tenure.from <= day && (tenure.until === undefined || day < tenure.until);

/** The posts a person holds on a day. */
export const postsOf = (people: People, person: string, day: string): readonly Tenure[] =>
  people.persons[person]?.tenures.filter((tenure) => heldOn(tenure, day)) ?? [];

export const holds = (people: People, person: string, post: Post, day: string, of?: string) =>
  postsOf(people, person, day).some((held) => held.post === post && (of === undefined || held.of === of));

/** Who holds a post on a day. */
export const holdersOf = (people: People, post: HeldPost, day: string): readonly string[] =>
  Object.keys(people.persons).filter((person) => postsOf(people, person, day).some((held) => samePost(held, post)));

const withTenures = (
  people: People,
  person: string,
  change: (tenures: readonly Tenure[]) => readonly Tenure[],
): People => {
  const known = people.persons[person]!;
  return { persons: { ...people.persons, [person]: { ...known, tenures: change(known.tenures) } } };
};

export const evolvePeople: Decider<People, never, PeopleEvents>['evolve'] = {
  PersonRegistered: (people, { person, name }) => ({
    persons: { ...people.persons, [person]: { name, tenures: [] } },
  }),
  PostTaken: (people, { person, ...tenure }) => withTenures(people, person, (tenures) => [...tenures, tenure]),
  PostEnded: (people, { person, post, of, until }) =>
    withTenures(people, person, (tenures) =>
      tenures.map((tenure) =>
        tenure.until === undefined && samePost(tenure, { post, ...(of && { of }) }) ? { ...tenure, until } : tenure,
      ),
    ),
};
