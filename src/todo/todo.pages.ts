import type { Filter } from '@libs/read-models/index.js';
import type { Page } from '../shared/capability.js';
import { butNot } from '../shared/own-rows.js';
import { type Post, POSTS } from '../shared/posts.js';
import { anyOf, type Caller } from '../shared/rights.js';
import { STEPS } from './steps.js';
import type { TodoRow } from './todo-row.js';
import { todo } from './todo.view.js';

const EVERYBODY = anyOf(
  ...(Object.keys(POSTS) as Post[]).filter((post) => POSTS[post].kept !== 'nowhere' && post !== 'unit-official'),
);

const mine = ({ person, posts }: Caller): Filter => ({
  $or: [{ posts: { $in: posts.flatMap(({ post, of }) => [post, `${post}:${of ?? ''}`]) } }, { persons: person }],
});

/** A matter from which the caller is recused; which kind of record it is does not matter: the names are told apart by theirs. */
const notClosed = ({ closed }: Caller): readonly Filter[] =>
  butNot('record', closed?.matters.flatMap(({ matter, is }) => (is === 'recused' ? [matter] : [])) ?? []);

type Row = Readonly<Record<string, unknown>>;

const inWords = (row: Row): Row & { readonly words: { readonly zh: string; readonly en: string } } => ({
  ...row,
  words: STEPS[(row as TodoRow).step],
});

/** What waits for the person who asks, in any of the posts held. */
export const todoPage: Page = {
  view: todo,
  get: 'to-do',
  by: EVERYBODY,
  zh: '待办',
  en: 'To do',
  filters: ['category', 'step', 'zone', 'body'],
  sort: { due: 1, since: 1 },
  only: (caller) => ({ $and: [{ open: true }, mine(caller), ...notClosed(caller)] }),
  shows: inWords,
};

/** What others have done since is for the matter's own page, which may be closed to this person by now. */
const ownSteps = ({ id, category, record, title, done }: Row, { person }: Caller) => ({
  id,
  category,
  record,
  title,
  done: (done as TodoRow['done']).filter((step) => step.person === person),
});

/** Matters in which the person who asks has done something, with that. */
export const donePage: Page = {
  view: todo,
  get: 'done',
  by: EVERYBODY,
  zh: '已办',
  en: 'Done by me',
  filters: ['category'],
  sort: { since: -1 },
  only: (caller) => ({ $and: [{ doneBy: caller.person }, ...notClosed(caller)] }),
  shows: ownSteps,
};
