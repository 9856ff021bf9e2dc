import { dayOf } from '@libs/event-sourcing/time.js';
import type { DocumentRow } from './document-register.view.js';
import type { Secrecy, Urgency } from './document.state.js';

const SECRECY: Readonly<Record<Secrecy, string | null>> = { none: null, internal: '内部', 'work-secret': '工作秘密' };
const URGENCY: Readonly<Record<Urgency, string | null>> = { none: null, urgent: '加急', 'extra-urgent': '特急' };

/** What is printed at the head of the paper, and its date. */
export interface DocumentHead {
  readonly secrecy: string | null;
  readonly urgency: string | null;
  readonly number: string | null;
  /** On papers that go upward only. */
  readonly signer: string | null;
  readonly date: string | null;
}

/** The date a paper bears: Arabic figures, no leading zeros. */
const printedDate = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** 版头 after GB/T 9704-2012. */
export const headOf = ({ secrecy, urgency, number, direction, signerName, signedAt }: DocumentRow): DocumentHead => ({
  secrecy: SECRECY[secrecy],
  urgency: URGENCY[urgency],
  number: number ?? null,
  signer: direction === 'upward' && signerName !== undefined ? `签发人：${signerName}` : null,
  date: signedAt === undefined ? null : printedDate(dayOf(signedAt)),
});
