import type { Inspection } from './inspections.js';
import { MOVED_UNIT } from './staff.js';

type Kind = 'political' | 'festival' | 'campaign' | 'research' | 'other';
type Source = 'central' | 'region' | 'city' | 'county';

/** A zone's share of an item: when it is handed out, until when, and what comes of it. */
export type Share = {
  readonly zone: string;
  readonly from: string;
  readonly due: string;
  /** By name, or how many of the zone's own. */
  readonly units: readonly string[] | number;
  readonly extended?: string;
  /** Brings somebody's story into this inspection. */
  readonly story?:
    | 'secretary-leaves'
    | 'official-moves'
    | 'official-keeps'
    | 'learns-late'
    | 'learns-last'
    | 'suspended'
    | 'cancelled'
    | 'crossed';
} & Pick<Inspection, 'problems'> &
  Partial<
    Pick<Inspection, 'lives' | 'first' | 'clue' | 'upgrade' | 'returned' | 'instructed' | 'offline' | 'waits' | 'size'>
  >;

/** The campaign of a higher commission that the demo year carries out. */
export const PROCUREMENT = 'procurement-2026';

export interface Item {
  readonly item: string;
  readonly kind: Kind;
  /** The campaign that it carries out. */
  readonly campaign?: string;
  readonly source?: Source;
  readonly title: string;
  readonly reason?: string;
  readonly proposed: string;
  readonly fate: 'approved' | 'rejected' | 'withdrawn' | 'proposed';
  /** Why it was rejected or withdrawn. */
  readonly because?: string;
  readonly amended?: string;
  readonly shares?: readonly Share[];
}

/** One share for each zone, of the same dates. */
const each = (
  from: string,
  due: string,
  units: number,
  problems: readonly number[],
  more: readonly Partial<Share>[] = [],
) =>
  problems.map((found, nth): Share => ({ zone: `zone-${nth + 1}`, from, due, units, problems: found, ...more[nth] }));

