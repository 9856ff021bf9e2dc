import type { RowOf } from '../api/rows.js';
import type { NameOf } from './of-report.js';
import { chineseDate } from './numbers.js';
import { heading, type Paper, type Part, paragraphs, table, text } from './paper.js';
import { whole } from './whole.js';

const NEEDED = [
  'title',
  'kind',
  'zone',
  'units',
  'leader',
  'team',
  'plan',
  'startedAt',
  'completedAt',
  'problems',
  'report',
  'journey',
  'asOfPosition',
] as const;

type Shown = Pick<RowOf<'inspections'>, (typeof NEEDED)[number]>;
type Inspection = Required<Shown>;

const list = (names: readonly string[]) => names.join('、');

const time = ({ startedAt, completedAt }: Inspection): string => {
  const [from, to] = [startedAt, completedAt].map((at) => (at ? chineseDate(at) : undefined));
  if (from === undefined) return '';
  return to === undefined || to === from ? `${from}，` : `${from}至${to}，`;
};

/** Problems one by one; of clues the numbers alone: what they are of stands in no report. */
function found({ problems, report }: Inspection, nameOf: NameOf): readonly Part[] {
  const clues = report?.clues ?? [];
  return [
    heading(1, '发现的问题'),
    text(`发现其他问题${problems.length}个，问题线索${clues.length}件。`),
    ...problems.flatMap(({ unit, place, kind, facts }) => [
      heading(3, `${nameOf(unit)}：${kind}`),
      ...paragraphs(`${place}：${facts}`),
    ]),
    ...(clues.length === 0
      ? []
      : [
          heading(1, '问题线索移送情况'),
          text(`问题线索编号${list(clues)}，已密封移送案件监督管理室，内容不在本报告中反映。`),
        ]),
  ];
}

/** 督查（调研）报告; undefined while there is none. */
export function paperOfInspectionReport(shown: Shown, nameOf: NameOf): Paper | undefined {
  const inspection = whole(shown, NEEDED);
  if (!inspection?.report) return undefined;
  const { title, kind, zone, units, leader, report, journey, asOfPosition } = inspection;
  const others = report.members.filter((person) => person !== leader);
  const handedIn = journey.findLast(({ step }) => step === 'report-submitted')?.at;
  return {
    title: `关于${title}的${kind === 'research' ? '调研' : '督查'}报告`,
    addressee: '县纪委监委',
    body: [
      heading(1, '基本情况'),
      text(
        `${time(inspection)}${nameOf(zone)}监督检查组对${list(units.map(nameOf))}开展监督检查。组长${nameOf(leader)}${others.length === 0 ? '' : `，成员${list(others.map(nameOf))}`}。`,
      ),
      ...paragraphs(report.situation),
      ...found(inspection, nameOf),
      ...(report.proposals ? [heading(1, '工作建议'), ...paragraphs(report.proposals)] : []),
    ],
    signature: `${nameOf(zone)}监督检查组`,
    ...(handedIn !== undefined ? { date: handedIn.slice(0, 10) } : { draft: true as const }),
    seal: { position: asOfPosition },
  };
}

/** 监督检查工作方案 with its four parts; undefined while there is none. */
export function paperOfWorkPlan(shown: Shown, nameOf: NameOf): Paper | undefined {
  const inspection = whole(shown, NEEDED);
  if (!inspection?.plan) return undefined;
  const { title, zone, units, leader, team, plan, asOfPosition } = inspection;
  return {
    title: `${title}工作方案`,
    body: [
      heading(1, '监督检查任务'),
      ...paragraphs(plan.tasks),
      text(`检查单位：${list(units.map(nameOf))}。`),
      heading(1, '时间期限'),
      text(`${chineseDate(plan.limit)}前完成。`),
      heading(1, '方式方法'),
      ...paragraphs(plan.methods),
      heading(1, '工作要求'),
      ...paragraphs(plan.requirements),
      heading(1, '人员组成'),
      table(
        ['姓名', '组内职务'],
        team.map(({ person, name }) => [name, person === leader ? '组长' : '成员']),
      ),
    ],
    signature: nameOf(zone),
    seal: { position: asOfPosition },
  };
}
