import type { CorrectionLine, Figure, Section, Sentence } from './figures.js';
import type { Period, PeriodKind } from './period.js';

/** What a sentence may draw on: the figures of this report by name, and the day for which stocks hold. */
class Told {
  private readonly byName: ReadonlyMap<string, Figure>;

  constructor(
    readonly figures: readonly Figure[],
    readonly day: string,
  ) {
    this.byName = new Map(figures.map((figure) => [figure.figure, figure]));
  }

  has = (name: string) => this.byName.has(name);
  n = (name: string) => this.byName.get(name)?.value ?? 0;

  get common() {
    return this.figures.filter(({ figure }) => figure.startsWith('common-'));
  }

  judged(is: 'common-problem' | 'weak-point' | 'prominent') {
    return this.figures.filter(({ judged }) => judged?.is === is);
  }

  get heaviest() {
    return this.figures.filter(({ figure }) => figure.startsWith('unit-'));
  }
}

type Write = (told: Told) => readonly (Sentence | undefined)[];

/** `{name}` in a sentence is the value of that figure, which the sentence so names as what it rests on. */
function tells(told: Told, zh: string, en: string, extra: readonly string[] = []): Sentence {
  const names = [...zh.matchAll(/\{([a-z-]+)\}/g)].map(([, name]) => name!);
  const filled = (text: string) => text.replace(/\{([a-z-]+)\}/g, (_, name: string) => String(told.n(name)));
  return { zh: filled(zh), en: filled(en), figures: [...new Set([...names, ...extra])] };
}

/** What a person wrote, as the end of a sentence: it may have its full stop already. */
const ended = (text: string) => text.replace(/[。.；;\s]+$/u, '');

const TASK_KINDS: Readonly<Record<string, string>> = {
  political: '政治监督',
  festival: '节日检查',
  campaign: '专项治理',
  'clue-verification': '线索核查',
  research: '专项调研',
  other: '其他',
};

const work: Write = (told) => {
  const kinds = told.figures.find(({ figure }) => figure === 'tasks-assigned')?.byKind ?? {};
  const mix = Object.entries(kinds).map(([kind, n]) => `${TASK_KINDS[kind] ?? kind}${n}项`);
  const of = mix.length === 0 ? '' : `（${mix.join('、')}）`;
  return [
    tells(
      told,
      `接受交办任务{tasks-assigned}项${of}，接受计划外指定事项{tasks-designated}项，签收{tasks-received}项，办结{tasks-closed}项。`,
      '{tasks-assigned} tasks assigned, {tasks-designated} items designated outside the plan, {tasks-received} received, {tasks-closed} closed.',
    ),
    tells(
      told,
      '组建监督检查组{teams-formed}个，开展监督检查{inspections-started}次，现场检查{fieldwork-days}天，检查单位{units-visited}个次，日常监督{daily-notes}次，报送督查（调研）报告{reports-presented}份。',
      '{teams-formed} teams formed, {inspections-started} inspections, {fieldwork-days} days of fieldwork, {units-visited} visits to units, {daily-notes} notes of daily supervision, {reports-presented} reports presented.',
    ),
  ];
};

const found: Write = (told) => [
  tells(
    told,
    '发现其他问题{problems-found}个、问题线索{clues-found}件；移送问题线索{clues-transferred}件，案件监督管理室签收{clues-received}件。',
    '{problems-found} other problems and {clues-found} clues found; {clues-transferred} clues transferred, {clues-received} received by the Case Office.',
  ),
  tells(
    told,
    '报送其他问题{issues-referred}个，转办{issues-forwarded}个。',
    '{issues-referred} issues referred, {issues-forwarded} forwarded.',
  ),
];

const rectified: Write = (told) => [
  tells(
    told,
    `问题销号{issues-closed}个${told.has('rectification-rate') ? '，整改率{rectification-rate}%' : ''}；截至${told.day}，在办{issues-in-hand}个，其中逾期{issues-overdue}个。`,
    `{issues-closed} issues closed${told.has('rectification-rate') ? ', rectification rate {rectification-rate} %' : ''}; on ${told.day} {issues-in-hand} in hand, {issues-overdue} of them overdue.`,
  ),
  told.n('issues-recurred') === 0
    ? undefined
    : tells(
        told,
        '销号后再次发生{issues-recurred}个，不计为有效整改。',
        '{issues-recurred} recurred after closing and do not count as rectified.',
      ),
];

