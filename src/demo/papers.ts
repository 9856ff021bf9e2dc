import { type Matter, type Open, YEAR, ZONES } from './diary.js';
import type { Staff } from './staff.js';

/** One of the county's own offices, or by its name a zone or a counterpart office. */
type Issuer = 'conduct-office' | 'general-office' | `zone-${number}` | `office-${number}`;

interface Paper {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly by: Issuer;
  readonly from: string;
  /** Signed by the principal leader; otherwise by the head of the issuer. */
  readonly leader?: true;
  readonly to: readonly string[];
  /** Recipients outside the system. */
  readonly outside?: readonly string[];
  /** Of the recipients, who has it and has not said so. */
  readonly silent?: readonly string[];
  readonly upward?: true;
  readonly urgency?: string;
  readonly secrecy?: string;
  readonly about?: { readonly category: string; readonly record: string };
  readonly characters: number;
  /** Why it was made void after it was sent. */
  readonly voided?: string;
  /** Nobody has signed it yet. */
  readonly draft?: true;
}

// prettier-ignore
const PAPERS: readonly Paper[] = [
  { id: 'plan-2026', kind: 'supervision-plan', title: '2026年度监督检查计划', by: 'conduct-office', from: '2026-01-13', leader: true, to: ZONES, about: { category: 'plan', record: YEAR }, characters: 4200 },
  { id: 'key-tasks-2026-1', kind: 'key-task-list', title: '一季度重点任务清单', by: 'conduct-office', from: '2026-01-19', to: ZONES, characters: 2100 },
  { id: 'work-plan-zone-1', kind: 'work-plan', title: '元旦春节期间监督检查工作方案', by: 'zone-1', from: '2026-01-26', to: ['conduct-office', 'group-2'], about: { category: 'task', record: `${YEAR}-01-spring-festival-zone-1` }, characters: 1800 },
  { id: 'monthly-office-2-03', kind: 'monthly-report', title: '第二协作区三月工作情况', by: 'office-2', from: '2026-04-01', to: ['conduct-office', 'zone-2'], upward: true, characters: 1500 },
  { id: 'report-yellow-river', kind: 'inspection-report', title: '黄河流域生态保护政策落实监督检查报告', by: 'zone-3', from: '2026-03-19', to: ['commission', 'conduct-office'], upward: true, secrecy: 'internal', about: { category: 'inspection', record: `${YEAR}-02-yellow-river-zone-3` }, characters: 3600 },
  { id: 'request-flood-season', kind: 'request', title: '关于汛期集中使用检查力量的请示', by: 'conduct-office', from: '2026-07-06', to: ['commission'], upward: true, urgency: 'urgent', characters: 900 },
  { id: 'quarterly-zone-2-2', kind: 'quarterly-report', title: '第二协作区二季度工作报告', by: 'zone-2', from: '2026-07-07', to: ['commission', 'conduct-office', 'office-2'], upward: true, characters: 5600 },
  { id: 'half-year-zone-4', kind: 'half-year-summary', title: '第四协作区上半年工作小结', by: 'zone-4', from: '2026-07-09', to: ['conduct-office'], upward: true, characters: 3900 },
  { id: 'report-half-year', kind: 'report', title: '上半年协作区工作情况报告', by: 'general-office', from: '2026-07-15', leader: true, to: [], outside: ['上级纪委监委（演示）'], upward: true, characters: 4600 },
  { id: 'information-office-3-09', kind: 'information-summary', title: '公务用车登记情况信息专报', by: 'office-3', from: '2026-09-22', to: ['conduct-office', 'zone-3'], silent: ['zone-3'], upward: true, characters: 1200, voided: '附表单位名称有误，更正后另行编号发送' },
  { id: 'information-office-3-09-again', kind: 'information-summary', title: '公务用车登记情况信息专报（更正）', by: 'office-3', from: '2026-09-28', to: ['conduct-office', 'zone-3'], upward: true, characters: 1200 },
  { id: 'designated-office-3-10', kind: 'designated-item', title: '协作办案保障调研事项通知', by: 'office-3', from: '2026-10-21', to: ['zone-3', 'commission-taole', 'group-procuratorate'], about: { category: 'task', record: `designated-${YEAR}-5` }, characters: 800 },
  { id: 'monthly-office-4-10', kind: 'monthly-report', title: '第四协作区十月工作情况', by: 'office-4', from: '2026-11-17', to: ['conduct-office', 'zone-4'], silent: ['zone-4'], upward: true, characters: 1600 },
  { id: 'key-tasks-2027-1', kind: 'key-task-list', title: '2027年一季度重点任务清单', by: 'conduct-office', from: '2026-11-19', to: [], characters: 2000, draft: true },
];

