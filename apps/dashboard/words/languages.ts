/** Each folder's own words, under its name: `ledger/words.zh.json` holds `ledger.…`. */
const read = (found: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(found).map(([path, words]) => [path.split('/').at(-2)!, words]));

export const chinese = () => import('./chinese.js').then(({ found }) => read(found));
export const english = () => import('./english.js').then(({ found }) => read(found));
