import type { Actor } from '@libs/event-sourcing/index.js';
import {
  DIRECTING,
  type HeldPost,
  LEADING,
  OF_BODY,
  OF_CASE_OFFICE,
  OF_CONDUCT_OFFICE,
  OF_GENERAL_OFFICE,
  OF_OFFICE,
  type Post,
  postsAt,
} from '../shared/posts.js';
import type { DocumentEvents, DocumentKind } from './document.state.js';

/** Parties without a register of their own: who reads the post of each. */
export const COUNTY_PARTIES = {
  commission: LEADING,
  'conduct-office': OF_CONDUCT_OFFICE,
  'case-office': OF_CASE_OFFICE,
  'general-office': OF_GENERAL_OFFICE,
} satisfies Record<string, readonly Post[]>;

/** The posts that read what is sent to a zone, a counterpart office or a body. */
export const READERS = {
  zone: DIRECTING,
  office: OF_OFFICE,
  body: OF_BODY,
} satisfies Record<string, readonly Post[]>;

/** Where a post belongs: the zone, office or body it is of, or the county's own office. */
export const partyOf = ({ post, of }: Pick<Actor, 'post' | 'of'>): string | undefined =>
  of ??
  (Object.keys(COUNTY_PARTIES) as (keyof typeof COUNTY_PARTIES)[]).find((party) =>
    COUNTY_PARTIES[party].some((one) => one === post),
  );

const READS: readonly Post[] = Object.values(READERS).flat();

/** Whose papers these posts read: of a zone, those who lead it; not every member, and no special supervisor. */
export const partiesOf = (posts: readonly HeldPost[]): readonly string[] =>
  posts.flatMap((held) => (held.of === undefined || READS.includes(held.post) ? (partyOf(held) ?? []) : []));

/** Whose turn it is where this party is asked: posts as the to-do list writes them. */
export const readersOf = (party: string): readonly string[] =>
  Object.hasOwn(COUNTY_PARTIES, party)
    ? COUNTY_PARTIES[party as keyof typeof COUNTY_PARTIES]
    : Object.values(READERS).flatMap((posts) => postsAt(party, ...posts));

/** 签发人, by kind; the leaders may sign every paper. */
const SIGNERS: Readonly<Record<DocumentKind, readonly Post[]>> = {
  'supervision-plan': [],
  'key-task-list': ['conduct-office-head'],
  'designated-item': ['office-head'],
  'work-plan': ['zone-director'],
  'inspection-report': ['zone-director'],
  'clue-transfer': ['zone-director', 'case-office-head'],
  'issue-referral': ['zone-director', 'conduct-office-head'],
  'monthly-report': ['office-head'],
  'information-summary': ['office-head'],
  'quarterly-report': ['zone-director'],
  'half-year-summary': ['zone-director'],
  'annual-summary': ['zone-director'],
  highlight: ['office-head', 'zone-director'],
  request: ['zone-director', 'conduct-office-head', 'case-office-head', 'general-office-head'],
  report: ['zone-director', 'conduct-office-head', 'case-office-head', 'general-office-head'],
  assessment: [],
  'expense-claim': ['general-office-head'],
  'arrangement-table': [],
};

export const signersOf = (kind: DocumentKind): readonly Post[] => [...COUNTY_PARTIES.commission, ...SIGNERS[kind]];

/** Whose turn it is to sign: of its signers, those of its issuer. */
export const signersFor = ({
  kind,
  issuer,
  zone,
  office,
}: Pick<DocumentEvents['DocumentIssued'], 'kind' | 'issuer' | 'zone' | 'office'>) =>
  signersOf(kind).flatMap((post): readonly string[] => {
    if (post === 'zone-director') return zone === undefined ? [] : [`${post}:${zone}`];
    if (post === 'office-head') return office === undefined ? [] : [`${post}:${office}`];
    const party = partyOf({ post });
    return party === 'commission' || party === issuer ? [post] : [];
  });
