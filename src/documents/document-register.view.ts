import { defineView } from '@libs/read-models/view.js';
import type { DocumentEvents, OfficialDocument } from './document.state.js';
import type { RegisterEvents } from './register.state.js';

export type DocumentRow = DocumentEvents['DocumentIssued'] & {
  readonly document: string;
  readonly is: Exclude<OfficialDocument['is'], 'none'>;
  readonly draftedBy: string;
  readonly draftedAt: string;
  readonly isOverLength: boolean;
  readonly signer?: string;
  readonly signerName?: string;
  readonly signerPost?: string;
  readonly signedAt?: string;
  readonly year?: string;
  readonly series?: string;
  readonly n?: number;
  readonly number?: string;
  readonly sentAt?: string;
  readonly recipients: readonly string[];
  readonly outside: readonly string[];
  readonly receipts: readonly { readonly recipient: string; readonly by: string; readonly at: string }[];
  /** Recipients who have not said that they have it. */
  readonly outstanding: readonly string[];
  /** The issuer and its zone and office, and whom it was sent to: whose paper it is. */
  readonly parties: readonly string[];
  readonly voidedAt?: string;
  readonly reason?: string;
};

/** 发文登记簿: one row a paper, voided ones as well, so that every number of a year is accounted for. */
export const documentRegister = defineView<DocumentRow, DocumentEvents & RegisterEvents>()({
  name: 'document-register',
  version: 2,
  key: (event) => {
    switch (event.type) {
      case 'NumberSeriesOpened':
        return undefined;
      case 'DocumentNumberAssigned':
        return event.data.document;
      default:
        return event.id;
    }
  },
  on: {
    DocumentIssued: (_, { id, data, meta }) => ({
      document: id,
      is: 'drafted',
      ...data,
      isOverLength: data.overLength !== undefined,
      draftedBy: meta.actor.person,
      draftedAt: meta.occurredAt,
      recipients: [],
      outside: [],
      receipts: [],
      outstanding: [],
      parties: [...new Set([data.issuer, data.zone, data.office].flatMap((party) => party ?? []))],
    }),
    DocumentSigned: (row, { data: { signer, name, post, year }, meta }) => ({
      ...row!,
      is: 'signed',
      signer,
      signerName: name,
      signerPost: post,
      year,
      signedAt: meta.occurredAt,
    }),
    DocumentNumberAssigned: (row, { data: { series, n, number } }) => ({ ...row!, series, n, number }),
    DocumentSent: (row, { data: { recipients, outside }, meta }) => ({
      ...row!,
      is: 'sent',
      sentAt: row!.sentAt ?? meta.occurredAt,
      recipients: [...row!.recipients, ...recipients],
      outside: [...row!.outside, ...outside],
      outstanding: [...row!.outstanding, ...recipients],
      parties: [...new Set([...row!.parties, ...recipients])],
    }),
    ReceiptAcknowledged: (row, { data: { recipient }, meta }) => ({
      ...row!,
      receipts: [...row!.receipts, { recipient, by: meta.actor.person, at: meta.occurredAt }],
      outstanding: row!.outstanding.filter((party) => party !== recipient),
    }),
    DocumentVoided: (row, { data: { reason }, meta }) => ({
      ...row!,
      is: 'voided',
      outstanding: [],
      reason,
      voidedAt: meta.occurredAt,
    }),
  },
  indexes: ['parties', 'is', ['year', 'series', 'n']],
});
