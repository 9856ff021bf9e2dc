import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { readHouse } from './architecture/rules.js';
import { parse, running, type Sources } from './architecture/source.js';

/*
 * 整治形式主义为基层减负若干规定 (2024): highlights, leaders' notes and the number of entries are no content of an assessment.
 * Whatever scores, in whatever file, knows none of these events and nothing of the folder that has the highlights.
 */

const NEVER_SCORED = ['HighlightSubmitted', 'DailySupervisionRecorded', 'CommendationRecorded', 'InstructionGiven'];

const scores = (file: string) => /^src\/(assess|scor)[^/]*\//.test(file) && !file.endsWith('.spec.ts');
/** As a row, a type in a list, a member of a type, or anything else but a word of a sentence or a comment. */
const names = (text: string, type: string) => new RegExp(`['"\`]${type}['"\`]|\\b${type}\\b\\s*[(:?]`).test(text);

function breaches(sources: Sources): readonly string[] {
  return [...sources.keys()].filter(scores).flatMap((file) => {
    const source = sources.get(file)!;
    const reached = [...running(sources, file).keys(), ...source.imports.map((one) => one.file ?? '')];
    return [
      ...(reached.some((one) => one.startsWith('src/highlights/')) ? [`${file} reaches the highlights`] : []),
      ...NEVER_SCORED.filter((type) => names(source.text, type)).map((type) => `${file} names ${type}`),
    ];
  });
}

describe('what scores (R47)', () => {
  it('takes no highlight, no instruction of a leader and no number of entries', () => {
    const { sources } = readHouse(fileURLToPath(new URL('..', import.meta.url)));
    expect([...sources.keys()].filter(scores)).toContain('src/assessments/assessment.ts');
    expect(breaches(sources)).toEqual([]);
  });

  it('would be found if it did, by way of another file or as a type as well', () => {
    const told: [string, string] = ['src/highlights/highlight.state.ts', 'export const noHighlight = {};'];
    const between: [string, string] = [
      'src/words/x.ts',
      "export { noHighlight } from '../highlights/highlight.state.js';",
    ];
    const house = (text: string) =>
      new Map(
        [told, between, ['src/assessments/points.ts', text] as [string, string]].map(([file, source]) => [
          file,
          parse(file, source),
        ]),
      );
    const reaching = ['src/assessments/points.ts reaches the highlights'];
    expect(breaches(house("import { noHighlight } from '../words/x.js'; noHighlight;"))).toEqual(reaching);
    expect(breaches(house("import type { Highlight } from '../highlights/highlight.state.js';"))).toEqual(reaching);
    for (const text of ['const on = { HighlightSubmitted: (n) => n + 1 };', "const MATERIAL = ['HighlightSubmitted'];"])
      expect(breaches(house(text))).toEqual(['src/assessments/points.ts names HighlightSubmitted']);
    expect(breaches(house("const never = 'highlights and experience reported';"))).toEqual([]);
  });
});
