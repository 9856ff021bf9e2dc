import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { ADMINISTRATORS, type Post, POSTS } from '../shared/posts.js';
import type { PeopleCommands } from './people.commands.js';
import { evolvePeople, nobody, type People, type PeopleEvents, samePost } from './people.state.js';

const MAY_APPOINT_ADMINISTRATORS: readonly string[] = ['principal-leader', 'setup'] satisfies Post[];

/** The register of people and of the posts they hold outside the zones (任职登记): one stream, so that a post held by one person is held by one at every instant. */
export const people: Decider<People, PeopleCommands, PeopleEvents> = {
  category: 'people',
  initial: nobody,
  evolve: evolvePeople,

  decide: {
    RegisterPerson({ person, name }, { persons }) {
      if (persons[person]?.name === name) return [];
      if (persons[person]) throw new Refused('people.name-taken', { person, name: persons[person].name });
      return [{ type: 'PersonRegistered', data: { person, name } }];
    },

    AppointToPost({ person, post, of, from }, { persons }, { actor }) {
      const known = persons[person];
      if (!known) throw new Refused('people.unknown', { person });
      if (person === actor.person) throw new Refused('people.appoints-himself', { person });
      if (ADMINISTRATORS.includes(post) && !MAY_APPOINT_ADMINISTRATORS.includes(actor.post))
        throw new Refused('people.administrators-by-the-leader', { post });
      const appointment = { post, ...(of !== undefined && { of }) };
      const rule: { readonly kept: string; readonly of?: string; readonly single?: boolean } = POSTS[post];
      if (rule.of !== undefined && of === undefined) throw new Refused('people.post-of-what', { post, of: rule.of });
      if (rule.of === undefined && of !== undefined) throw new Refused('people.post-of-county', { post });
      const same = known.tenures.filter((tenure) => samePost(tenure, appointment));
      if (same.some((tenure) => tenure.from === from && tenure.until === undefined)) return [];
      if (same.some((tenure) => tenure.until === undefined || from < tenure.until))
        throw new Refused('people.already-in-post', { person, post });
      const second = known.tenures.find(
        (tenure) =>
          ADMINISTRATORS.includes(post) &&
          ADMINISTRATORS.includes(tenure.post) &&
          (tenure.until === undefined || from < tenure.until),
      );
      if (second) throw new Refused('people.administrators-separate', { person, post: second.post });
      const holder = Object.entries(persons).find(
        ([, { tenures }]) =>
          rule.single && tenures.some((t) => samePost(t, appointment) && (t.until === undefined || from < t.until)),
      );
      if (holder) throw new Refused('people.post-taken', { post, person: holder[0], name: holder[1].name });
      return [{ type: 'PostTaken', data: { person, ...appointment, from } }];
    },

    EndPost({ person, post, of, until, reason }, { persons }) {
      const ended = { post, ...(of !== undefined && { of }) };
      const tenures = persons[person]?.tenures.filter((tenure) => samePost(tenure, ended)) ?? [];
      const open = tenures.find((tenure) => tenure.until === undefined);
      if (!open) {
        if (tenures.some((tenure) => tenure.until === until)) return [];
        throw new Refused('people.not-in-post', { person, post });
      }
      if (until < open.from) throw new Refused('people.ends-before-start', { from: open.from, until });
      return [{ type: 'PostEnded', data: { person, ...ended, until, reason } }];
    },
  },
};
