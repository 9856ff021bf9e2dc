import type { Decider } from '@libs/event-sourcing/index.js';

/** What a major matter is about. `clue` has no words of its own: a clue is referred to by its number only. */
export const MATTER_SUBJECTS = ['public-concern', 'collective-petition', 'safety', 'staff', 'work', 'clue'] as const;
export type MatterSubject = (typeof MATTER_SUBJECTS)[number];

/** What may be asked and ordered of a matter that is a clue: words that are set, so that none tells what it says. */
export const CLUE_QUESTIONS = {
  'in-person': '请示当面汇报。',
  'county-to-take-over': '请示是否由县级层面直接办理。',
  'how-to-transfer': '请示如何移送。',
} as const;
export const CLUE_ORDERS = {
  'in-person': '当面汇报。',
  'county-takes-over': '由县级层面直接办理。',
  'transfer-at-once': '立即移送案件监督管理室。',
  'by-procedure': '按问题线索处置程序办理。',
} as const;

type Oral = {
  readonly subject: MatterSubject;
  readonly title: string;
  readonly clues: readonly string[];
  readonly zone: string;
  readonly office: string;
  readonly reporter: string;
  readonly knownAt: string;
  /** By word of mouth, and to whom. */
  readonly toldAt: string;
  readonly toldTo: string;
  /** Hours from knowing to the written report, as the parameter was on the day of knowing. */
  readonly limitHours: number;
};

export interface MajorMatterEvents {
  MajorMatterNoted: Oral & { writeBy: string };
  /** The written report; `lateByMinutes`: by how much it missed its hours. */
  MajorMatterReported: Oral & { facts?: string; writtenAt: string; lateByMinutes?: number };
  InstructionRequested: { question: string };
  InstructionGiven: { instruction: string; zone: string; office: string };
  InstructionAcknowledged: { zone: string };
}

type Reported = Pick<Oral, 'subject' | 'zone' | 'office' | 'reporter' | 'title' | 'knownAt'>;

/** 报告 needs no answer; a 请示 waits for one. */
export type MajorMatter =
  | { readonly is: 'none' }
  | (Oral & { readonly is: 'noted' })
  | (Reported & { readonly is: 'reported' })
  | (Reported & { readonly is: 'asked'; readonly question: string })
  | (Reported & { readonly is: 'instructed' | 'acknowledged'; readonly instruction: string });

export const noMatter: MajorMatter = { is: 'none' };

const reportedOf = (matter: MajorMatter): Reported => {
  const { subject, zone, office, reporter, title, knownAt } = matter as Reported;
  return { subject, zone, office, reporter, title, knownAt };
};

export const evolveMajorMatter: Decider<MajorMatter, never, MajorMatterEvents>['evolve'] = {
  MajorMatterNoted: (_, { writeBy: _writeBy, ...oral }) => ({ is: 'noted', ...oral }),
  MajorMatterReported: (_, { subject, zone, office, reporter, title, knownAt }) => ({
    is: 'reported',
    subject,
    zone,
    office,
    reporter,
    title,
    knownAt,
  }),
  InstructionRequested: (matter, { question }) => ({ ...reportedOf(matter), is: 'asked', question }),
  InstructionGiven: (matter, { instruction }) => ({ ...reportedOf(matter), is: 'instructed', instruction }),
  InstructionAcknowledged: (matter) => (matter.is === 'instructed' ? { ...matter, is: 'acknowledged' } : matter),
};
