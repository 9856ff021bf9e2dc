import { createHash } from 'node:crypto';
import { correctionsOf } from '../corrections/correction.state.js';
import type { Open } from './diary.js';
import { VEHICLE_RULES } from './rulebook.js';
import type { Staff } from './staff.js';

/** What comes after the single issue: what several have in common, what lags, and what was entered wrongly. */
export function followThrough(open: Open, staff: Staff): void {
  commonProblems(open, staff);
  weakPoints(open, staff);
  marks(open, staff);
  followUps(open, staff);
  corrections(open, staff);
  asked(open, staff);
  audit(open, staff);
}

/** Three: one answered by a rule and closed, two with a proposal that nobody has adopted. */
function commonProblems(open: Open, staff: Staff): void {
  const [desk, other] = staff.conduct;
  const vehicles = 'common-2026-vehicle-logs';
  const logs = open(vehicles, '2026-09-02');
  logs.does(desk, 'IdentifyCommonProblem', vehicles, {
    title: '出车登记漏填返回里程（演示数据）',
    kind: '出车登记漏填',
    issues: ['zone-1', 'zone-2', 'zone-3', 'zone-4'].map((zone) => `2026-18-vehicles-${zone}-1`),
  });
  const causes = '登记本由驾驶员交车后补填，无人当面核对；各单位表式不一，返回里程栏不醒目。';
  logs.after(3).does(desk, 'DescribeCauses', vehicles, { causes });
  const measure = '统一出车登记表式，交车时由管理员当面登记返回里程。';
  logs.after(2).does(desk, 'ProposeMeasure', vehicles, { text: measure });
  logs.does(desk, 'ProposeMeasure', vehicles, { text: '对驾驶员开展一次登记培训。' });
  logs
    .on('2026-09-24T09:30:00+08:00')
    .does(other, 'LinkCommonProblem', vehicles, { issue: '2026-19-mid-autumn-zone-3-1' });
  logs
    .on('2026-10-16T09:30:00+08:00')
    .does(staff.conductHead, 'AdoptMeasure', vehicles, { measure: '1', instrument: VEHICLE_RULES });
  const outcome = '办法已施行，抽查的登记本均当面登记；其后的个别漏填随检查另行整改。';
  logs.on('2026-11-12T10:10:00+08:00').does(other, 'CloseCommonProblem', vehicles, { outcome });

  const visits = 'common-2026-visit-registers';
  const registers = open(visits, '2026-04-28');
  registers.does(staff.deputy('zone-1'), 'IdentifyCommonProblem', visits, {
    title: '来访登记未填回复日期（演示数据）',
    kind: '来访登记要素不全',
    causes: '登记表没有回复栏，回复函另行存放。',
    issues: ['2026-02-yellow-river-zone-1-1', '2026-04-burden-zone-1-1', 'designated-2026-3-1'],
  });
  const column = '登记表增加回复日期栏，回复函编号填入登记表。';
  registers.after(4).does(staff.official('zone-1'), 'ProposeMeasure', visits, { text: column });
  registers
    .on('2026-06-23T09:40:00+08:00')
    .does(staff.deputy('zone-1'), 'LinkCommonProblem', visits, { issue: '2026-12-business-environment-zone-1-1' });

  const quotations = 'common-2026-quotations';
  open(quotations, '2026-10-13')
    .does(other, 'IdentifyCommonProblem', quotations, {
      title: '零星采购询价资料不齐（演示数据）',
      kind: '询价资料不齐',
      issues: ['2026-23-procurement-zone-1-1', '2026-23-procurement-zone-2-1', '2026-19-mid-autumn-zone-4-2'],
    })
    .after(2)
    .does(other, 'DescribeCauses', quotations, { causes: '电子报价即视为完成，盖章件事后补取，无人催办。' })
    .after(4)
    .does(other, 'ProposeMeasure', quotations, { text: '零星采购一单一卷，付款前核对卷内报价单。' });
}

