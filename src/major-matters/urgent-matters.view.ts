import { defineView } from '@libs/read-models/view.js';
import type { MajorMatter, MajorMatterEvents, MatterSubject } from './major-matter.state.js';

export type UrgentMatterRow = {
  /** 报告, or once it asks for instructions 请示. */
  readonly kind: 'report' | 'request';
  readonly is: Exclude<MajorMatter['is'], 'none'>;
  /** Somebody still has to write, to instruct, or to acknowledge. */
  readonly open: boolean;
  readonly subject: MatterSubject;
  readonly title: string;
  readonly facts: string | null;
  readonly clues: readonly string[];
  readonly zone: string;
  readonly office: string;
  readonly reporter: string;
  readonly knownAt: string;
  readonly toldAt: string;
  readonly toldTo: string;
  readonly writtenAt: string | null;
  /** Until when it is to be written, while it is not. */
  readonly writeBy: string | null;
  readonly limitHours: number;
  readonly late: boolean;
  readonly lateByMinutes: number;
  readonly question: string | null;
  readonly askedAt: string | null;
  readonly instruction: string | null;
  readonly instructedBy: string | null;
  readonly instructedAt: string | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: string | null;
};

const UNANSWERED = {
  kind: 'report',
  open: true,
  question: null,
  askedAt: null,
  instruction: null,
  instructedBy: null,
  instructedAt: null,
  acknowledgedBy: null,
  acknowledgedAt: null,
} as const;

/** 紧急事项: one row a major matter, with the time of knowing beside that of telling and that of writing. */
export const urgentMatters = defineView<UrgentMatterRow, MajorMatterEvents>()({
  name: 'urgent-matters',
  version: 1,
  on: {
    MajorMatterNoted: (_, { data }) => ({
      ...UNANSWERED,
      is: 'noted',
      ...data,
      facts: null,
      writtenAt: null,
      late: false,
      lateByMinutes: 0,
    }),
    MajorMatterReported: (_, { data }) => ({
      ...UNANSWERED,
      is: 'reported',
      ...data,
      facts: data.facts ?? null,
      writeBy: null,
      late: data.lateByMinutes !== undefined,
      lateByMinutes: data.lateByMinutes ?? 0,
    }),
    InstructionRequested: (row, { data: { question }, meta }) => ({
      ...row!,
      kind: 'request',
      is: 'asked',
      open: true,
      question,
      askedAt: meta.occurredAt,
    }),
    InstructionGiven: (row, { data: { instruction }, meta }) => ({
      ...row!,
      is: 'instructed',
      open: true,
      instruction,
      instructedBy: meta.actor.person,
      instructedAt: meta.occurredAt,
      acknowledgedBy: null,
      acknowledgedAt: null,
    }),
    InstructionAcknowledged: (row, { meta }) => ({
      ...row!,
      is: 'acknowledged',
      open: false,
      acknowledgedBy: meta.actor.person,
      acknowledgedAt: meta.occurredAt,
    }),
  },
  indexes: ['zone', 'open'],
});
