import { describe, expect, it } from '@jest/globals';
import { paperOfAssessment } from './of-assessment.js';
import { paperOfHandover } from './of-clue.js';
import { paperOfInspectionReport, paperOfWorkPlan } from './of-inspection.js';
import { paperOfReport } from './of-report.js';
import { paperOfZoneTable } from './of-zone-table.js';
import type { Paper } from './paper.js';

const NAMES: Readonly<Record<string, string>> = {
  'office-3': '第三纪检监察室',
  'zone-3': '第三协作区',
  a: '甲某',
  b: '乙某',
  bureau: '示范局',
};
const nameOf = (id: string) => NAMES[id] ?? id;
/** Everything a reader sees of a document. */
const saidIn = (paper: Paper | undefined) => JSON.stringify(paper);

const section = (name: string, generated: string, edited: string | null = null) => ({
  section: name,
  title: `${name}情况`,
  titleEn: name,
  generated,
  sentences: [],
  figures: [],
  edited,
  editedBy: edited === null ? null : 'a',
});

const monthly = {
  title: '第三纪检监察室2026年10月监督工作月报告',
  kind: 'month',
  body: 'office-3',
  period: '2026-10',
  state: 'filed',
  zero: false,
  day: '2026-10-20',
  position: '00000000000000257856',
  sections: [section('工作', '组建监督检查组1个。'), section('配合', '生成的。', '改过的。\n第二段。')],
} as const;

describe('a periodic report on paper', () => {
  it('has its sections, as edited where they were, and is signed by its body', () => {
    const paper = paperOfReport(
      { ...monthly, sections: [...monthly.sections] },
      nameOf,
      '2026-10-22T16:07:00.000+08:00',
    );
    expect(paper).toMatchObject({
      title: '第三纪检监察室2026年10月监督工作月报告',
      addressee: '县纪委监委党风政风监督室',
      signature: '第三纪检监察室',
      date: '2026-10-22',
      seal: { position: '00000000000000257856' },
    });
    expect(paper.body).toEqual([
      { is: 'heading', level: 1, text: '工作情况' },
      { is: 'text', text: '组建监督检查组1个。' },
      { is: 'heading', level: 1, text: '配合情况' },
      { is: 'text', text: '改过的。' },
      { is: 'text', text: '第二段。' },
    ]);
    expect(paper.draft).toBeUndefined();
  });

  it('tells corrections one by one, and days as documents do', () => {
    const lines = ['2026年9月：原报0，更正+1，现为1。', '截至2026-10-20，再无更正。'];
    const corrections = {
      ...section('corrections', lines.join('')),
      sentences: lines.map((zh) => ({ zh, en: '', figures: [] })),
    };
    expect(paperOfReport({ ...monthly, sections: [corrections] }, nameOf).body.slice(1)).toEqual([
      { is: 'text', text: '2026年9月：原报0，更正+1，现为1。' },
      { is: 'text', text: '截至2026年10月20日，再无更正。' },
    ]);
  });

  it('says that it is a draft while it is owed', () => {
    expect(paperOfReport({ ...monthly, sections: [], state: 'drafted' }, nameOf).draft).toBe(true);
  });

  it('says of a zero report that there was nothing', () => {
    expect(paperOfReport({ ...monthly, sections: [], zero: true }, nameOf).body).toEqual([
      { is: 'text', text: '本期无应报告事项，实行零报告。' },
    ]);
  });

  it('goes to the Commission when it is of a quarter', () => {
    expect(paperOfReport({ ...monthly, sections: [], kind: 'quarter' }, nameOf).addressee).toBe('县纪委监委');
  });
});

const inspection = {
  title: '公务用车专项监督',
  kind: 'campaign',
  zone: 'zone-3',
  units: ['bureau'],
  leader: 'a',
  team: [
    { person: 'a', name: '甲某', as: 'office' },
    { person: 'b', name: '乙某', as: 'zone-member' },
  ],
  plan: { tasks: '查登记。', limit: '2026-08-20', methods: '现场核实。', requirements: '轻车简从。' },
  startedAt: '2026-08-11T09:00:00.000+08:00',
  completedAt: '2026-08-12T16:00:00.000+08:00',
  problems: [
    {
      finding: '1',
      unit: 'bureau',
      place: '车队（虚构）',
      kind: '出车登记漏填',
      facts: '一次出车未登记返回里程。',
      at: '2026-08-11T10:00:00.000+08:00',
      by: 'b',
      offline: null,
      alsoRecordedBy: [],
    },
  ],
  report: {
    round: 1,
    members: ['a', 'b'],
    authors: ['b'],
    otherProblems: 1,
    clues: ['2026-3-001'],
    situation: '总体规范。',
    proposals: '统一登记本。',
    document: null,
  },
  journey: [
    { step: 'report-submitted', at: '2026-08-14T08:57:00.000+08:00', by: 'b', post: 'zone-member', words: null },
  ],
  asOfPosition: '00000000000000123456',
};

