import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { breaches, readHouse, RULES } from './architecture/rules.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const rules = Object.keys(RULES);

const reported = (root: string) =>
  [...new Set(breaches(readHouse(root)).map((b) => `${b.file}:${b.line} ${b.rule}`))].sort();

/** What a fixture says of itself: each line to be reported ends in `<- rule`, or `<- rule, rule`. */
const marked = (root: string) =>
  readHouse(root)
    .files.flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          (/<- ([\w-]+(?:, [\w-]+)*)/.exec(line)?.[1]?.split(', ') ?? []).map((rule) => `${file}:${index + 1} ${rule}`),
        ),
    )
    .sort();

describe('the house', () => {
  const house = readHouse(here('..'));
  const found = breaches(house);

  it('is read whole', () => {
    expect([...house.sources.keys()]).toEqual(
      expect.arrayContaining([
        'libs/event-store/port.ts',
        'libs/event-sourcing/decider.ts',
        'test/architecture.spec.ts',
      ]),
    );
  });

  it('has a main.ts for every application that nest-cli.json can build', () => {
    const { projects } = JSON.parse(readFileSync(here('../nest-cli.json'), 'utf8')) as {
      projects: Record<string, { type: string; sourceRoot: string; entryFile: string }>;
    };
    const mains = Object.values(projects)
      .filter(({ type }) => type === 'application')
      .map(({ sourceRoot, entryFile }) => `${sourceRoot}/${entryFile}.ts`);
    expect(mains.filter((main) => !house.files.includes(main))).toEqual([]);
  });

  it.each(rules)('keeps the rule “%s”', (rule) => {
    expect(found.filter((b) => b.rule === rule).map((b) => `${b.file}:${b.line} ${b.what}`)).toEqual([]);
  });
});

describe('the rules of the house', () => {
  it.each(rules)('“%s” reports every breach in its fixture, by file and line, and nothing else', (rule) => {
    const root = here(`fixtures/architecture/${rule}`);
    expect(marked(root).filter((mark) => mark.endsWith(` ${rule}`))).not.toEqual([]);
    expect(reported(root)).toEqual(marked(root));
  });

  it('leave a sound house alone', () => {
    const root = here('fixtures/architecture/sound');
    expect(readHouse(root).sources.size).toBe(14);
    expect(reported(root)).toEqual([]);
  });
});
