import { Usage } from './desk.js';

/** How many letters must be changed, put in or left out to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** The known word that was probably meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const far = candidate.startsWith(word) && word !== '' ? 1 : distance(word, candidate);
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

/** @throws Usage that names the word, and the one that was probably meant */
export function unknown(what: { zh: string; en: string }, word: string, known: Iterable<string>): Usage {
  const meant = nearest(word, known);
  return new Usage({
    zh: `没有${what.zh}“${word}”${meant === undefined ? '' : `，是否指 ${meant}？`}`,
    en: `there is no ${what.en} ${JSON.stringify(word)}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  });
}
