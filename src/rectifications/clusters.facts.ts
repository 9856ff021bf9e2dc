/** A problem as far as an analysis looks at it. */
export interface Found {
  readonly number: string;
  readonly unit: string;
  readonly unitName: string;
  readonly zone: string;
  readonly kind: string;
  readonly referredAt: string;
}

interface Theme {
  readonly zh: string;
  readonly en: string;
  readonly words: readonly string[];
}

/** What kinds are called in different words by different teams. A kind with none of these words is a theme of its own. */
const THEMES = {
  'vehicle-logs': { zh: '公务用车台账', en: 'vehicle logs', words: ['公务用车', '公车', '派车', '用车', '车辆'] },
  'subsidy-lists': { zh: '补贴发放名册', en: 'subsidy lists', words: ['补贴', '补助', '惠农', '救助'] },
  'procurement-splits': { zh: '拆分采购', en: 'procurement splits', words: ['采购', '拆分', '招标', '比价'] },
  receptions: { zh: '公务接待', en: 'official receptions', words: ['接待', '公款吃喝', '用餐'] },
  gifts: { zh: '礼品礼金', en: 'gifts and gift money', words: ['礼品', '礼金'] },
  funds: { zh: '资金管理', en: 'handling of funds', words: ['资金', '专款', '账目', '报销', '票据'] },
  duty: { zh: '值班值守', en: 'duty rosters', words: ['值班', '值守', '在岗'] },
  meetings: { zh: '会风文风', en: 'meetings and papers', words: ['会议', '文风', '会风', '发文'] },
} as const satisfies Record<string, Theme>;

/** Words that say nothing of what a problem is about. */
const COMMON_WORDS = /(管理|登记|记录|问题|不规范|不到位|不严格|不严|不全|不实|不符|台账|制度)/g;

export const themeOf = (kind: string): { readonly theme: string; readonly zh: string; readonly en: string } => {
  for (const [theme, { zh, en, words }] of Object.entries<Theme>(THEMES))
    if (words.some((word) => kind.includes(word))) return { theme, zh, en };
  const bare = kind.replaceAll(COMMON_WORDS, '') || kind;
  return { theme: bare, zh: bare, en: bare };
};

export interface Cluster {
  readonly theme: string;
  readonly zh: string;
  readonly en: string;
  /** As the teams wrote them. */
  readonly kinds: readonly string[];
  readonly issues: readonly string[];
  readonly units: readonly { readonly unit: string; readonly name: string; readonly issues: number }[];
  readonly zones: readonly string[];
}

const distinct = (all: readonly string[]) => [...new Set(all)].sort();

/** Problems by what they are about, the widest first; at two units or more it may be a common problem (共性问题). */
export const clustersOf = (found: readonly Found[]): readonly Cluster[] =>
  [...Map.groupBy(found, ({ kind }) => themeOf(kind).theme).values()]
    .map((those) => ({
      ...themeOf(those[0]!.kind),
      kinds: distinct(those.map(({ kind }) => kind)),
      issues: distinct(those.map(({ number }) => number)),
      units: [...Map.groupBy(those, ({ unit }) => unit)]
        .map(([unit, there]) => ({ unit, name: there[0]!.unitName, issues: there.length }))
        .sort((a, b) => b.issues - a.issues || (a.unit < b.unit ? -1 : 1)),
      zones: distinct(those.map(({ zone }) => zone)),
    }))
    .sort(
      (a, b) => b.units.length - a.units.length || b.issues.length - a.issues.length || (a.theme < b.theme ? -1 : 1),
    );

const isCommon = ({ units }: Pick<Cluster, 'units'>) => units.length >= 2;

const many = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;

/** “Three common problems from 41 issues in 11 units”. */
export function commonProblemsIn(found: readonly Found[]) {
  const clusters = clustersOf(found).filter(isCommon);
  const issues = clusters.reduce((sum, cluster) => sum + cluster.issues.length, 0);
  const units = new Set(clusters.flatMap((cluster) => cluster.units.map(({ unit }) => unit))).size;
  return {
    clusters,
    issues,
    units,
    zh: `从${units}个单位的${issues}个问题中提出共性问题${clusters.length}个`,
    en: `${many(clusters.length, 'common problem')} from ${many(issues, 'issue')} in ${many(units, 'unit')}`,
  };
}

export interface Rectified extends Found {
  readonly closedAt?: string;
  /** How often it recurred under its number; since when; as which other issue. */
  readonly recurrences: number;
  readonly recurredAs?: string;
}

/** A closed issue, and a later one of the same unit and theme that nobody has linked to it. */
export function likelyRecurrences(found: readonly Rectified[]) {
  return found
    .flatMap(({ number, unit, unitName, kind, closedAt, recurredAs }) => {
      if (closedAt === undefined || recurredAs !== undefined) return [];
      const { theme, zh, en } = themeOf(kind);
      return found
        .filter((one) => one.unit === unit && one.referredAt > closedAt && themeOf(one.kind).theme === theme)
        .map(({ number: again, referredAt: since }) => ({
          issue: number,
          closedAt,
          again,
          since,
          unit,
          unitName,
          theme,
          zh,
          en,
        }));
    })
    .sort((a, b) => (`${a.since} ${a.again} ${a.issue}` < `${b.since} ${b.again} ${b.issue}` ? -1 : 1));
}

/** How often problems came back, by unit and theme, and under which numbers. */
export const recurrencesIn = (found: readonly Rectified[]) =>
  [
    ...Map.groupBy(
      found.filter(({ recurrences }) => recurrences > 0),
      ({ unit, kind }) => `${unit} ${themeOf(kind).theme}`,
    ).values(),
  ]
    .map((those) => ({
      unit: those[0]!.unit,
      unitName: those[0]!.unitName,
      ...themeOf(those[0]!.kind),
      times: those.reduce((sum, { recurrences }) => sum + recurrences, 0),
      issues: distinct(those.map(({ number }) => number)),
    }))
    .sort((a, b) => b.times - a.times || (a.unit < b.unit ? -1 : 1));