// prettier-ignore
export const ITEMS: readonly Item[] = [
  {
    item: '01-spring-festival',
    kind: 'festival',
    title: '元旦春节期间作风建设监督检查',
    proposed: '2026-01-05',
    fate: 'approved',
    shares: each('2026-01-20', '2026-02-14', 3, [1, 2, 2, 1], [{}, { lives: ['recurred'] }, { units: ['hongyazi', 'education-bureau', 'culture-radio-and-television-bureau'], clue: { number: '2026-3-001', course: 'received' } }, { waits: 6, lives: ['rechecked'] }]),
  },
  {
    item: '02-yellow-river',
    kind: 'political',
    source: 'central',
    title: '黄河流域生态保护政策落实监督检查',
    proposed: '2026-01-05',
    fate: 'approved',
    shares: [
      { zone: 'zone-1', from: '2026-03-03', due: '2026-04-10', units: ['development-and-reform-bureau', 'baofeng'], problems: 1, lives: ['sent-back'] },
      { zone: 'zone-2', from: '2026-03-03', due: '2026-04-10', units: ['natural-resources-bureau', 'water-affairs-bureau'], problems: 2, returned: true },
      { zone: 'zone-3', from: '2026-03-03', due: '2026-04-10', units: ['taole', 'gaoren'], problems: 2 },
    ],
  },
  {
    item: '03-rural-revival',
    kind: 'political',
    source: 'central',
    title: '巩固拓展脱贫攻坚成果政策落实监督检查',
    proposed: '2026-01-05',
    fate: 'approved',
    shares: [
      { zone: 'zone-2', from: '2026-04-13', due: '2026-05-29', units: ['qukou', 'gaozhuang'], problems: 2, story: 'secretary-leaves' },
      { zone: 'zone-4', from: '2026-04-13', due: '2026-05-15', units: ['tongfu', 'yaofu'], problems: 1, upgrade: '2026-4-002', lives: ['upgraded'] },
    ],
  },
  {
    item: '04-burden',
    kind: 'campaign',
    source: 'central',
    title: '整治形式主义为基层减负专项监督',
    proposed: '2026-01-05',
    fate: 'approved',
    shares: each('2026-03-16', '2026-04-24', 2, [1, 2, 1, 2], [{}, { lives: ['failed-once'] }, { returned: true }, { clue: { number: '2026-4-001', course: 'received' } }]),
  },
  {
    item: '05-town-finance',
    kind: 'campaign',
    source: 'county',
    title: '乡镇内部财务管理监督检查',
    proposed: '2026-01-06',
    fate: 'approved',
    shares: [
      { zone: 'zone-1', from: '2026-03-09', due: '2026-04-17', units: ['huangquqiao'], problems: 9, story: 'crossed', size: 5 },
    ],
  },
  {
    item: '06-may-day',
    kind: 'festival',
    title: '清明“五一”期间作风建设监督检查',
    proposed: '2026-01-06',
    fate: 'approved',
    shares: each('2026-03-26', '2026-05-09', 3, [1, 1, 2, 1], [{ clue: { number: '2026-1-001', course: 'received' } }, { waits: 5 }]),
  },
  {
    item: '07-school-canteen',
    kind: 'campaign',
    source: 'central',
    title: '校园餐管理专项监督',
    proposed: '2026-01-06',
    fate: 'approved',
    amended: '2026-01-07',
    shares: [
      { zone: 'zone-3', from: '2026-04-20', due: '2026-05-29', units: ['education-bureau', 'vocational-education-centre'], problems: 2, lives: ['extended'] },
    ],
  },
  {
    item: '08-village-accounts',
    kind: 'campaign',
    source: 'region',
    title: '农村集体“三资”管理专项监督',
    proposed: '2026-01-06',
    fate: 'approved',
    shares: [
      { zone: 'zone-1', from: '2026-05-11', due: '2026-06-26', units: ['lingsha', 'baofeng'], problems: 2 },
      { zone: 'zone-2', from: '2026-05-11', due: '2026-06-26', units: ['chengguan', 'touzha'], problems: 3, lives: ['extended', 'failed-once'], clue: { number: '2026-2-001', course: 'resealed' }, extended: '2026-07-10' },
      { zone: 'zone-4', from: '2026-05-11', due: '2026-06-26', units: ['chonggang', 'tongfu'], problems: 2, lives: ['wrong-unit'] },
    ],
  },
  {
    item: '09-farmland',
    kind: 'political',
    source: 'region',
    title: '高标准农田建设管护监督检查',
    proposed: '2026-01-06',
    fate: 'approved',
    shares: [
      { zone: 'zone-2', from: '2026-05-18', due: '2026-07-10', units: ['agriculture-and-rural-affairs-bureau', 'touzha'], problems: 2, story: 'suspended' },
    ],
  },
  {
    item: '10-medical-funds',
    kind: 'campaign',
    source: 'central',
    title: '医保基金使用管理监督',
    proposed: '2026-01-06',
    fate: 'approved',
    shares: [
      { zone: 'zone-3', from: '2026-05-21', due: '2026-07-03', units: ['healthcare-security-bureau', 'health-bureau'], problems: 2, story: 'learns-late' },
    ],
  },
  {
    item: '11-relief-funds',
    kind: 'campaign',
    source: 'city',
    title: '困难群众救助补助资金管理监督',
    proposed: '2026-01-06',
    fate: 'approved',
    shares: [
      { zone: 'zone-4', from: '2026-05-25', due: '2026-07-03', units: ['civil-affairs-bureau', 'veterans-affairs-bureau'], problems: 2 },
    ],
  },
  {
    item: '12-business-environment',
    kind: 'political',
    source: 'region',
    title: '优化营商环境政策落实监督检查',
    proposed: '2026-01-06',
    fate: 'approved',
    shares: [
      { zone: 'zone-1', from: '2026-06-08', due: '2026-07-24', units: ['market-regulation-bureau', 'commerce-and-economic-cooperation-bureau'], problems: 2, lives: ['sent-back'] },
      { zone: 'zone-4', from: '2026-06-08', due: '2026-07-24', units: [MOVED_UNIT, 'human-resources-and-social-security-bureau'], problems: 2, waits: 5, extended: '2026-07-31' },
    ],
  },
  {
    item: '13-dragon-boat',
    kind: 'festival',
    title: '端午期间作风建设监督检查',
    proposed: '2026-01-07',
    fate: 'approved',
    shares: each('2026-06-09', '2026-07-03', 2, [1, 1, 1, 1], [{}, {}, { clue: { number: '2026-3-002', course: 'not-a-clue' } }, { instructed: false }]),
  },
  {
    item: '14-safety',
    kind: 'political',
    source: 'city',
    title: '安全生产责任落实监督检查',
    proposed: '2026-01-07',
    fate: 'approved',
    shares: [
      { zone: 'zone-1', from: '2026-07-14', due: '2026-08-21', units: ['industry-and-information-technology-bureau', MOVED_UNIT], problems: 1 },
      { zone: 'zone-4', from: '2026-07-20', due: '2026-08-28', units: ['emergency-management-bureau', 'supply-and-marketing-cooperative'], problems: 2, story: 'official-moves' },
    ],
  },
  {
    item: '15-flood-season',
    kind: 'political',
    source: 'city',
    title: '防汛责任落实监督检查',
    proposed: '2026-01-07',
    fate: 'approved',
    shares: [
      { zone: 'zone-2', from: '2026-07-06', due: '2026-08-07', units: ['qukou', 'natural-resources-bureau'], problems: 1 },
      { zone: 'zone-4', from: '2026-07-22', due: '2026-08-28', units: ['yaofu'], problems: 1, story: 'official-keeps' },
    ],
  },
  {
    item: '16-commissions',
    kind: 'research',
    title: '乡镇纪委规范化建设调研',
    proposed: '2026-01-07',
    fate: 'approved',
    shares: [
      { zone: 'zone-3', from: '2026-07-13', due: '2026-08-28', units: ['gaoren', 'hongyazi'], problems: 1 },
      { zone: 'zone-2', from: '2026-07-27', due: '2026-09-11', units: ['gaozhuang', 'chengguan'], problems: 0 },
    ],
  },
  {
    item: '17-groups',
    kind: 'research',
    title: '派驻监督工作机制调研',
    proposed: '2026-01-07',
    fate: 'approved',
    shares: [
      { zone: 'zone-1', from: '2026-08-10', due: '2026-09-18', units: ['court', 'statistics-bureau'], problems: 0 },
    ],
  },
  {
    item: '18-vehicles',
    kind: 'campaign',
    source: 'county',
    title: '公务用车管理专项监督',
    proposed: '2026-01-08',
    fate: 'approved',
    shares: [
      { zone: 'zone-1', from: '2026-08-17', due: '2026-09-25', units: ['government-offices-administration-centre', 'finance-bureau'], problems: 2, first: '出车登记漏填' },
      { zone: 'zone-2', from: '2026-06-15', due: '2026-07-24', units: ['qukou', 'transport-bureau'], problems: 2, first: '出车登记漏填', lives: ['closed'] },
      { zone: 'zone-3', from: '2026-08-17', due: '2026-09-25', units: ['science-and-technology-bureau', 'disabled-persons-federation'], problems: 1, first: '出车登记漏填' },
      { zone: 'zone-4', from: '2026-08-17', due: '2026-09-25', units: ['housing-and-urban-rural-development-bureau'], problems: 1, first: '出车登记漏填', returned: true },
    ],
  },
  {
    item: '19-mid-autumn',
    kind: 'festival',
    title: '中秋国庆期间作风建设监督检查',
    proposed: '2026-01-08',
    fate: 'approved',
    shares: each('2026-09-08', '2026-10-16', 3, [1, 2, 1, 2], [{ clue: { number: '2026-1-002', course: 'received' } }, { clue: { number: '2026-2-002', course: 'received' }, extended: '2026-10-23' }, { offline: true }, { waits: 5, lives: ['rechecked', 'overdue'] }]),
  },
  {
    item: '20-office-space',
    kind: 'campaign',
    source: 'county',
    title: '办公用房使用复查',
    proposed: '2026-01-08',
    fate: 'rejected',
    because: '上年已全面核查，今年不再重复安排' },
  {
    item: '21-water-affairs',
    kind: 'political',
    source: 'region',
    title: '水资源管理政策落实监督检查',
    proposed: '2026-01-08',
    fate: 'withdrawn',
    because: '与第02项对象、内容重复，合并办理' },
  {
    item: '22-archives',
    kind: 'other',
    title: '监督资料归档情况检查',
    reason: '配合档案移交',
    proposed: '2026-01-08',
    fate: 'rejected',
    because: '属日常工作，由各室自行安排' },
  {
    item: '23-procurement',
    kind: 'campaign',
    campaign: PROCUREMENT,
    source: 'region',
    title: '政府采购资料管理专项监督',
    proposed: '2026-04-07',
    fate: 'approved',
    shares: [
      { zone: 'zone-1', from: '2026-09-14', due: '2026-10-30', units: ['audit-bureau', 'statistics-bureau'], problems: 2, first: '询价资料不齐', lives: ['overdue'] },
      { zone: 'zone-2', from: '2026-09-14', due: '2026-10-30', units: ['publicity-department', 'party-school'], problems: 1, first: '询价资料不齐' },
    ],
  },
  {
    item: '24-teachers',
    kind: 'research',
    title: '学校内部监督机制调研',
    proposed: '2026-04-07',
    fate: 'approved',
    shares: [
      { zone: 'zone-3', from: '2026-09-21', due: '2026-11-06', units: ['vocational-education-centre', 'education-bureau'], problems: 1 },
    ],
  },
  {
    item: '25-training-bases',
    kind: 'other',
    title: '培训场所管理检查',
    reason: '集中了解培训安排',
    proposed: '2026-04-07',
    fate: 'rejected',
    because: '与减负要求不符，缓办' },
  {
    item: '26-elderly-care',
    kind: 'political',
    source: 'region',
    title: '养老服务政策落实监督检查',
    proposed: '2026-07-07',
    fate: 'approved',
    shares: [
      { zone: 'zone-4', from: '2026-10-12', due: '2026-11-06', units: ['civil-affairs-bureau', 'chonggang'], problems: 2, waits: 14 },
    ],
  },
  {
    item: '27-budget',
    kind: 'political',
    source: 'city',
    title: '过紧日子要求落实监督检查',
    proposed: '2026-07-07',
    fate: 'approved',
    shares: [
      { zone: 'zone-1', from: '2026-10-12', due: '2026-11-20', units: ['government-office', 'finance-bureau'], problems: 2 },
      { zone: 'zone-2', from: '2026-10-19', due: '2026-12-04', units: ['party-committee-office', 'federation-of-trade-unions'], problems: 2, lives: ['with-progress', 'extended'] },
    ],
  },
  {
    item: '28-summer-camps',
    kind: 'campaign',
    source: 'county',
    title: '暑期托管服务监督',
    proposed: '2026-07-07',
    fate: 'approved',
    shares: [
      { zone: 'zone-3', from: '2026-07-10', due: '2026-08-21', units: ['education-bureau'], problems: 0, story: 'cancelled' },
    ],
  },
  {
    item: '29-signage',
    kind: 'other',
    title: '公示标牌规范检查',
    reason: '统一标牌式样',
    proposed: '2026-07-07',
    fate: 'withdrawn',
    because: '避免增加基层负担，撤回' },
  {
    item: '30-rural-roads',
    kind: 'campaign',
    source: 'county',
    title: '农村公路管护专项监督',
    proposed: '2026-07-08',
    fate: 'approved',
    shares: [
      { zone: 'zone-2', from: '2026-10-22', due: '2026-12-11', units: ['qukou'], problems: 1, first: '出车登记漏填' },
    ],
  },
  {
    item: '31-winter-heating',
    kind: 'political',
    source: 'county',
    title: '冬季供暖保障监督检查',
    proposed: '2026-10-13',
    fate: 'approved',
    shares: [
      { zone: 'zone-1', from: '2026-10-28', due: '2026-12-18', units: ['lingsha', 'deyuan-group'], problems: 2, story: 'learns-last' },
      { zone: 'zone-3', from: '2026-11-02', due: '2026-12-18', units: ['gaoren', 'health-bureau'], problems: 2 },
      { zone: 'zone-4', from: '2026-11-02', due: '2026-12-18', units: ['housing-and-urban-rural-development-bureau', 'yaofu'], problems: 2, clue: { number: '2026-4-003', course: 'under-way' } },
    ],
  },
  {
    item: '32-wages',
    kind: 'campaign',
    source: 'region',
    title: '农民工工资支付保障监督',
    proposed: '2026-10-13',
    fate: 'approved',
    shares: [
      { zone: 'zone-4', from: '2026-11-09', due: '2026-12-25', units: ['human-resources-and-social-security-bureau', 'tongfu'], problems: 2 },
      { zone: 'zone-1', from: '2026-11-16', due: '2026-12-25', units: ['deyuan-group'], problems: 1 },
    ],
  },
  {
    item: '33-new-year',
    kind: 'festival',
    title: '2027年元旦期间作风建设监督检查',
    proposed: '2026-11-09',
    fate: 'approved',
    shares: each('2026-11-17', '2026-12-31', 2, [1, 1, 1, 1], [{}, { waits: 8 }, { waits: 9 }]),
  },
  { item: '34-review', kind: 'research', title: '协作区运行情况年度调研', proposed: '2026-11-16', fate: 'proposed' },
  {
    item: '35-retrospect',
    kind: 'campaign',
    source: 'county',
    title: '全年整改事项集中回头看',
    proposed: '2026-11-16',
    fate: 'proposed' },
];

