import { type Open, YEAR } from './diary.js';
import type { Staff } from './staff.js';

const task = (name: string) => ({ category: 'task', record: `${YEAR}-${name}` });
const issue = (name: string) => ({ category: 'issue', record: `${YEAR}-${name}` });
const inspected = (name: string) => ({ category: 'inspection', record: `${YEAR}-${name}` });
const note = (n: number) => ({ category: 'daily-supervision', record: noteId(n) });
const noteId = (n: number) => `note-${YEAR}-${String(n).padStart(2, '0')}`;

/** What was noticed by the way: day, zone, unit, kind, words. Twice several of one kind on one unit within a quarter. */
// prettier-ignore
const NOTES: readonly (readonly [day: string, zone: string, unit: string, kind: string, noticed: string])[] = [
  ['2026-01-22', 'zone-1', 'government-office', 'conduct', '节前值班表已张贴，未注明带班人。'],
  ['2026-02-10', 'zone-3', 'education-bureau', 'funds', '公示的经费表缺经办人一栏。'],
  ['2026-03-05', 'zone-2', 'publicity-department', 'duty', '学习记录本未按月归卷。'],
  ['2026-03-19', 'zone-4', 'civil-affairs-bureau', 'public-service', '窗口指示牌与实际窗口不一致。'],
  ['2026-04-08', 'zone-1', 'market-regulation-bureau', 'procurement', '零星采购登记未列询价日期。'],
  ['2026-04-22', 'zone-3', 'health-bureau', 'duty', '会议签到表有一处代签，已当场说明。'],
  ['2026-05-07', 'zone-1', 'baofeng', 'public-service', '便民服务点午间值守安排未公示。'],
  ['2026-05-19', 'zone-2', 'transport-bureau', 'vehicles', '出车登记本一页未填返回里程。'],
  ['2026-06-03', 'zone-4', 'chonggang', 'funds', '村务公开栏收支表更新晚了几天。'],
  ['2026-06-16', 'zone-2', 'transport-bureau', 'vehicles', '出车登记本两页未填返回里程。'],
  ['2026-06-30', 'zone-3', 'hongyazi', 'other', '资料柜标签脱落，查找费时。'],
  ['2026-07-16', 'zone-2', 'transport-bureau', 'vehicles', '派车单与出车登记本编号对不上一处。'],
  ['2026-08-05', 'zone-4', 'emergency-management-bureau', 'duty', '汛期值班交接记录缺一班签字。'],
  ['2026-08-19', 'zone-1', 'statistics-bureau', 'conduct', '会议室使用登记未写参会人数。'],
  ['2026-09-03', 'zone-4', 'tongfu', 'public-service', '办事指南上的联系电话未更新。'],
  ['2026-09-16', 'zone-3', 'gaoren', 'procurement', '办公用品验收单一人签字。'],
  ['2026-10-13', 'zone-4', 'tongfu', 'public-service', '窗口叫号机停用，未贴说明。'],
  ['2026-10-28', 'zone-2', 'qukou', 'vehicles', '公务用车停放登记周末漏记一次。'],
  ['2026-11-10', 'zone-4', 'tongfu', 'public-service', '群众来访登记两条未填回复日期。'],
  ['2026-11-18', 'zone-1', 'deyuan-group', 'other', '供暖抢修电话牌字迹不清。'],
];

/** By zone or office, in whose name it is sent: the deputy of the zone sends it for either. */
const HIGHLIGHTS: readonly (readonly [day: string, by: string, title: string, text: string])[] = [
  [
    '2026-03-24',
    'zone-2',
    '换班事先登记',
    '换班登记单由带班人当日签字，三个单位试行一个月，值班表与值班记录没有再出现不一致。',
  ],
  [
    '2026-05-26',
    'conduct-office',
    '节日检查合并安排',
    '清明和“五一”检查合并进点，一次查阅资料，各单位不再分两次准备。',
  ],
  ['2026-06-24', 'zone-3', '零星采购一单一卷', '询价单、验收单、发票放在一卷，检查时现场即可核对，不必另行调档。'],
  ['2026-08-20', 'zone-4', '检查事项一次告知', '进点前用一页纸说明要看什么，不要求单位另备材料。'],
  ['2026-09-29', 'office-2', '交车时当面核对里程', '驾驶员交车时当面登记返回里程，四周内没有再漏填。'],
  ['2026-11-11', 'zone-1', '会议记录当日签字', '改用带签字栏的记录本，散会前签完，不再事后补签。'],
];

