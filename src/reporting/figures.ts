/**
 * What a report counts. Flows are counted in the month in which they happened, each fact once, so months add up to
 * quarters, half-years and years. `query` of a figure in a report is its name here.
 */
export const FLOWS = {
  'tasks-assigned': { zh: '接受交办任务', en: 'Tasks assigned', unit: '项' },
  'tasks-designated': { zh: '接受计划外指定事项', en: 'Items designated outside the plan', unit: '项' },
  'tasks-received': { zh: '签收任务', en: 'Tasks received', unit: '项' },
  'tasks-closed': { zh: '办结任务', en: 'Tasks closed', unit: '项' },
  'teams-formed': { zh: '组建监督检查组', en: 'Inspection teams formed', unit: '个' },
  'members-dispatched': { zh: '调度人员', en: 'Members dispatched', unit: '人次' },
  'inspections-started': { zh: '开展监督检查', en: 'Inspections carried out', unit: '次' },
  'units-visited': { zh: '检查单位', en: 'Visits to units', unit: '个次' },
  'fieldwork-days': { zh: '现场检查', en: 'Days of fieldwork', unit: '天' },
  'reports-presented': { zh: '报送督查（调研）报告', en: 'Inspection reports presented', unit: '份' },
  'reports-returned': { zh: '退回修改督查（调研）报告', en: 'Inspection reports returned', unit: '份' },
  'daily-notes': { zh: '日常监督', en: 'Daily supervision', unit: '次' },
  'problems-found': { zh: '发现其他问题', en: 'Other problems found', unit: '个' },
  'clues-found': { zh: '发现问题线索', en: 'Clues found', unit: '件' },
  'clues-transferred': { zh: '移送问题线索', en: 'Clues transferred', unit: '件' },
  'clues-received': { zh: '案件监督管理室签收问题线索', en: 'Clues received by the Case Office', unit: '件' },
  'issues-referred': { zh: '报送其他问题', en: 'Issues referred', unit: '个' },
  'issues-forwarded': { zh: '转办问题', en: 'Issues forwarded', unit: '个' },
  'issues-closed': { zh: '问题销号', en: 'Issues closed', unit: '个' },
  'issues-recurred': { zh: '销号后再次发生', en: 'Issues recurred after closing', unit: '个' },
  'rechecks-held': { zh: '回头看未反弹', en: 'Re-checks that found it holding', unit: '次' },
  'terms-extended': { zh: '延长整改期限', en: 'Terms of rectification extended', unit: '次' },
  'verifications-failed': { zh: '整改核验未通过', en: 'Verifications failed', unit: '次' },
  'cross-inspections': { zh: '承担交叉监督检查', en: 'Cross inspections taken on', unit: '次' },
  'deadlines-missed': { zh: '逾期事项', en: 'Deadlines missed', unit: '项' },
  highlights: { zh: '报送工作亮点', en: 'Highlights submitted', unit: '条' },
  recusals: { zh: '因回避退出', en: 'Withdrawn because of recusal', unit: '人次' },
} as const satisfies Record<string, { zh: string; en: string; unit: string }>;

export type FlowName = keyof typeof FLOWS;
export const FLOW_NAMES = Object.keys(FLOWS) as readonly FlowName[];

/** What stands on the day of the draft; days do not add up, so neither do these. */
export const STOCKS = {
  'issues-in-hand': { zh: '在办问题', en: 'Issues in hand', unit: '个' },
  'issues-overdue': { zh: '逾期未销号问题', en: 'Issues overdue', unit: '个' },
  'rectification-rate': { zh: '整改率（销号数占转办数）', en: 'Rectification rate (closed of forwarded)', unit: '%' },
} as const;

export type StockName = keyof typeof STOCKS;

/** The event behind a figure. Of clues the event alone: a report never leads to what a clue is of. */
export interface Behind {
  readonly event: string;
  /** `category/id` of its record. */
  readonly record?: string;
  readonly revision?: number;
}

/** A figure names no more events than this; `facts` says how many there are. */
const NAMED_AT_MOST = [50, 20, 10, 5, 2, 1];
/** A draft is one event of the log, and that has an end: a year of corrections names fewer events for each. */
const NAMED_IN_ALL = 4000;

export interface Figure {
  /** Its name within the report, by which sentences cite it. */
  readonly figure: string;
  /** What was counted: a flow, a stock, or issues of one kind or unit. */
  readonly query: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
  readonly value: number;
  /** Whether months add up to it. */
  readonly adds: boolean;
  readonly byKind?: Readonly<Record<string, number>>;
  /** Of a quarter and longer: what its filed months had, and what came after them or is in no filed month. */
  readonly months?: Readonly<Record<string, number>>;
  readonly since?: number;
  /** Units, of a cluster. */
  readonly units?: readonly string[];
  /** What an office or the Conduct Office judged, in its own words. */
  readonly judged?: {
    readonly is: 'common-problem' | 'weak-point' | 'prominent';
    readonly cause?: string;
    readonly proposal?: string;
  };
  readonly facts: number;
  readonly events: readonly Behind[];
}

export interface Sentence {
  readonly zh: string;
  readonly en: string;
  /** The figures it rests on. */
  readonly figures: readonly string[];
}

export interface Section {
  readonly section: string;
  readonly title: string;
  readonly titleEn: string;
  /** The sentences as one text, as a document takes it. */
  readonly generated: string;
  readonly sentences: readonly Sentence[];
  readonly figures: readonly string[];
}

/** What has changed about a period that was filed, or had been waived. */
export interface CorrectionLine {
  readonly period: string;
  readonly figure: FlowName;
  readonly because: 'entered-late' | 'record-corrected';
  readonly unit?: string;
  readonly was: number;
  readonly change: number;
  readonly now: number;
  readonly zh: string;
  readonly en: string;
  readonly facts: number;
  readonly events: readonly Behind[];
}

export interface Draft {
  /** Everything up to this position of the log is in it, and nothing after it. */
  readonly position: string;
  /** The day for which stocks hold. */
  readonly day: string;
  /** Every earlier period was settled, so what has since become known of them is told here. */
  readonly carries: boolean;
  readonly figures: readonly Figure[];
  readonly sections: readonly Section[];
  readonly corrections: readonly CorrectionLine[];
}

type Backed = { readonly facts: number; readonly events: readonly Behind[] };

export const backed = (events: readonly Behind[]): Backed => ({ facts: events.length, events });

/** How many events each of these may name, so that all of them together are not too many. */
export const nameable = (all: readonly Backed[]): number =>
  NAMED_AT_MOST.find((most) => all.reduce((sum, { facts }) => sum + Math.min(facts, most), 0) <= NAMED_IN_ALL) ?? 1;

export const naming = <B extends Backed>(all: readonly B[], most: number): readonly B[] =>
  all.map((one) => (one.facts <= most ? one : { ...one, events: one.events.slice(0, most) }));
