export interface Changed {
  readonly changes: readonly { readonly page: string; readonly id?: string }[];
}

/**
 * Pages to be asked again after a change. Not the history of access: looking at what is sensitive is put on record there, and
 * would be put there again and again if that record made a page look anew.
 */
export const changedPages = ({ changes }: Changed): readonly string[] =>
  [...new Set(changes.map(({ page }) => page))].filter((page) => page !== 'access-history');
