import { defineView } from '@libs/read-models/view.js';
import { samePost, type PeopleEvents, type Tenure } from './people.state.js';

export type PersonRow = {
  readonly person: string;
  readonly name: string;
  readonly posts: readonly {
    readonly post: string;
    readonly of?: string;
    readonly from: string;
    readonly until?: string;
  }[];
};

/** 人员任职登记: one row a person, every post held with its days. */
export const personRegister = defineView<PersonRow, PeopleEvents>()({
  name: 'person-register',
  version: 1,
  key: (event) => event.data.person,
  on: {
    PersonRegistered: (_, { data: { person, name } }) => ({ person, name, posts: [] }),
    PostTaken: (row, { data: { person: _person, ...tenure } }) => ({ ...row!, posts: [...row!.posts, tenure] }),
    PostEnded: (row, { data: { until, ...ended } }) => ({
      ...row!,
      posts: row!.posts.map((post) =>
        post.until === undefined && samePost(post as Tenure, ended) ? { ...post, until } : post,
      ),
    }),
  },
  indexes: ['name'],
});
