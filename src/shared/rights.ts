import type { Actor, Scope } from '@libs/event-sourcing/index.js';
import {
  DIRECTING,
  type HeldPost,
  LEADING,
  OF_CASE_OFFICE,
  OF_CONDUCT_OFFICE,
  OF_GENERAL_OFFICE,
  type Post,
} from './posts.js';

/** One row of the policy: a post, perhaps only where what it belongs to is what the matter belongs to. */
export type Right =
  | { readonly post: Post; readonly where?: 'zone' | 'office' | 'body' }
  /** Whoever the matter itself names (`scope.persons`), in whatever post. */
  | { readonly named: true };

const post =
  (where?: 'zone' | 'office' | 'body') =>
  (...posts: Post[]): readonly Right[] =>
    posts.map((one) => (where ? { post: one, where } : { post: one }));

/** Posts of the whole county, or a post whatever it belongs to. */
export const anyOf = post();
/** Posts of the zone (office, body) that the matter belongs to. */
export const ofItsZone = post('zone');
export const ofItsOffice = post('office');
export const ofItsBody = post('body');
export const namedInIt: readonly Right[] = [{ named: true }];

export const PRINCIPAL_LEADER = anyOf('principal-leader');
export const LEADERS = anyOf(...LEADING);
export const CONDUCT_OFFICE = anyOf(...OF_CONDUCT_OFFICE);
export const CASE_OFFICE = anyOf(...OF_CASE_OFFICE);
export const GENERAL_OFFICE = anyOf(...OF_GENERAL_OFFICE);
export const ITS_DIRECTOR = ofItsZone('zone-director');
export const ITS_DIRECTOR_OR_DEPUTY = ofItsZone(...DIRECTING);
export const AUDITOR = anyOf('auditor', 'internal-supervision');
/** Everybody who works on the whole county's supervision and may see its ledgers. */
export const COUNTY_STAFF: readonly Right[] = [
  ...LEADERS,
  ...CONDUCT_OFFICE,
  ...CASE_OFFICE,
  ...GENERAL_OFFICE,
  ...AUDITOR,
];

/** What recusal closes to a person, whatever the posts. */
export interface Closed {
  /** Records he is recused from; `asked`: no further act there until it is decided. */
  readonly matters: readonly { readonly kind: string; readonly matter: string; readonly is: 'asked' | 'recused' }[];
  /** Inspected units he is barred from. */
  readonly units: readonly string[];
  /** Open work that he was to hand over when he left a zone. */
  readonly handedOver: readonly string[];
}

export interface Caller {
  readonly person: string;
  /** Posts in force at this moment, from the log. */
  readonly posts: readonly HeldPost[];
  /** The post in which the person wishes to act, when there are several: `post` or `post:of`. */
  readonly wishes?: string;
  /** Absent: nothing is closed. */
  readonly closed?: Closed;
}

export type CountyCaller = Caller & { readonly county: string };

export type Decision =
  { readonly yes: Actor } | { readonly no: 'no-such-post' | 'not-in-this-matter' | 'not-the-wished-post' };

const within = (of: string | undefined, part: string | readonly string[] | undefined) =>
  of !== undefined && part !== undefined && (typeof part === 'string' ? part === of : part.includes(of));

/**
 * May this person do what these rights protect, and in which post? Deny by default. Without a scope: could there be
 * any matter in which the person may? Whoever is barred from a matter (`scope.barred`, recusal) may nothing in it in any post.
 */
export function allow(caller: Caller, rights: readonly Right[], scope: Scope | undefined): Decision {
  if (within(caller.person, scope?.['barred'])) return { no: 'not-in-this-matter' };
  const wished = caller.posts.filter(
    (held) =>
      caller.wishes === undefined || caller.wishes === held.post || caller.wishes === `${held.post}:${held.of ?? ''}`,
  );
  if (wished.length === 0) return { no: caller.posts.length === 0 ? 'no-such-post' : 'not-the-wished-post' };
  const actor = (held: HeldPost): Decision => ({
    yes: { person: caller.person, post: held.post, ...(held.of === undefined ? {} : { of: held.of }) },
  });
  let kindFits = false;
  for (const right of rights) {
    if ('named' in right) {
      kindFits = true;
      if (scope === undefined || scope.persons?.includes(caller.person)) {
        // Of several posts, the one that belongs where the matter does.
        const parts = [scope?.['zone'], scope?.['office'], scope?.['body']];
        return actor(wished.find(({ of }) => parts.some((part) => within(of, part))) ?? wished[0]!);
      }
      continue;
    }
    for (const held of wished) {
      if (held.post !== right.post) continue;
      kindFits = true;
      if (scope === undefined || right.where === undefined || within(held.of, scope[right.where])) return actor(held);
    }
  }
  return { no: kindFits ? 'not-in-this-matter' : 'no-such-post' };
}

/** One row of the policy: an action and who may. Actions are named by their command, or by their page's address. */
export interface PolicyRow {
  readonly action: string;
  readonly kind: 'command' | 'page' | 'other';
  readonly by: readonly Right[];
  readonly zh: string;
  readonly en: string;
}