/** To a body, or to an official of a zone’s office. */
const COMMENDATIONS = [
  {
    day: '2026-06-10',
    body: 'commission-gaoren',
    reason: '提前完成整改，并启用附件清单，核验资料齐全。',
    records: [issue('02-yellow-river-zone-3-2')],
  },
  {
    day: '2026-08-26',
    officialOf: 'zone-2',
    reason: '农忙时段先查阅资料、后实地查看，不误农时，任务按期完成。',
    records: [inspected('09-farmland-zone-2'), task('09-farmland-zone-2')],
  },
  {
    day: '2026-11-04',
    body: 'group-1',
    reason: '问题反复后查明原因，改由专人登记，在重新确定的期限内完成整改。',
    records: [issue('01-spring-festival-zone-2-1')],
  },
] as const;

interface Study {
  readonly id: string;
  readonly day: string;
  readonly zone?: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly records: readonly { readonly category: string; readonly record: string }[];
  readonly situation: string;
  readonly shortcomings: readonly string[];
  readonly measures: readonly string[];
}

/** By the Conduct Office, or by the head of a zone’s office for the zone. */
const STUDIES: readonly Study[] = [
  {
    id: 'q1',
    day: '2026-04-09',
    subject: '一季度监督检查情况',
    from: '2026-01-05',
    to: '2026-03-31',
    records: [
      task('01-spring-festival-zone-1'),
      issue('01-spring-festival-zone-2-1'),
      issue('01-spring-festival-zone-3-1'),
      note(2),
      note(4),
    ],
    situation: '节日检查发现的多为登记、公示类问题，各单位均已承接整改。',
    shortcomings: ['值班、领用等登记要素不全的情况在不同单位重复出现'],
    measures: ['二季度检查前由党风室统一登记表式', '节后一个月内完成回头看'],
  },
  {
    id: 'q2',
    day: '2026-07-08',
    subject: '二季度监督检查情况',
    from: '2026-04-01',
    to: '2026-06-30',
    records: [
      inspected('04-burden-zone-1'),
      inspected('08-village-accounts-zone-2'),
      issue('04-burden-zone-2-1'),
      { category: 'major-matter', record: `matter-${YEAR}-2` },
      { category: 'document', record: 'quarterly-zone-2-2' },
    ],
    situation: '专项监督与节日检查时间集中，资料归档类问题占比上升，整改总体按期。',
    shortcomings: ['部分单位一个月内迎接两次检查', '个别报告的整改建议不够具体'],
    measures: ['下半年检查合并进点', '报告退回意见汇总成样例供各区参考'],
  },
  {
    id: 'office-2',
    day: '2026-08-06',
    zone: 'zone-2',
    subject: '公务用车登记苗头性问题',
    from: '2026-05-01',
    to: '2026-07-31',
    records: [note(8), note(10), note(12), issue('18-vehicles-zone-2-1')],
    situation: '同一单位三次发现出车登记要素不全，专项监督中另一单位也有同类问题。',
    shortcomings: ['返回里程靠事后补填', '派车单与登记本分开保管'],
    measures: ['交车时当面登记', '派车单与登记本一并存放，九月回看'],
  },
  {
    id: 'q3',
    day: '2026-10-14',
    subject: '三季度监督检查情况',
    from: '2026-07-01',
    to: '2026-09-30',
    records: [
      inspected('15-flood-season-zone-2'),
      inspected('18-vehicles-zone-1'),
      issue('18-vehicles-zone-3-1'),
      { category: 'major-matter', record: `matter-${YEAR}-3` },
    ],
    situation: '四个协作区的公务用车专项监督都发现登记漏填，属共性问题。',
    shortcomings: ['登记本式样不一', '重大事项书面报告有一次超过时限'],
    measures: ['统一出车登记本式样', '口头报告后当日即着手书面报告'],
  },
];

/** What is reported and noticed beside the inspections, and what is made of it. */
export function reports(open: Open, staff: Staff): void {
  noticed(open, staff);
  majorMatters(open, staff);
  for (const [nth, [day, by, title, text]] of HIGHLIGHTS.entries()) {
    const [person, wishes] = senderOf(staff, by);
    const body = { title: `${title}（演示数据）`, text };
    open(`highlight-${nth + 1}`, day).does(person, 'SubmitHighlight', `highlight-${YEAR}-${nth + 1}`, body, wishes);
  }
  for (const [nth, { day, reason, records, ...whom }] of COMMENDATIONS.entries()) {
    const id = `commendation-${YEAR}-${nth + 1}`;
    const commended = 'body' in whom ? { body: whom.body } : { person: staff.official(whom.officialOf, 1) };
    const body = { ...commended, reason: `${reason}（演示数据）`, records };
    open(id, day).does(staff.leader, 'RecordCommendation', id, body);
  }
  for (const { id, day, zone, subject, ...study } of STUDIES) {
    const name = `situation-${YEAR}-${id}`;
    const [person, wishes] = zone === undefined ? [staff.conduct[0]] : senderOf(staff, zone.replace('zone', 'office'));
    const body = { ...study, subject: `${subject}（演示数据）` };
    open(name, day).does(person, 'RecordSituationAnalysis', name, body, wishes);
  }
  // Begun, and not come to a conclusion: a paper of it would need the hash of an answer that nobody has asked for yet.
  open('replay', '2026-11-18').does(staff.cast.of('auditor'), 'OpenReplay', `replay-${YEAR}-1`, {
    purpose: '抽查三季度重大事项报告的时间顺序（演示数据）',
    axis: 'recorded',
    from: '2026-07-01T00:00:00+08:00',
    to: '2026-09-30T23:59:59+08:00',
  });
}

