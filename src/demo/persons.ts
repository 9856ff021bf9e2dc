import type { HeldPost } from '../shared/posts.js';

/** Somebody who does not exist, in a post that does. */
export interface DemoPerson {
  readonly person: string;
  readonly name: string;
  readonly posts: readonly HeldPost[];
  /** The body of whose zone the person is a member. */
  readonly home?: string;
}

const SURNAMES = [
  ['赵', 'zhao'], ['钱', 'qian'], ['郑', 'zheng'], ['吴', 'wu'], ['冯', 'feng'], ['陈', 'chen'], ['褚', 'chu'], ['卫', 'wei'],
  ['蒋', 'jiang'], ['沈', 'shen'], ['韩', 'han'], ['秦', 'qin'], ['许', 'xu'], ['何', 'he'], ['吕', 'lv'], ['施', 'shi'],
] as const; // prettier-ignore
const GIVEN = [
  ['明远', 'mingyuan'], ['立新', 'lixin'], ['思源', 'siyuan'], ['清和', 'qinghe'], ['志坚', 'zhijian'], ['若水', 'ruoshui'], ['守正', 'shouzheng'],
] as const; // prettier-ignore

/** The n-th invented name: the given name moves on with the surname, so that neighbours differ; pairs do not repeat for the first 112, and are numbered then. */
function invented(n: number): { readonly person: string; readonly name: string } {
  const [surname, surnameId] = SURNAMES[n % SURNAMES.length]!;
  const [given, givenId] = GIVEN[(n + Math.floor(n / SURNAMES.length)) % GIVEN.length]!;
  const round = Math.floor(n / (SURNAMES.length * GIVEN.length)) + 1;
  const again = round === 1 ? '' : String(round);
  return { person: `${surnameId}-${givenId}${again && `-${again}`}`, name: surname + given + again };
}

interface Table {
  readonly zones: readonly {
    readonly id: string;
    readonly office: { readonly id: string };
    readonly bodies: readonly { readonly id: string; readonly kind: 'commission' | 'group' }[];
  }[];
}

/** The staff of a county with this zone table: about a hundred invented persons, the same at every call. */
export function demoPersons({ zones }: Table): readonly DemoPerson[] {
  let n = 0;
  const one = (posts: readonly HeldPost[], home?: string): DemoPerson => ({
    ...invented(n++),
    posts,
    ...(home && { home }),
  });
  const county = (...posts: HeldPost['post'][]) => posts.map((post) => one([{ post }]));
  return [
    ...county('principal-leader', 'leader-in-charge', 'leader-in-charge'),
    ...county('conduct-office-head', 'conduct-office-official', 'conduct-office-official'),
    ...county('case-office-head', 'case-office-official', 'case-office-official'),
    ...county('general-office-head', 'general-office-official'),
    ...county('auditor', 'internal-supervision', 'system-administrator', 'security-administrator'),
    ...zones.map(() => one([{ post: 'standing-member' }])),
    ...zones.flatMap(({ office }) => [1, 2, 3, 4].map(() => one([{ post: 'office-official', of: office.id }]))),
    ...zones.flatMap(({ bodies }) =>
      bodies.flatMap(({ id, kind }) =>
        (kind === 'commission'
          ? (['township-secretary', 'township-official', 'township-official'] as const)
          : (['group-head', 'group-official', 'group-official'] as const)
        ).map((post) => one([{ post, of: id }], id)),
      ),
    ),
  ];
}
