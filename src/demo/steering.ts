import { type Matter, YEAR, ZONES } from './diary.js';
import { PROCUREMENT } from './plan-of-the-year.js';
import type { Staff } from './staff.js';

const TASK = `designated-${YEAR}-1`;

/** How the year is steered: key tasks, a festival on the calendar, a campaign, calls and support, what deputies compile. */
export function steering(open: (name: string, from: string) => Matter, staff: Staff): void {
  keyTasks(open, staff);
  open('festival', '2026-08-10').does(staff.conductHead, 'ScheduleFestivalCheck', YEAR, {
    item: '19-mid-autumn',
    festival: '中秋节',
  });
  campaign(open, staff);
  support(open, staff);
  for (const [nth, zone] of ZONES.entries())
    open(`compiled-${zone}`, `2026-07-0${nth + 6}`).does(
      staff.deputy(zone),
      'CompileSituation',
      `compiled-${zone}-2026-h1`,
      { from: '2026-01', to: '2026-06', remarks: '上半年情况汇总（演示数据）' },
      `deputy-zone-director:${zone}`,
    );
}

function keyTasks(open: (name: string, from: string) => Matter, staff: Staff): void {
  const publish = (from: string, tasks: readonly object[]) =>
    open(`key-tasks-${from}`, from).does(staff.conductHead, 'PublishKeyTaskList', YEAR, { from, tasks });
  publish('2026-02-10', [
    { title: '节日期间落实中央八项规定精神（演示数据）', item: '06-may-day', source: 'central' },
    { title: '困难群众救助资金公示（演示数据）', item: '11-relief-funds', source: 'city' },
  ]);
  publish('2026-06-15', [
    { title: '困难群众救助资金公示（演示数据）', item: '11-relief-funds', source: 'city' },
    { title: '汛期值守和物资登记（演示数据）', item: '15-flood-season', source: 'city' },
  ]);
}

function campaign(open: (name: string, from: string) => Matter, staff: Staff): void {
  const terms = {
    title: '政府采购领域专项治理（演示数据）',
    level: 'region',
    reference: '宁纪办发〔2026〕演示号',
    from: '2026-04-01',
    until: '2026-10-31',
  };
  open('campaign', '2026-04-01').does(staff.conductHead, 'OpenCampaign', PROCUREMENT, terms);
  open('campaign-ends', '2026-11-09').does(staff.conductHead, 'CloseCampaign', PROCUREMENT, {
    result: '列入年度计划，由第一、第二协作区检查（演示数据）',
  });
}

/** The director of zone 2 asks another zone for people; the deputy arranges the visits under a delegation. */
function support(open: (name: string, from: string) => Matter, staff: Staff): void {
  const line = open('support', '2026-02-27');
  const { person, wishes } = staff.director('zone-2', line.today);
  const deputy = staff.deputy('zone-2');
  line.does(person, 'DelegateDispatch', 'zone-2', { person: deputy, from: line.today, until: '2026-03-31' }, wishes);
  const need = { of: 'zone-1', count: 1, from: '2026-03-02', until: '2026-03-13', reason: '本区人员集中于春耕督查' };
  line.does(person, 'RequestSupport', TASK, need, wishes);
  line.after(1).does(staff.inCharge[0], 'DeclineSupport', TASK, { request: '1', reason: '第一协作区同期有任务' });
  const visits = [
    { unit: 'justice-bureau', day: '2026-03-05' },
    { unit: 'women-federation', day: '2026-03-06' },
  ];
  line.does(deputy, 'ArrangeInspection', TASK, { visits }, 'deputy-zone-director:zone-2');
}