function weakPoints(open: Open, staff: Staff): void {
  const habit = 'weak-2026-registers';
  const proposal = '把登记责任写进岗位交接单。';
  open(habit, '2026-09-08')
    .does(staff.deputy('zone-4'), 'RecordWeakPoint', habit, {
      where: '第四协作区有关单位综合办',
      title: '日常登记靠个人习惯，换人即断（演示数据）',
      cause: '登记没有列入岗位职责，检查前集中补填。',
      proposal,
      issues: ['2026-04-burden-zone-4-1', '2026-18-vehicles-zone-4-1'],
    })
    .on('2026-10-12T10:20:00+08:00')
    .does(staff.deputy('zone-4'), 'AmendWeakPoint', habit, {
      cause: '登记没有列入岗位职责，换岗时也不交接。',
      proposal: `${proposal}由派驻组按季度抽查。`,
      reason: '补充走访了解的情况',
    });
  const archives = 'weak-2026-archives';
  open(archives, '2026-09-28').does(staff.conduct[0], 'RecordWeakPoint', archives, {
    where: '派驻机构与驻在单位之间',
    title: '季度材料移交时间不清（演示数据）',
    cause: '移交时限只有口头要求，没有清单。',
    proposal: '按季度列移交清单，双方签字。',
    issues: ['2026-14-safety-zone-4-2', '2026-23-procurement-zone-1-2'],
  });
}

/** Issues that are singled out, and one for which more time is asked. */
function marks(open: Open, staff: Staff): void {
  open('prominent-meeting', '2026-06-29').does(
    staff.official('zone-2'),
    'MarkProminent',
    '2026-01-spring-festival-zone-2-1',
    { reason: '回头看时同类问题再次出现' },
  );
  open('prominent-quotations', '2026-11-03').does(
    staff.official('zone-1'),
    'MarkProminent',
    '2026-23-procurement-zone-1-1',
    { reason: '整改期限已过，资料仍未补齐' },
  );
  const asks = open('asks-for-time', '2026-11-19');
  asks.does(staff.ofBody('commission-gaoren', asks.today), 'RequestExtension', '2026-31-winter-heating-zone-3-1', {
    until: '2026-12-18',
    reason: '供暖季人员分散，补填里程需逐人核对',
  });
}

/** Three notices: answered and closed, returned and answered again, and one that waits for its answer. */
function followUps(open: Open, staff: Staff): void {
  const [desk, other] = staff.conduct;
  const first = open('notice-2026-01', '2026-10-28');
  first
    .does(desk, 'IssueFollowUpNotice', first.name, {
      about: 'issue',
      record: '2026-19-mid-autumn-zone-4-2',
      matter: '询价资料补取已逾期，未见进展报告（演示数据）',
      requirement: '说明原因，列出完成时间',
    })
    .after(3)
    .does(staff.ofBody('group-4', first.today), 'AnswerFollowUpNotice', first.name, {
      answer: '一家供货单位搬迁，盖章报价单已约定当面补取。',
    })
    .after(2)
    .does(desk, 'CloseFollowUpNotice', first.name, { opinion: '情况属实，继续跟踪整改。' });

  const second = open('notice-2026-02', '2026-10-26');
  const deputy = staff.deputy('zone-4');
  second
    .does(other, 'IssueFollowUpNotice', second.name, {
      about: 'task',
      record: '2026-26-elderly-care-zone-4',
      matter: '任务交办后未按期签收（演示数据）',
      requirement: '即日签收，说明检查安排',
    })
    .after(2)
    .does(deputy, 'AnswerFollowUpNotice', second.name, { answer: '正在安排。' })
    .after(1)
    .does(other, 'ReturnFollowUpAnswer', second.name, { reason: '未写明检查时间和人员安排' })
    .after(2)
    .does(deputy, 'AnswerFollowUpNotice', second.name, {
      answer: '检查组已组成，按交办期限完成现场检查；签收迟延系人员集中培训。',
    });

  const third = open('notice-2026-03', '2026-11-17');
  third.does(desk, 'IssueFollowUpNotice', third.name, {
    about: 'issue',
    record: '2026-23-procurement-zone-1-1',
    matter: '整改期限届满，盖章报价单仍未归卷（演示数据）',
    requirement: '五个工作日内书面答复',
  });
}