/** 发文代字, by the issuer's kind. */
const SERIES = [
  ['conduct', '平纪党风（演示）'],
  ['general', '平纪办（演示）'],
  ['zone', '平纪协（演示）'],
  ['office', '平纪室（演示）'],
] as const;

const seriesOf = (issuer: Issuer) => SERIES.find(([series]) => issuer.startsWith(series))![0];

interface Claim {
  readonly task: string;
  readonly zone: string;
  readonly from: string;
  readonly kind: 'transport' | 'meals' | 'printing' | 'other';
  readonly days?: number;
  /** Least and most, in yuan. */
  readonly yuan: readonly [number, number];
  /** By a member of the zone; otherwise by an official of its office. */
  readonly member?: true;
  /** Why it was returned first. */
  readonly returned?: string;
  /** As far as it has come; otherwise it is paid. */
  readonly still?: 'submitted' | 'approved';
}

// prettier-ignore
const CLAIMS: readonly Claim[] = [
  { task: `${YEAR}-01-spring-festival-zone-1`, zone: 'zone-1', from: '2026-03-02', kind: 'transport', days: 3, yuan: [90, 180] },
  { task: `${YEAR}-01-spring-festival-zone-3`, zone: 'zone-3', from: '2026-03-04', kind: 'meals', days: 2, yuan: [80, 120], member: true },
  { task: `${YEAR}-02-yellow-river-zone-2`, zone: 'zone-2', from: '2026-04-16', kind: 'transport', days: 4, yuan: [120, 240] },
  { task: `${YEAR}-04-burden-zone-4`, zone: 'zone-4', from: '2026-04-29', kind: 'printing', yuan: [40, 90] },
  { task: `${YEAR}-06-may-day-zone-1`, zone: 'zone-1', from: '2026-05-13', kind: 'transport', days: 2, yuan: [60, 120], member: true },
  { task: `${YEAR}-03-rural-revival-zone-2`, zone: 'zone-2', from: '2026-06-02', kind: 'meals', days: 5, yuan: [200, 260], returned: '天数与外出登记不符，请核对后重新提交' },
  { task: `${YEAR}-08-village-accounts-zone-4`, zone: 'zone-4', from: '2026-07-01', kind: 'transport', days: 4, yuan: [160, 260], member: true },
  { task: `${YEAR}-13-dragon-boat-zone-3`, zone: 'zone-3', from: '2026-07-08', kind: 'transport', days: 2, yuan: [60, 110] },
  { task: `${YEAR}-09-farmland-zone-2`, zone: 'zone-2', from: '2026-07-14', kind: 'meals', days: 3, yuan: [120, 180], member: true },
  { task: `${YEAR}-12-business-environment-zone-1`, zone: 'zone-1', from: '2026-07-28', kind: 'printing', yuan: [50, 110] },
  { task: `${YEAR}-16-commissions-zone-3`, zone: 'zone-3', from: '2026-09-02', kind: 'transport', days: 3, yuan: [110, 200], member: true },
  { task: `${YEAR}-18-vehicles-zone-4`, zone: 'zone-4', from: '2026-09-29', kind: 'other', yuan: [30, 60] },
  { task: `${YEAR}-19-mid-autumn-zone-1`, zone: 'zone-1', from: '2026-10-20', kind: 'transport', days: 3, yuan: [90, 170] },
  { task: `${YEAR}-27-budget-zone-1`, zone: 'zone-1', from: '2026-11-12', kind: 'printing', yuan: [60, 120], still: 'approved' },
  { task: `${YEAR}-26-elderly-care-zone-4`, zone: 'zone-4', from: '2026-11-18', kind: 'transport', days: 2, yuan: [70, 130], still: 'submitted' },
];

const SPENT = {
  transport: '下乡检查往返交通',
  meals: '检查期间伙食补助',
  printing: '印制检查表册',
  other: '购置档案盒',
};

/** What the county writes and what its work costs: numbered, signed, sent and received; claimed, approved and paid. */
export function papers(open: Open, staff: Staff): void {
  const series = open('document-series', '2026-01-12');
  for (const [name, prefix] of SERIES) series.does(staff.general, 'OpenNumberSeries', YEAR, { series: name, prefix });
  for (const paper of PAPERS) written(open(paper.id, paper.from), staff, paper);
  for (const [nth, claim] of CLAIMS.entries()) {
    const number = String(nth + 1).padStart(2, '0');
    claimed(open(`expense-${number}`, claim.from), staff, claim, number);
  }
}