const together: Write = (told) => [
  tells(
    told,
    '承担交叉监督检查{cross-inspections}次，调度人员{members-dispatched}人次，因回避退出{recusals}人次。',
    '{cross-inspections} cross inspections taken on, {members-dispatched} members dispatched, {recusals} withdrawn because of recusal.',
  ),
];

const common: Write = (told) => {
  const these = told.common;
  return [
    tells(
      told,
      `报送其他问题{issues-referred}个，涉及{units-concerned}个单位；按同类问题归并，提出共性问题${these.length}个。`,
      `{issues-referred} issues referred, in {units-concerned} units; by kind, ${these.length} common problems are proposed.`,
      these.map(({ figure }) => figure),
    ),
    ...these.map(({ figure, zh, value, units, judged }) => ({
      zh: `${zh}${judged ? '（已认定）' : ''}：${value}个问题，涉及${units!.length}个单位（${units!.join('、')}）。`,
      en: `${zh}${judged ? ' (identified)' : ''}: ${value} issues in ${units!.length} units (${units!.join(', ')}).`,
      figures: [figure],
    })),
  ];
};

const prominent: Write = (told) => [
  ...told.judged('prominent').map(({ figure, zh }) => ({ zh: `${zh}。`, en: `${zh}.`, figures: [figure] })),
  told.heaviest.length === 0
    ? { zh: '本期未报送其他问题。', en: 'No issues were referred in this period.', figures: ['issues-referred'] }
    : {
        zh: `问题较集中的单位：${told.heaviest.map(({ zh, value }) => `${zh}（${value}个）`).join('、')}。`,
        en: `Units with most issues: ${told.heaviest.map(({ zh, value }) => `${zh} (${value})`).join(', ')}.`,
        figures: told.heaviest.map(({ figure }) => figure),
      },
  told.n('issues-recurred') === 0
    ? undefined
    : tells(told, '销号后再次发生的问题{issues-recurred}个。', '{issues-recurred} issues recurred after closing.'),
];

const weak: Write = (told) => [
  ...told.judged('weak-point').map(({ figure, zh }) => ({ zh: `${zh}。`, en: `${zh}.`, figures: [figure] })),
  tells(
    told,
    `截至${told.day}，逾期未销号问题{issues-overdue}个；延长整改期限{terms-extended}次，整改核验未通过{verifications-failed}次。`,
    `On ${told.day} {issues-overdue} issues overdue; {terms-extended} terms extended, {verifications-failed} verifications failed.`,
  ),
  tells(
    told,
    '逾期事项{deadlines-missed}项；督查（调研）报告退回修改{reports-returned}份；因回避退出{recusals}人次。',
    '{deadlines-missed} deadlines missed; {reports-returned} inspection reports returned; {recusals} withdrawn because of recusal.',
  ),
];

/** Why is for people to say, here or when they identified the problem; what bears on it is for the log. */
const causes: Write = (told) => [
  ...told.figures.flatMap(({ figure, zh, judged }) =>
    judged?.cause === undefined
      ? []
      : [{ zh: `“${zh}”：${ended(judged.cause)}。`, en: `“${zh}”: ${ended(judged.cause)}.`, figures: [figure] }],
  ),
  tells(
    told,
    `可供分析的事实：共性问题${told.common.length}个，再次发生{issues-recurred}个，延期{terms-extended}次，核验未通过{verifications-failed}次。`,
    `Facts that bear on it: ${told.common.length} common problems, {issues-recurred} recurrences, {terms-extended} extensions, {verifications-failed} failed verifications.`,
    told.common.map(({ figure }) => figure),
  ),
];

const proposals: Write = (told) => [
  ...told.judged('weak-point').flatMap(({ figure, zh, judged }) =>
    judged?.proposal === undefined
      ? []
      : [
          {
            zh: `针对“${zh}”：${ended(judged.proposal)}。`,
            en: `On “${zh}”: ${ended(judged.proposal)}.`,
            figures: [figure],
          },
        ],
  ),
  ...proposed(told),
];

const proposed: Write = (told) =>
  told.common.length === 0
    ? [
        tells(
          told,
          '本期未形成共性问题，按计划继续开展监督检查（在办问题{issues-in-hand}个）。',
          'No common problem in this period; inspections go on as planned ({issues-in-hand} issues in hand).',
        ),
      ]
    : told.common.map(({ figure, zh, units, judged }) => ({
        zh:
          judged?.proposal !== undefined
            ? `针对“${zh}”：${ended(judged.proposal)}。`
            : `针对“${zh}”，建议由涉及的${units!.length}个单位完善制度，并纳入下一期监督重点。`,
        en: `On “${zh}”: the ${units!.length} units should mend their rules, and it should be among the next key tasks.`,
        figures: [figure],
      }));