describe('an inspection report on paper', () => {
  const paper = paperOfInspectionReport(inspection, nameOf)!;

  it('names team, time, problems and proposals', () => {
    expect(paper.title).toBe('关于公务用车专项监督的督查报告');
    expect(paper.body[1]).toEqual({
      is: 'text',
      text: '2026年8月11日至2026年8月12日，第三协作区监督检查组对示范局开展监督检查。组长甲某，成员乙某。',
    });
    expect(paper.body).toContainEqual({ is: 'heading', level: 3, text: '示范局：出车登记漏填' });
    expect(paper.body.at(-1)).toEqual({ is: 'text', text: '统一登记本。' });
    expect(paper.date).toBe('2026-08-14');
  });

  it('names clues by number alone', () => {
    expect(saidIn(paper)).toContain('问题线索编号2026-3-001，已密封移送案件监督管理室');
  });

  it('is there only when the report is', () => {
    expect(paperOfInspectionReport({ ...inspection, report: null }, nameOf)).toBeUndefined();
  });

  it('is a research report when that was the task', () => {
    expect(paperOfInspectionReport({ ...inspection, kind: 'research' }, nameOf)!.title).toContain('的调研报告');
  });
});

describe('what a post is shown only in part', () => {
  it('is no document', () => {
    const { problems: _problems, ...less } = inspection;
    expect(paperOfInspectionReport(less, nameOf)).toBeUndefined();
    expect(paperOfWorkPlan(less, nameOf)).toBeUndefined();
  });
});

describe('a work plan on paper', () => {
  it('has its four parts and the team', () => {
    const { title, body } = paperOfWorkPlan(inspection, nameOf)!;
    expect(title).toBe('公务用车专项监督工作方案');
    expect(body.flatMap((part) => (part.is === 'heading' ? [part.text] : []))).toEqual([
      '监督检查任务',
      '时间期限',
      '方式方法',
      '工作要求',
      '人员组成',
    ]);
    expect(body.at(-1)).toMatchObject({
      rows: [
        ['甲某', '组长'],
        ['乙某', '成员'],
      ],
    });
  });
});

describe('a receipt for a clue', () => {
  const clue = {
    number: '2026-3-001',
    zone: 'zone-3',
    custodian: 'a',
    envelope: 'ab'.repeat(32),
    receipt: '签收2026-7',
    receivedAt: '2026-08-15T10:05:00.000+08:00',
    chain: [
      { what: 'sealed' as const, at: '2026-08-14T16:40:00.000+08:00', by: 'b', envelope: 'ab'.repeat(32) },
      { what: 'received' as const, at: '2026-08-15T10:05:00.000+08:00', by: 'a', with: 'b' },
    ],
    asOfPosition: '00000000000000130000',
  };

  it('says who had the envelope from when, and its hash', () => {
    const paper = paperOfHandover(clue, nameOf);
    expect(paper).toMatchObject({ number: '签收2026-7', date: '2026-08-15', seal: { hash: clue.envelope } });
    expect(paper!.body).toContainEqual(
      expect.objectContaining({
        rows: [
          ['封存登记', '2026年8月14日16时40分', '乙某', ''],
          ['签收', '2026年8月15日10时05分', '甲某', '乙某'],
        ],
      }),
    );
  });

  it('tells nothing else that a row may carry', () => {
    const more = { ...clue, reason: '内容', source: 'found-in-work', inspection: 'inspection-7' };
    expect(saidIn(paperOfHandover(more, nameOf))).toBe(saidIn(paperOfHandover(clue, nameOf)));
  });
});

describe('a notice of an assessment', () => {
  const sheet = {
    name: '示范镇纪委',
    year: '2026',
    points: 87.256,
    dimensions: { quantity: 20, quality: 30.5, effect: 36.756 },
    scores: [
      {
        indicator: 'in-time',
        dimension: 'quality' as const,
        weight: 20,
        amount: 3,
        of: 4,
        points: null,
        cases: [],
        marks: [],
        zh: '按期办结',
        en: 'in time',
      },
    ],
    notified: true,
    until: '2027-01-15',
    resultHash: 'cd'.repeat(32),
    asOfPosition: '00000000000000140000',
  };

  it('tells the body its points, what they rest on, and until when it may object', () => {
    const paper = paperOfAssessment(sheet);
    expect(paper.addressee).toBe('示范镇纪委');
    expect(saidIn(paper)).toContain('考核得分为87.26分，其中数量20分，质量30.5分，实效36.76分');
    expect(saidIn(paper)).toContain('在2027年1月15日前书面提出');
    expect(paper.body).toContainEqual(
      expect.objectContaining({ rows: [['质量', '按期办结', '20', '无相应情形，不计', '0']] }),
    );
    expect(paper.draft).toBeUndefined();
  });

  it('is a draft until it was notified', () => {
    expect(paperOfAssessment({ ...sheet, notified: false }).draft).toBe(true);
  });
});

describe('the zone table on paper', () => {
  it('has its seven columns on a sheet on its side', () => {
    const row = {
      序号: 1,
      协作区: '第一协作区',
      '对口室(中心)': '第一纪检监察室',
      特约监察员: '甲某',
      派驻纪检监察组: '派驻第二纪检监察组',
      乡镇纪委: '示范镇纪委',
      监督检查部门: '示范局、示范镇',
    };
    const { landscape, body } = paperOfZoneTable({ title: '监督检查协作区安排表', on: '2026-07-01', rows: [row] });
    expect(landscape).toBe(true);
    expect(body[0]).toEqual({ is: 'text', text: '（2026年7月1日）' });
    expect(body[1]).toMatchObject({ head: Object.keys(row), rows: [Object.values(row).map(String)] });
  });
});
