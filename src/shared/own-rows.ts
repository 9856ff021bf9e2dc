import type { Filter } from '@libs/read-models/index.js';
import { type Post, POSTS } from './posts.js';
import { anyOf, type Caller, COUNTY_STAFF, type Right } from './rights.js';

/** Every person who holds a post, and no program. */
export const EVERYBODY: readonly Right[] = anyOf(
  ...(Object.keys(POSTS) as Post[]).filter((post) => POSTS[post].kept !== 'nowhere' && post !== 'unit-official'),
);

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

/** The same without the special supervisors, who see of a zone its plan, its tasks and its figures, and nothing else of it. */
export const ZONE_STAFF: readonly Right[] = ZONE_PEOPLE.filter(
  (right) => !('post' in right) || right.post !== 'special-supervisor',
);

/**
 * Rows whose field is none of these values; rows without the field stay. The query language has no “not”, so: before or
 * after each. For fields that hold one text.
 */
export const butNot = (field: string, values: readonly string[]): readonly Filter[] =>
  values.map((value) => ({ $or: [{ [field]: null }, { [field]: { $lt: value } }, { [field]: { $gt: value } }] }));

/** Records of this kind that the caller is recused from. */
export const recusedIn = ({ closed }: Caller, kind: string): readonly string[] =>
  closed?.matters.flatMap((one) => (one.kind === kind && one.is === 'recused' ? [one.matter] : [])) ?? [];

/** For pages over records of several categories: the field that holds the record's name (matters of different kinds are never of one name). */
export const closedByRecord = (field: string) => ({ inspection: field, clue: field, issue: field, assessment: field });

/** The inspected units that a record is about: whoever is barred from one of them reads no more of it, and does no more in it, than its page shows. */
export const unitsOf = (state: unknown): readonly unknown[] => {
  const { units, unit } = (state ?? {}) as { readonly units?: unknown; readonly unit?: unknown };
  return Array.isArray(units) ? (units as readonly unknown[]) : [unit];
};

/** Does the row name a unit that the caller is barred from? */
export const namesClosedUnit = ({ units }: Readonly<Record<string, unknown>>, { closed }: Caller): boolean =>
  Array.isArray(units) && (closed?.units ?? []).some((unit) => units.includes(unit));

/** What a row is to the people who are shown some of it. */
export type Row = Readonly<Record<string, unknown>>;

/** These of a row's fields, and no others. */
export const onlyFields = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([field]) => fields.includes(field)));

/** The zones, offices or bodies of which the caller holds one of these posts. */
export const heldIn = ({ posts }: Caller, those: readonly Post[]): readonly string[] =>
  posts.flatMap(({ post, of }) => (of !== undefined && those.includes(post) ? [of] : []));

/** Does the caller hold one of these posts, of whatever it belongs to? */
export const holdsOne = ({ posts }: Caller, rights: readonly Right[]) =>
  rights.some((right) => 'post' in right && posts.some(({ post }) => post === right.post));

/** Whoever sees a page as a special supervisor and in no other post. */
export const isOnlySupervisor = ({ posts }: Caller) =>
  posts.length > 0 && posts.every(({ post }) => post === 'special-supervisor');

export const isCountyStaff = (caller: Caller) => holdsOne(caller, COUNTY_STAFF);

/** Zones and offices in which the caller has a post now. */
export const ownParts = ({ posts }: Caller, kind: 'zone' | 'office'): readonly string[] =>
  posts.flatMap(({ post, of }) => ('of' in POSTS[post] && POSTS[post].of === kind && of !== undefined ? [of] : []));

/**
 * Rows of the caller's zones and offices (`zone`, `office`) and of matters that name the caller (`persons`); the county's
 * own staff see all.
 */
export const ownRows = (caller: Caller): Filter | undefined => {
  if (isCountyStaff(caller)) return undefined;
  const own = {
    $or: [
      { zone: { $in: ownParts(caller, 'zone') } },
      { office: { $in: ownParts(caller, 'office') } },
      { persons: caller.person },
    ],
  };
  return isOnlySupervisor(caller) ? { $and: [own, ...withoutClues] } : own;
};

/** A special supervisor does not even learn that a clue is verified. */
export const withoutClues = butNot('kind', ['clue-verification']);
