import { type Post, POSTS } from '../shared/posts.js';
import { anyOf, type PolicyRow } from '../shared/rights.js';

const posts = Object.keys(POSTS) as Post[];

/** Whoever works here knows what the others are called; the program itself and other systems do not ask. */
export const namesRow: PolicyRow = {
  action: 'names',
  kind: 'other',
  by: anyOf(...posts.filter((post) => POSTS[post].kept !== 'nowhere' && post !== 'unit-official')),
  zh: '名称对照',
  en: 'Directory of names',
};
