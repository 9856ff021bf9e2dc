/** A stretch of text as it stays, comes or goes. */
export interface Stretch {
  readonly is: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Words, and of Chinese what the language takes for words; what is between them too, so that nothing is lost. */
const wordsOf = (text: string): readonly string[] =>
  [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment);

/** How two versions of a text differ, word by word: the longest common part stays, the rest comes or goes. */
export function differenceOf(before: string, after: string): readonly Stretch[] {
  const [old, young] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < old.length && head < young.length && old[head] === young[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < young.length - head &&
    old[old.length - 1 - tail] === young[young.length - 1 - tail]
  )
    tail++;
  return joined([
    ...old.slice(0, head).map((text) => ({ is: 'same', text }) as const),
    ...middle(old.slice(head, old.length - tail), young.slice(head, young.length - tail)),
    ...old.slice(old.length - tail).map((text) => ({ is: 'same', text }) as const),
  ]);
}

/** By the table of longest common subsequences; a report has at most a few thousand words. */
function middle(old: readonly string[], young: readonly string[]): readonly Stretch[] {
  const width = young.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      longest[i * width + j] =
        old[i] === young[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const found: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      found.push({ is: 'same', text: old[i]! });
      i++;
      j++;
    } else if (j === young.length || (i < old.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!))
      found.push({ is: 'removed', text: old[i++]! });
    else found.push({ is: 'added', text: young[j++]! });
  }
  return found;
}

const joined = (stretches: readonly Stretch[]): readonly Stretch[] =>
  stretches.reduce<readonly Stretch[]>((before, stretch) => {
    const last = before.at(-1);
    return last?.is === stretch.is
      ? [...before.slice(0, -1), { is: last.is, text: last.text + stretch.text }]
      : [...before, stretch];
  }, []);
