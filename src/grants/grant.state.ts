import type { Decider } from '@libs/event-sourcing/index.js';
import type { Post } from '../shared/posts.js';
import type { Caller } from '../shared/rights.js';

/** What can be opened to somebody, one document at a time. Never a clue, an informant, interference, a declaration. */
export const DOCUMENTS = ['task', 'inspection-report', 'inspection', 'issue'] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];

/** A lay supervisor is given no evidence and nothing of persons. */
export const FOR_SUPERVISORS: readonly DocumentKind[] = ['task', 'inspection-report'];

/** Under which matter a recusal would close the document. */
export const matterOfDocument = (document: DocumentKind) => (document === 'issue' ? 'issue' : 'inspection');

interface Document {
  readonly person: string;
  readonly document: DocumentKind;
  readonly record: string;
}

export interface GrantEvents {
  /** In which post: with that it lapses. */
  AccessRequested: Document & { purpose: string; post: Post; of?: string };
  /** To the end of that day. */
  AccessGranted: Document & { purpose: string; until: string };
  AccessDeclined: Document & { reason: string };
  AccessRevoked: Document & { reason: string };
}

interface Requested extends Document {
  readonly purpose: string;
  readonly post: Post;
  readonly of?: string;
}

export type Grant =
  | { readonly is: 'none' }
  | (Requested & { readonly is: 'requested' })
  | (Requested & { readonly is: 'declined' })
  | (Requested & { readonly is: 'granted'; readonly until: string })
  | (Requested & { readonly is: 'revoked'; readonly until: string });

export const noGrant: Grant = { is: 'none' };

export type Standing =
  'in-force' | 'grant-unknown' | 'grant-not-given' | 'grant-revoked' | 'grant-expired' | 'grant-lapsed' | 'recused';

/**
 * Whether the grant opens its document to this person now. It ends by itself with its last day, with the post it was
 * asked for in, and with a recusal, whether or not anybody has put that on record.
 */
export function standing(grant: Grant, caller: Caller, day: string): Standing {
  if (grant.is === 'none' || grant.person !== caller.person) return 'grant-unknown';
  if (grant.is === 'requested' || grant.is === 'declined') return 'grant-not-given';
  if (grant.is === 'revoked') return 'grant-revoked';
  if (grant.until < day) return 'grant-expired';
  if (!caller.posts.some(({ post, of }) => post === grant.post && of === grant.of)) return 'grant-lapsed';
  const closed = caller.closed?.matters.some(
    ({ kind, matter, is }) => is === 'recused' && kind === matterOfDocument(grant.document) && matter === grant.record,
  );
  return closed ? 'recused' : 'in-force';
}

export const evolveGrant: Decider<Grant, never, GrantEvents>['evolve'] = {
  AccessRequested: (_, asked) => ({ is: 'requested', ...asked }),
  AccessGranted: (grant, { until }) => (grant.is === 'none' ? grant : { ...grant, is: 'granted', until }),
  AccessDeclined: (grant) => (grant.is === 'requested' ? { ...grant, is: 'declined' } : grant),
  AccessRevoked: (grant) => (grant.is === 'granted' ? { ...grant, is: 'revoked' } : grant),
};
