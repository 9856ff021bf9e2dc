import type { Decider } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';

/** What the county writes: the papers of its own opinions on the zones. */
export const DOCUMENT_KINDS = [
  'supervision-plan',
  'key-task-list',
  'designated-item',
  'work-plan',
  'inspection-report',
  'clue-transfer',
  'issue-referral',
  'monthly-report',
  'information-summary',
  'quarterly-report',
  'half-year-summary',
  'annual-summary',
  'highlight',
  'request',
  'report',
  'assessment',
  'expense-claim',
  'arrangement-table',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DIRECTIONS = ['upward', 'downward'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** No state secret is kept on a system that is not built for them, so there is no grade for one. */
export const SECRECIES = ['none', 'internal', 'work-secret'] as const;
export type Secrecy = (typeof SECRECIES)[number];

/** 加急, 特急. */
export const URGENCIES = ['none', 'urgent', 'extra-urgent'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A record of the county by its kind and name. */
export type About = {
  readonly category: string;
  readonly record: string;
};

/** The text itself is a file elsewhere; this is its hash and its length. */
type Paper = {
  readonly kind: DocumentKind;
  readonly title: string;
  /** A party of the county: where the drafter's post belongs. */
  readonly issuer: string;
  /** Of an issuing zone or counterpart office. */
  readonly zone?: string;
  readonly office?: string;
  readonly direction: Direction;
  readonly secrecy: Secrecy;
  readonly urgency: Urgency;
  readonly about?: About;
  readonly characters: number;
  /** Longer than papers of its kind should be, as the limit was that day. A warning, no bar. */
  readonly overLength?: { readonly limit: number; readonly by: number };
  readonly sha256?: string;
};

export interface DocumentEvents {
  DocumentIssued: Paper;
  /** `name`: by which the signer went then; it is printed on the paper. */
  DocumentSigned: { signer: string; name: string; post: string; year: string };
  DocumentSent: { number: string; recipients: readonly string[]; outside: readonly string[] };
  ReceiptAcknowledged: { recipient: string };
  /** A number once given stays with it. `outstanding`: recipients who need acknowledge it no more. */
  DocumentVoided: { reason: string; number?: string; outstanding: readonly string[] };
}

type Signed = Paper & {
  readonly signer: string;
  /** Of the signature: that is the date the paper bears, and its number is of that year. */
  readonly year: string;
};

export type OfficialDocument =
  | { readonly is: 'none' }
  | (Paper & { readonly is: 'drafted' })
  | (Signed & { readonly is: 'signed' })
  | (Signed & {
      readonly is: 'sent';
      readonly recipients: readonly string[];
      readonly outside: readonly string[];
      readonly received: readonly string[];
    })
  | (Paper & { readonly is: 'voided'; readonly reason: string });

export const noDocument: OfficialDocument = { is: 'none' };

export const yearOf = (at: string): string => dayOf(at).slice(0, 4);

const paperOf = ({
  kind,
  title,
  issuer,
  zone,
  office,
  direction,
  secrecy,
  urgency,
  about,
  characters,
  overLength,
  sha256,
}: Paper): Paper => ({
  kind,
  title,
  issuer,
  ...(zone !== undefined && { zone }),
  ...(office !== undefined && { office }),
  direction,
  secrecy,
  urgency,
  ...(about && { about }),
  characters,
  ...(overLength && { overLength }),
  ...(sha256 !== undefined && { sha256 }),
});

export const evolveDocument: Decider<OfficialDocument, never, DocumentEvents>['evolve'] = {
  DocumentIssued: (_, paper) => ({ is: 'drafted', ...paper }),
  DocumentSigned: (document, { signer, year }) => ({ ...paperOf(document as Paper), is: 'signed', signer, year }),
  DocumentSent: (document, { recipients, outside }) => {
    const { signer, year } = document as Signed;
    const before = document.is === 'sent' ? document : { recipients: [], outside: [], received: [] };
    return {
      ...paperOf(document as Paper),
      is: 'sent',
      signer,
      year,
      recipients: [...before.recipients, ...recipients],
      outside: [...before.outside, ...outside],
      received: before.received,
    };
  },
  ReceiptAcknowledged: (document, { recipient }) =>
    document.is === 'sent' ? { ...document, received: [...document.received, recipient] } : document,
  DocumentVoided: (document, { reason }) => ({ ...paperOf(document as Paper), is: 'voided', reason }),
};