/** Outside the plan: by a leader in charge, or by a counterpart office for its own zone. */
export interface Designated {
  readonly by: 'leader-in-charge' | 'office-head';
  readonly kind: Kind;
  readonly title: string;
  readonly reason: string;
  readonly share: Share;
}

// prettier-ignore
export const DESIGNATED: readonly Designated[] = [
  {
    by: 'leader-in-charge',
    kind: 'other',
    title: '窗口服务时间执行情况了解',
    reason: '分管领导阅信后交办',
    share: { zone: 'zone-2', from: '2026-02-26', due: '2026-03-31', units: ['justice-bureau', 'women-federation'], problems: 1 },
  },
  {
    by: 'office-head',
    kind: 'research',
    title: '村级监督联络站运行调研',
    reason: '室内年度调研计划',
    share: { zone: 'zone-3', from: '2026-03-30', due: '2026-05-08', units: ['hongyazi'], problems: 0 },
  },
  {
    by: 'office-head',
    kind: 'other',
    title: '群众来访登记规范检查',
    reason: '季度分析中登记类事项较多',
    share: { zone: 'zone-1', from: '2026-04-15', due: '2026-05-22', units: ['government-office', 'baofeng'], problems: 2, first: '来访登记要素不全' },
  },
  {
    by: 'leader-in-charge',
    kind: 'campaign',
    title: '政务公开栏更新情况检查',
    reason: '上级督查前自查',
    share: { zone: 'zone-4', from: '2026-08-24', due: '2026-09-30', units: ['public-security-bureau', 'tongfu'], problems: 1, first: '公示更新不及时' },
  },
  {
    by: 'office-head',
    kind: 'research',
    title: '派驻组与乡镇纪委协作办案保障调研',
    reason: '室内年度调研计划',
    share: { zone: 'zone-3', from: '2026-10-19', due: '2026-11-30', units: ['procuratorate', 'taole'], problems: 2 },
  },
];
