/**
 * The posts of a county commission. `of` says what a post belongs to; posts without it belong to the whole county.
 * `kept`: which register tells who holds it, the register of people or the zone arrangement.
 */
export const POSTS = {
  'principal-leader': { zh: '主要领导', en: 'principal leader', kept: 'people', single: true },
  'leader-in-charge': { zh: '分管领导', en: 'leader in charge', kept: 'people' },
  'standing-member': { zh: '县纪委常委（监委委员）', en: 'standing committee member', kept: 'people' },
  'conduct-office-head': { zh: '党风政风监督室主任', en: 'head of the Conduct Office', kept: 'people', single: true },
  'conduct-office-official': { zh: '党风政风监督室干部', en: 'official of the Conduct Office', kept: 'people' },
  'case-office-head': { zh: '案件监督管理室主任', en: 'head of the Case Office', kept: 'people', single: true },
  'case-office-official': { zh: '案件监督管理室干部', en: 'official of the Case Office', kept: 'people' },
  'general-office-head': { zh: '办公室主任', en: 'head of the General Office', kept: 'people', single: true },
  'general-office-official': { zh: '办公室干部', en: 'official of the General Office', kept: 'people' },
  'office-official': { zh: '纪检监察室干部', en: 'official of a counterpart office', kept: 'people', of: 'office' },
  'township-secretary': {
    zh: '乡镇纪委书记',
    en: 'secretary of a township commission',
    kept: 'people',
    of: 'body',
    single: true,
  },
  'township-official': { zh: '乡镇纪检监察干部', en: 'official of a township commission', kept: 'people', of: 'body' },
  'group-head': {
    zh: '派驻纪检监察组组长',
    en: 'head of a dispatched group',
    kept: 'people',
    of: 'body',
    single: true,
  },
  'group-official': { zh: '派驻纪检监察组干部', en: 'official of a dispatched group', kept: 'people', of: 'body' },
  'internal-supervision': { zh: '干部监督室（内部监督）', en: 'internal supervision', kept: 'people' },
  auditor: { zh: '审计员', en: 'auditor', kept: 'people' },
  'system-administrator': { zh: '系统管理员', en: 'system administrator', kept: 'people' },
  'security-administrator': { zh: '安全管理员', en: 'security administrator', kept: 'people' },
  /** A former post in an inspected unit; gives no rights, bars from inspecting that unit for three years. */
  'unit-official': { zh: '被监督单位干部', en: 'official of an inspected unit', kept: 'people', of: 'unit' },
  'office-head': { zh: '纪检监察室主任', en: 'head of a counterpart office', kept: 'arrangement', of: 'office' },
  'liaison-officer': { zh: '联络员', en: 'liaison officer', kept: 'arrangement', of: 'office' },
  'zone-director': { zh: '协作区主任', en: 'zone director', kept: 'arrangement', of: 'zone' },
  'deputy-zone-director': { zh: '协作区副主任', en: 'deputy zone director', kept: 'arrangement', of: 'zone' },
  'zone-member': { zh: '协作区成员', en: 'zone member', kept: 'arrangement', of: 'zone' },
  'special-supervisor': { zh: '特约监察员', en: 'special supervisor', kept: 'arrangement', of: 'zone' },
  /** Only while a county is empty: loads its zone table and first people. */
  setup: { zh: '初始化', en: 'setup', kept: 'nowhere' },
  /** A policy of this program, reacting to an event. */
  policy: { zh: '系统规则', en: 'policy', kept: 'nowhere' },
  service: { zh: '外部系统', en: 'service', kept: 'nowhere' },
} as const satisfies Record<
  string,
  {
    zh: string;
    en: string;
    kept: 'people' | 'arrangement' | 'nowhere';
    of?: 'office' | 'body' | 'unit' | 'zone';
    single?: true;
  }
>;

export type Post = keyof typeof POSTS;

/** Posts that act together: of the whole county, and of a zone, a counterpart office, a body. */
export const LEADING: readonly Post[] = ['principal-leader', 'leader-in-charge'];
export const OF_CONDUCT_OFFICE: readonly Post[] = ['conduct-office-head', 'conduct-office-official'];
export const OF_CASE_OFFICE: readonly Post[] = ['case-office-head', 'case-office-official'];
export const OF_GENERAL_OFFICE: readonly Post[] = ['general-office-head', 'general-office-official'];
export const DIRECTING: readonly Post[] = ['zone-director', 'deputy-zone-director'];
export const OF_OFFICE: readonly Post[] = ['office-head', 'office-official', 'liaison-officer'];
export const OF_BODY: readonly Post[] = ['township-secretary', 'township-official', 'group-head', 'group-official'];

/** The posts of one zone, office or body, as turns and last days name them: `zone-director:zone-1`. Of none: nobody. */
export const postsAt = (of: string | null | undefined, ...posts: readonly Post[]): readonly string[] =>
  of === null || of === undefined ? [] : posts.map((post) => `${post}:${of}`);

/** System, security and audit are administered by three persons (GB/T 22239-2019, 8.1.5). */
export const ADMINISTRATORS: readonly Post[] = ['system-administrator', 'security-administrator', 'auditor'];

/** A post as held: which, and of what. */
export interface HeldPost {
  readonly post: Post;
  readonly of?: string;
}
