import { CountyCommand } from '../shared/command.js';
import { Id, OneOf, Part, Sha256, Text, Whole } from '../shared/fields.js';
import {
  type Direction,
  DIRECTIONS,
  type DocumentKind,
  DOCUMENT_KINDS,
  SECRECIES,
  type Secrecy,
  URGENCIES,
  type Urgency,
} from './document.state.js';

export class AboutRecord {
  @Id()
  readonly category!: string;

  @Id()
  readonly record!: string;
}

export class IssueDocument extends CountyCommand {
  @OneOf(DOCUMENT_KINDS)
  readonly kind!: DocumentKind;

  /** Of every kind but the transfer of a clue, whose title is its number. */
  @Text({ max: 120, optional: true })
  readonly title?: string;

  @OneOf(DIRECTIONS)
  readonly direction!: Direction;

  @OneOf(SECRECIES, { optional: true })
  readonly secrecy?: Secrecy;

  @OneOf(URGENCIES, { optional: true })
  readonly urgency?: Urgency;

  /** The record it is about. */
  @Part(() => AboutRecord, { optional: true })
  readonly about?: AboutRecord;

  /** Length of the text, as the editor counts it. */
  @Whole({ min: 1, max: 1_000_000 })
  readonly characters!: number;

  /** Of the file. */
  @Sha256({ optional: true })
  readonly sha256?: string;
}

export class SignDocument extends CountyCommand {}

export class SendDocument extends CountyCommand {
  /** Parties of the county: `commission`, `conduct-office`, `case-office`, `general-office`, a zone, an office or a body. */
  @Id({ many: { max: 60 } })
  readonly recipients!: string[];

  /** Recipients outside this system, by name; no receipt is asked of them here. */
  @Text({ max: 80, optional: true, many: { max: 20 } })
  readonly outside?: string[];
}

export class AcknowledgeReceipt extends CountyCommand {}

export class VoidDocument extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export interface DocumentCommands {
  IssueDocument: IssueDocument;
  SignDocument: SignDocument;
  SendDocument: SendDocument;
  AcknowledgeReceipt: AcknowledgeReceipt;
  VoidDocument: VoidDocument;
}