function written(line: Matter, staff: Staff, paper: Paper): void {
  const { id, kind, title, by, to, outside = [], silent = [], urgency, secrecy, about, characters } = paper;
  const [drafter, as] = drafterOf(staff, by);
  const does = (command: string, body: object) => line.does(drafter, command, id, body, as);
  does('IssueDocument', {
    kind,
    title: `${title}（演示数据）`,
    direction: paper.upward ? 'upward' : 'downward',
    ...(urgency !== undefined && { urgency }),
    ...(secrecy !== undefined && { secrecy }),
    ...(about && { about }),
    characters,
  });
  if (paper.draft) return;
  line.after(line.between(0, 1));
  const { person, wishes } = signerOf(staff, paper, line.today);
  line.does(person, 'SignDocument', id, {}, wishes);
  line.after(0).does(staff.generalOfficial, 'AssignDocumentNumber', YEAR, { document: id, series: seriesOf(by) });
  does('SendDocument', { recipients: to, ...(outside.length > 0 && { outside }) });
  for (const party of to)
    if (!silent.includes(party)) {
      const reader = line.branch(`${id}-${party}`);
      reader.after(reader.between(0, 2));
      reader.does(...readerOf(staff, party, id, reader.today));
    }
  if (paper.voided !== undefined) line.after(3).does(person, 'VoidDocument', id, { reason: paper.voided }, wishes);
}

function drafterOf(staff: Staff, issuer: Issuer): readonly [person: string, wishes?: string] {
  if (issuer === 'conduct-office') return [staff.conduct[0]];
  if (issuer === 'general-office') return [staff.generalOfficial];
  if (issuer.startsWith('zone')) return [staff.deputy(issuer), `deputy-zone-director:${issuer}`];
  return [staff.official(zoneOf(issuer)), `office-official:${issuer}`];
}

function signerOf(staff: Staff, { by, leader }: Paper, day: string): { person: string; wishes?: string } {
  if (leader) return { person: staff.leader };
  if (by === 'conduct-office') return { person: staff.conductHead };
  if (by === 'general-office') return { person: staff.general };
  if (by.startsWith('zone')) return staff.director(by, day);
  return { person: staff.deputy(zoneOf(by)), wishes: `office-head:${by}` };
}

/** Whoever opens the post of a party. */
function readerOf(staff: Staff, party: string, id: string, day: string): Parameters<Matter['does']> {
  const reads = (person: string, wishes?: string): Parameters<Matter['does']> => [
    person,
    'AcknowledgeReceipt',
    id,
    {},
    wishes,
  ];
  if (party === 'commission') return reads(staff.leader);
  if (party === 'conduct-office') return reads(staff.conduct[1]);
  if (party.startsWith('zone')) return reads(staff.deputy(party), `deputy-zone-director:${party}`);
  if (party.startsWith('office')) return reads(staff.official(zoneOf(party)), `office-official:${party}`);
  return reads(staff.ofBody(party, day));
}

const zoneOf = (office: string) => office.replace('office', 'zone');

/** By one person, approved by a second, paid by a third. */
function claimed(line: Matter, staff: Staff, claim: Claim, number: string): void {
  const { task, zone, kind, days, yuan, member, returned, still } = claim;
  const id = `expense-${YEAR}-${number}`;
  const [submitter, as] = member
    ? [line.oneOf(staff.freeMembers(zone, [])), `zone-member:${zone}`]
    : [staff.official(zone, line.between(0, 1) as 0 | 1)];
  const amountFen = line.between(...yuan) * 100;
  const spent = (on: number | undefined) => ({
    kind,
    amountFen: on === days ? amountFen : amountFen + 4000,
    ...(on !== undefined && { days: on }),
    note: `${SPENT[kind]}（演示数据）`,
  });
  const first = returned !== undefined && days !== undefined ? days + 1 : days;
  line.does(submitter, 'SubmitExpense', id, { task, ...spent(first) }, as);
  if (returned !== undefined) {
    line.after(2).does(staff.general, 'ReturnExpense', id, { reason: returned });
    line.after(1).does(submitter, 'ResubmitExpense', id, spent(days), as);
  }
  if (still === 'submitted') return;
  line.after(line.between(1, 4)).does(staff.general, 'ApproveExpense', id);
  if (still === 'approved') return;
  line.after(line.between(1, 5)).does(staff.generalOfficial, 'PayExpense', id, { voucher: `演示记-${number}` });
}
