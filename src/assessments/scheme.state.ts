import type { Decider } from '@libs/event-sourcing/index.js';

export const DIMENSIONS = ['quantity', 'quality', 'effect'] as const;
/** 数量、质量、实效: what 七(三) weighs. */
export type Dimension = (typeof DIMENSIONS)[number];

export interface Weighted {
  readonly indicator: string;
  readonly dimension: Dimension;
  readonly weight: number;
  readonly full?: number;
}

export interface SchemeTerms {
  readonly title: string;
  /** First day of the first period it is for. */
  readonly from: string;
  readonly indicators: readonly Weighted[];
}

export interface SchemeVersion extends SchemeTerms {
  readonly version: number;
  readonly instrument: string;
}

export interface SchemeEvents {
  SchemeDrafted: SchemeTerms;
  SchemePublished: SchemeVersion;
  SchemeAmended: SchemeVersion & { reason: string };
}

export type Scheme =
  | { readonly is: 'none' }
  | { readonly is: 'drafted'; readonly draft: SchemeTerms; readonly drafters: readonly string[] }
  | { readonly is: 'published'; readonly versions: readonly SchemeVersion[] };

export const noScheme: Scheme = { is: 'none' };

/** The version that is for a year: of those whose first period is that year or an earlier one, the latest. */
export function versionFor(scheme: Scheme, year: string): SchemeVersion | undefined {
  if (scheme.is !== 'published') return undefined;
  return [...scheme.versions]
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.version - b.version))
    .findLast(({ from }) => from.slice(0, 4) <= year);
}

/** The days of a year that a version weighs: the county's first scheme may begin within its year. */
export const periodOf = ({ from }: SchemeVersion, year: string) => ({
  from: from > `${year}-01-01` ? from : `${year}-01-01`,
  until: `${year}-12-31`,
});

export const evolveScheme: Decider<Scheme, never, SchemeEvents>['evolve'] = {
  SchemeDrafted: (scheme, draft, { actor }) => ({
    is: 'drafted',
    draft,
    drafters: [...new Set([...(scheme.is === 'drafted' ? scheme.drafters : []), actor.person])],
  }),
  SchemePublished: (_, version) => ({ is: 'published', versions: [version] }),
  SchemeAmended: (scheme, { reason: _reason, ...version }) => ({
    is: 'published',
    versions: [...(scheme.is === 'published' ? scheme.versions : []), version],
  }),
};