function senderOf(staff: Staff, by: string): readonly [person: string, wishes?: string] {
  if (by === 'conduct-office') return [staff.conduct[1]];
  if (by.startsWith('zone')) return [staff.deputy(by), `deputy-zone-director:${by}`];
  return [staff.deputy(by.replace('office', 'zone')), `office-head:${by}`];
}

/** By members and officials, as it comes; nobody of a body seated in the unit. */
function noticed(open: Open, staff: Staff): void {
  for (const [nth, [day, zone, unit, kind, words]] of NOTES.entries()) {
    const line = open(noteId(nth + 1), day);
    const body = { unit, kind, noticed: `演示数据（虚构）：${words}` };
    if (nth % 3 === 0) line.does(staff.official(zone, 1), 'RecordDailySupervision', noteId(nth + 1), body);
    else {
      const member = line.oneOf(staff.freeMembers(zone, [unit]));
      line.does(member, 'RecordDailySupervision', noteId(nth + 1), body, `zone-member:${zone}`);
    }
  }
}

function majorMatters(open: Open, staff: Staff): void {
  const matter = (n: number, zone: string, from: string) => {
    const line = open(`matter-${n}`, from);
    const id = `matter-${YEAR}-${n}`;
    const reporter = staff.deputy(zone);
    return {
      line,
      reports: (command: string, body: object = {}) =>
        line.does(reporter, command, id, body, `deputy-zone-director:${zone}`),
      instructs: (leader: string, instruction: string) => line.does(leader, 'GiveInstruction', id, { instruction }),
    };
  };
  const [first, second] = staff.inCharge;
  const title = (words: string) => `${words}（演示数据，虚构）`;

  const queue = matter(1, 'zone-3', '2026-03-25');
  queue.reports('NoteMajorMatter', {
    subject: 'public-concern',
    title: title('网上有帖子反映某服务窗口排队时间长'),
    knownAt: queue.line.now,
    toldTo: first,
  });
  queue.line.after(0);
  queue.reports('WriteMajorMatter', { facts: '经了解系当日系统升级，已加开窗口，次日恢复正常。' });
  queue.line.after(1);
  queue.instructs(first, '已阅。请单位在窗口张贴说明。');
  queue.line.after(1);
  queue.reports('AcknowledgeInstruction');

  const clash = matter(2, 'zone-1', '2026-06-16');
  const told = clash.line.now;
  clash.line.after(0);
  clash.reports('ReportMajorMatter', {
    subject: 'work',
    title: title('监督检查时间与汛前准备冲突'),
    facts: '两个单位人员集中在防汛一线，拟安排的进点与其值守时间重合。',
    knownAt: told,
    toldAt: told,
    toldTo: second,
  });
  clash.line.after(0);
  clash.reports('RequestInstruction', { question: '可否先查阅资料，实地查看推迟到汛前准备结束之后？' });
  clash.line.after(1);
  clash.instructs(second, '同意。先查阅资料，不打扰一线值守。');
  clash.line.after(0);
  clash.reports('AcknowledgeInstruction');

  const slope = matter(3, 'zone-4', '2026-08-12');
  slope.reports('NoteMajorMatter', {
    subject: 'safety',
    title: title('连续降雨后某村道路边坡松动'),
    knownAt: slope.line.now,
    toldTo: second,
  });
  slope.line.after(2);
  slope.reports('WriteMajorMatter', { facts: '无人员受伤，已设围挡并绕行；书面报告因在现场值守迟报。' });
  slope.line.after(1);
  slope.instructs(staff.leader, '先确保安全。书面报告今后按时限报送。');
  slope.line.after(0);
  slope.reports('AcknowledgeInstruction');

  // Still before the leaders when the story ends.
  const sealed = matter(4, 'zone-4', '2026-11-19');
  const known = sealed.line.now;
  sealed.line.after(0);
  sealed.reports('ReportMajorMatter', {
    subject: 'clue',
    clues: [`${YEAR}-4-003`],
    knownAt: known,
    toldAt: known,
    toldTo: first,
  });
}