/** Besides the issue that was entered under the wrong unit, which is told with the issue itself. */
function corrections(open: Open, staff: Staff): void {
  const title = { category: 'task', record: '2026-13-dragon-boat-zone-3', field: 'title' } as const;
  const isRight = {
    ...title,
    is: '端午节期间作风建设监督检查（演示数据）',
    reason: '交办时标题漏一字',
    basis: '计划审批单',
  };
  open('corrects-title', '2026-06-23').does(staff.conductHead, 'CorrectRecord', correctionsOf(isRight), isRight);
  open('corrects-clue', '2026-07-02').does(staff.caseHead, 'CorrectClueRecord', '2026-0-002', {
    number: '2026-0-002',
    source: 'petition',
    reason: 'misread',
  });
}

/** For a look at one document, and for the recusal of somebody: each decided by a higher post. */
function asked(open: Open, staff: Staff): void {
  const [leader] = staff.inCharge;
  const secretary = staff.cast.of('township-secretary', 'commission-hongyazi');
  const reads = open('grant-2026-1', '2026-06-24');
  reads
    .does(secretary, 'RequestAccess', reads.name, {
      document: 'inspection-report',
      record: '2026-07-school-canteen-zone-3',
      purpose: '准备本乡学校食堂日常监督（演示数据）',
    })
    .after(1)
    .does(leader, 'GrantAccess', reads.name, { until: '2026-07-15' });
  const wants = open('grant-2026-2', '2026-09-15');
  wants
    .does(staff.cast.of('group-head', 'group-2'), 'RequestAccess', wants.name, {
      document: 'inspection',
      record: '2026-18-vehicles-zone-3',
      purpose: '了解其他区检查方式（演示数据）',
    })
    .after(1)
    .does(leader, 'DeclineAccess', wants.name, { reason: '可向党风室了解方式，不需要调阅原件' });

  const official = staff.official('zone-3', 1);
  const recusal = open('recusal-2026-1', '2026-10-09');
  recusal
    .does(staff.cast.of('group-head', 'group-3'), 'RequestRecusal', official, {
      kind: 'issue',
      matter: '2026-24-teachers-zone-3-1',
      ground: 'former-post',
      reason: '该同志曾在学校挂职（虚构）',
    })
    .after(0);
  const { person, wishes } = staff.director('zone-3', recusal.today);
  const stays = { request: '1', outcome: 'stays', reason: '挂职已满五年，与本事项无关' };
  recusal.does(person, 'DecideRecusal', official, stays, wishes);
}

/** The auditor looks at June as it was known then, and keeps a paper of it. */
function audit(open: Open, staff: Staff): void {
  const auditor = staff.cast.of('auditor');
  const id = 'replay-2026-june';
  open(id, '2026-07-20')
    .does(auditor, 'OpenReplay', id, {
      purpose: '核对六月更正前后问题台账所示单位（演示数据）',
      axis: 'recorded',
      from: '2026-05-25T00:00:00+08:00',
      to: '2026-06-30T23:59:59+08:00',
    })
    .after(1)
    .does(auditor, 'SaveReplayPaper', id, {
      paper: 'ledger',
      query: 'issues/2026-08-village-accounts-zone-4-1?asOf=recorded:2026-05-31T23:59:59%2B08:00',
      // Of an answer that nobody has seen: the story is written before the log that it makes.
      position: '0'.repeat(20),
      hash: createHash('sha256').update('no answer').digest('hex'),
      conclusion: '演示数据：五月底台账所示为更正前的单位，与当月报告一致；位置和摘要为示意。',
    })
    .after(2)
    .does(auditor, 'CloseReplay', id, { conclusion: '更正有依据，原记录可查，月报告未被改动。' });
}
