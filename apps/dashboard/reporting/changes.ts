export type Piece = { readonly is: 'same' | 'gone' | 'new'; readonly text: string };

/** Clauses: what a reader takes in at once. */
const clauses = (text: string): readonly string[] =>
  text.match(/[^，。；、：\n]*[，。；、：\n]?/gu)!.filter((one) => one !== '');

/** What has changed from one text to another, clause by clause (longest common subsequence). */
export function changesOf(before: string, after: string): readonly Piece[] {
  const [a, b] = [clauses(before), clauses(after)];
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const pieces: Piece[] = [];
  const add = (is: Piece['is'], text: string) => {
    const last = pieces.at(-1);
    if (last?.is === is) pieces[pieces.length - 1] = { is, text: last.text + text };
    else pieces.push({ is, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i]!);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      add('gone', a[i]!);
      i += 1;
    } else {
      add('new', b[j]!);
      j += 1;
    }
  }
  return pieces;
}