const nextSteps: Write = (told) => [
  tells(
    told,
    '督促在办问题{issues-in-hand}个按期整改，对逾期的{issues-overdue}个逐一督办。',
    'See the {issues-in-hand} issues in hand rectified in time, and follow up the {issues-overdue} overdue one by one.',
  ),
  ...proposals(told),
];

const practice: Write = (told) => [
  ...together(told),
  told.n('highlights') === 0
    ? undefined
    : tells(
        told,
        '报送工作亮点{highlights}条（不计入考核）。',
        '{highlights} highlights submitted; they score nothing.',
      ),
];

const completion: Write = (told) => {
  const [handed, closed] = [told.n('tasks-assigned') + told.n('tasks-designated'), told.n('tasks-closed')];
  return [
    ...work(told),
    handed === 0
      ? undefined
      : {
          zh: `本年度协作事项${handed}项，办结${closed}项，办结率${Math.round((closed * 100) / handed)}%。`,
          en: `${handed} items this year, ${closed} closed (${Math.round((closed * 100) / handed)} %).`,
          figures: ['tasks-assigned', 'tasks-designated', 'tasks-closed'],
        },
  ];
};

const effects: Write = (told) => [
  ...found(told),
  ...rectified(told),
  tells(told, '回头看未反弹{rechecks-held}次。', '{rechecks-held} re-checks found the rectification holding.'),
];
const problems: Write = (told) => [...common(told), ...prominent(told), ...weak(told)];

type Part = readonly [section: string, zh: string, en: string, write: Write];

const PARTS: Readonly<Record<PeriodKind, readonly Part[]>> = {
  month: [
    ['work', '监督工作开展情况', 'Work carried out', work],
    ['found', '发现问题和移送转办情况', 'What was found, and where it went', found],
    ['rectified', '问题整改情况', 'Rectification', rectified],
    ['together', '协作配合情况', 'Working together', together],
  ],
  quarter: [
    ['common', '共性问题', 'Common problems', common],
    ['prominent', '突出问题', 'Prominent problems', prominent],
    ['weak', '短板弱项', 'Weak points', weak],
    ['causes', '原因分析', 'Causes', causes],
    ['proposals', '工作建议', 'Proposals', proposals],
  ],
  half: [
    [
      'work',
      '监督检查工作开展情况',
      'Work carried out',
      (told) => [...work(told), ...effects(told), ...together(told)],
    ],
    ['problems', '存在的问题和不足', 'Problems and shortcomings', problems],
    ['next', '下一步工作思路', 'Next steps', nextSteps],
  ],
  year: [
    ['completion', '协作事项完成情况', 'Completion of items', completion],
    ['practice', '经验和做法', 'Good practice', practice],
    ['effects', '取得的效果', 'Effects', effects],
    ['problems', '存在的问题', 'Problems', problems],
  ],
};

/** The parts that a report of this kind has; corrections of earlier ones stand at its end. */
export const partsOf = (kind: PeriodKind): readonly string[] => [
  ...PARTS[kind].map(([section]) => section),
  'corrections',
];

const section = (
  [name, title, titleEn]: readonly [string, string, string, ...unknown[]],
  sentences: readonly Sentence[],
): Section => ({
  section: name,
  title,
  titleEn,
  generated: sentences.map(({ zh }) => zh).join(''),
  sentences,
  figures: [...new Set(sentences.flatMap(({ figures }) => figures))],
});

export function sectionsOf(
  { kind }: Pick<Period, 'kind'>,
  figures: readonly Figure[],
  corrections: readonly CorrectionLine[],
  day: string,
): readonly Section[] {
  const told = new Told(figures, day);
  const parts = PARTS[kind].map((part) =>
    section(
      part,
      part[3](told).filter((sentence) => sentence !== undefined),
    ),
  );
  if (corrections.length === 0) return parts;
  const lines = corrections.map(({ zh, en, figure }) => ({ zh, en, figures: [figure] }));
  return [...parts, section(['corrections', '对以前各期报告的更正', 'Corrections of earlier reports'], lines)];
}
