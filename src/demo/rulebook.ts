import type { Open } from './diary.js';
import type { Staff } from './staff.js';

const COUNTY = 'county';

/** The rule that answers a common problem of the year. */
export const VEHICLE_RULES = 'vehicle-log-rules-2026';

/** What the scheme of the annual assessment rests on. */
export const ASSESSMENT_MEASURES = 'assessment-measures-2026';

/** What the year is ruled by: instruments, a parameter set by one and one by a leader, and the calendar. */
export function rulebook(open: Open, staff: Staff): void {
  const year = open('rulebook', '2026-01-05');
  const office = staff.general;
  for (const instrument of [
    {
      instrument: 'implementing-opinions',
      title: '关于推行监督检查协作区的实施意见',
      issuer: '县纪委监委',
      from: '2021-03-01',
    },
    { instrument: 'supervision-law', title: '中华人民共和国监察法', issuer: '全国人民代表大会', from: '2025-06-01' },
    {
      instrument: 'enforcement-rules',
      title: '中国共产党纪律检查机关监督执纪工作规则',
      issuer: '中共中央办公厅',
      from: '2019-01-01',
    },
    {
      instrument: 'reporting-rules-2026',
      title: '协作区定期报告办法（演示数据）',
      number: '平纪发〔2026〕1号（演示）',
      issuer: '县纪委监委',
      from: '2026-01-05',
    },
  ])
    year.does(office, 'RegisterInstrument', COUNTY, instrument);
  year.does(office, 'SetParameter', COUNTY, {
    parameter: 'task-receipt',
    term: { unit: 'working-days', n: 2 },
    from: '2026-02-01',
    instrument: 'reporting-rules-2026',
    reason: '明确签收期限',
  });
  open('rulebook-assessment', '2026-01-20').does(office, 'RegisterInstrument', COUNTY, {
    instrument: ASSESSMENT_MEASURES,
    title: '监督检查协作区年度考核办法（演示数据）',
    number: '平纪发〔2026〕2号（演示）',
    issuer: '县纪委监委',
    from: '2026-01-20',
  });
  const summer = open('rulebook-summer', '2026-07-13');
  summer
    .does(staff.leader, 'DecideCalendarException', COUNTY, { day: '2026-07-18', as: 'works', reason: '防汛值守' })
    .does(staff.leader, 'SetParameter', COUNTY, {
      parameter: 'load-limit',
      number: 4,
      from: '2026-07-20',
      reason: '汛期人员集中使用',
    });
  open('rulebook-vehicles', '2026-10-12').does(office, 'RegisterInstrument', COUNTY, {
    instrument: VEHICLE_RULES,
    title: '公务用车出车登记办法（演示数据）',
    number: '平纪发〔2026〕9号（演示）',
    issuer: '县纪委监委',
    from: '2026-10-12',
  });
  open('rulebook-next-year', '2026-11-09').does(office, 'PublishHolidayCalendar', COUNTY, {
    year: 2027,
    notice: '国办发明电〔2026〕演示号',
    issued: '2026-11-06',
    holidays: [
      { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
      { name: '春节', from: '2027-02-05', to: '2027-02-12' },
      { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
      { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
      { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
      { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
      { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
    ],
    worked: ['2027-01-30', '2027-02-20', '2027-05-08', '2027-09-26', '2027-10-09'],
  });
}
