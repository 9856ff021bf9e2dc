import { addDays } from '@libs/event-sourcing/time.js';
import { reportOf } from '../reporting/period.js';
import { lastWorked, type Open, worked, YEAR, ZONES } from './diary.js';
import type { Staff } from './staff.js';

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'] as const;
const QUARTERS = [
  { name: 'q1', to: '2026-03-31' },
  { name: 'q2', to: '2026-06-30' },
  { name: 'q3', to: '2026-09-30' },
] as const;

const officeOf = (zone: string) => `office-${zone.slice(-1)}`;

/** The month that one office forgets, that another need not report, and that is sent back for a fuller text. */
const MISSED = reportOf('month', 'office-2', `${YEAR}-02`);
const WAIVED = reportOf('month', 'office-3', `${YEAR}-08`);
const RETURNED = reportOf('month', 'office-1', `${YEAR}-05`);
/** Before the first tasks were handed to these zones nothing had happened there. */
const ZERO = ['office-1', 'office-4'].map((office) => reportOf('month', office, `${YEAR}-01`));

/** What liaison officers write in place of the generated words: no figure, for those are the log's. */
const TOGETHER: readonly string[] = [
  '协作配合顺畅，抽调人员按时到位，未影响派出单位日常工作。',
  '与有关派驻组互通资料，检查中未重复调阅。',
  '会同乡镇纪委核对资料，分工明确，衔接有序。',
  '人员抽调均提前与派出单位商定，检查组当日到岗。',
];
const CAUSES: readonly string[] = [
  '登记类事项多由一人经办，请假、换岗时未交接，台账容易漏项。',
  '单位对资料归集的时限不清楚，平时不整理，检查前集中补。',
  '制度有要求但没有责任人，按月核对没有落到纸面。',
];
const PROPOSALS: readonly string[] = [
  '请各单位明确登记责任人，换岗时当面交接台账。',
  '建议统一登记表式，减少重复填报；下季度抽查执行情况。',
  '对重复出现的事项由有关派驻组列入日常监督。',
];
const NEXT: readonly string[] = [
  '下半年对已销号问题集中回头看，重点看登记是否坚持。',
  '下半年减少到场次数，资料能共享的不再要求另报。',
  '下半年继续盯住登记类小问题，防止边改边犯。',
  '下半年加强与相邻协作区的人员互派。',
];

/** All periodic reports that fall due until the story ends, handed in as people do. */
export function periodicReports(open: Open, staff: Staff): void {
  for (const month of MONTHS) for (const zone of ZONES) monthly(open, staff, zone, `${YEAR}-${month}`);
  for (const quarter of QUARTERS) for (const zone of ZONES) quarterly(open, staff, zone, quarter);
  for (const zone of ZONES) halfYearly(open, staff, zone);
}

function monthly(open: Open, staff: Staff, zone: string, month: string): void {
  const id = reportOf('month', officeOf(zone), month);
  const due = lastWorked(`${month}-25`);
  const line = open(id, lastWorked(addDays(due, -3)));
  if (id === WAIVED) {
    const reason = '全室参加市级集中培训，当月工作并入九月报告';
    line.does(staff.conductHead, 'WaivePeriod', id, { reason });
    return;
  }
  if (ZERO.includes(id)) {
    line.does(staff.liaison(zone, line.today), 'DeclareZeroReport', id);
    return;
  }
  if (id === MISSED) {
    line.on('2026-03-03T09:00:00+08:00');
    line.does(staff.deputy(zone), 'GiveReasonForLateness', id, { reason: '联络员休假，未安排替岗' });
  }
  const liaison = staff.liaison(zone, line.today);
  line.does(liaison, 'GenerateReportDraft', id);
  // Every third goes out as it was generated.
  if (line.between(1, 3) > 1)
    line.does(liaison, 'EditReportDraft', id, { section: 'together', text: line.oneOf(TOGETHER) });
  const desk = line.oneOf(staff.conduct);
  line.after(1).does(liaison, 'SubmitPeriodicReport', id);
  if (id === RETURNED) {
    line.does(desk, 'ReturnPeriodicReport', id, { reason: '请写明与派驻组协作的做法' });
    const text = '与两个派驻组共用一份调阅清单，单位只提供一次资料。';
    line.does(liaison, 'EditReportDraft', id, { section: 'together', text });
    line.does(liaison, 'SubmitPeriodicReport', id);
  }
  line.after(1).does(desk, 'FilePeriodicReport', id);
}

/** Drafted by the head of the office, handed in by the director of the zone. */
function quarterly(open: Open, staff: Staff, zone: string, { name, to }: (typeof QUARTERS)[number]): void {
  const id = reportOf('quarter', zone, `${YEAR}-${name}`);
  const line = open(id, worked(addDays(to, 1), 0));
  const head = staff.deputy(zone);
  line.does(head, 'GenerateReportDraft', id);
  line.does(head, 'EditReportDraft', id, { section: 'causes', text: line.oneOf(CAUSES) });
  const { person, wishes } = staff.director(zone, line.after(1).today);
  line.does(person, 'EditReportDraft', id, { section: 'proposals', text: line.oneOf(PROPOSALS) }, wishes);
  line.does(person, 'SubmitPeriodicReport', id, {}, wishes);
  line.after(1).does(line.oneOf(staff.conduct), 'FilePeriodicReport', id);
}

/** Drafted by the office, reviewed by the director; the review files it. One is sent back first. */
function halfYearly(open: Open, staff: Staff, zone: string): void {
  const id = reportOf('half', officeOf(zone), `${YEAR}-h1`);
  const line = open(id, '2026-06-29');
  const head = staff.deputy(zone);
  const director = (command: string, body: object) => {
    const { person, wishes } = staff.director(zone, line.today);
    line.does(person, command, id, body, wishes);
  };
  line.does(staff.liaison(zone, line.today), 'GenerateReportDraft', id);
  line.does(head, 'EditReportDraft', id, { section: 'next', text: NEXT[ZONES.indexOf(zone as 'zone-1')]! });
  line.after(1).does(head, 'SubmitPeriodicReport', id);
  if (zone === 'zone-3') {
    line.after(0);
    director('ReturnPeriodicReport', { reason: '问题部分请写明具体表现' });
    const text = '登记类小问题仍占多数：出车登记漏填返回里程、零星采购缺盖章报价单。';
    line.does(head, 'EditReportDraft', id, { section: 'problems', text });
    line.does(head, 'SubmitPeriodicReport', id);
  }
  line.after(1);
  director('ReviewPeriodicReport', { opinion: '同意' });
}
