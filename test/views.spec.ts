import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readHouse } from './architecture/rules.js';
import { type Source, parse } from './architecture/source.js';
import { faults, markViews, type ViewMarks } from './architecture/views.js';

const golden = fileURLToPath(new URL('views.golden.json', import.meta.url));
const accepted = () => (existsSync(golden) ? (JSON.parse(readFileSync(golden, 'utf8')) as ViewMarks) : {});

describe('the views', () => {
  const now = markViews(readHouse(fileURLToPath(new URL('..', import.meta.url))).sources);

  it('have their versions raised where they changed', () => expect(faults(accepted(), now)).toEqual([]));

  it('are those accepted (npm run views:accept)', () => {
    if (process.env['ACCEPT'] === '1' && faults(accepted(), now).length === 0)
      writeFileSync(golden, `${JSON.stringify(now, null, 2)}\n`);
    expect(now).toEqual(accepted());
  });
});

describe('a view’s mark', () => {
  const house = (...files: [string, string][]) =>
    new Map<string, Source>(files.map(([f, text]) => [f, parse(f, text)]));
  const RULES: [string, string] = ['src/tasks/terms.ts', 'export const days = 5;'];
  const VIEW = `
    import { days } from './terms.js';
    export const board = defineView<Row, Events>()({
      name: 'board', version: 3,
      on: { TaskAssigned: (row, e) => ({ zone: e.data.zone, days }) },
    });`;
  const mark = (view: string, rules = RULES) =>
    markViews(house(['src/tasks/board.view.ts', view], rules))['src/tasks/board.view.ts']!;

  it('is the same for the same table in another layout', () => {
    const relaid = `
      /** The board. */
      import { days } from "./terms.js"
      export const board = defineView<Row, Events>()({ name: "board", version: 3, // three
        on: { TaskAssigned: (row, e) => ({ zone: e.data.zone, days, }) } });`;
    expect(mark(relaid)).toEqual(mark(VIEW));
    expect(mark(VIEW).version).toBe(3);
  });

  it('is another when a row, a text or a file that it runs changes', () => {
    const sha = mark(VIEW).sha256;
    expect(mark(VIEW.replace('e.data.zone', 'row.zone')).sha256).not.toBe(sha);
    expect(mark(VIEW.replace("'board'", "'bo ard'")).sha256).not.toBe(sha);
    expect(mark(VIEW, [RULES[0], 'export const days = 6;']).sha256).not.toBe(sha);
  });

  it('cannot be made of a file with no view, two views or a computed version', () => {
    expect(() => mark('export const board = {};')).toThrow('must define one view');
    expect(() => mark(`${VIEW}${VIEW}`)).toThrow('must define one view');
    expect(() => mark(VIEW.replace('version: 3', 'version: THREE'))).toThrow('must define one view');
  });
});

describe('accepting a view', () => {
  const at = (version: number, sha256: string): ViewMarks => ({ 'src/tasks/board.view.ts': { version, sha256 } });

  it('is free when it is new, unchanged, raised or gone', () => {
    expect(faults({}, at(1, 'a'))).toEqual([]);
    expect(faults(at(1, 'a'), at(1, 'a'))).toEqual([]);
    expect(faults(at(1, 'a'), at(2, 'b'))).toEqual([]);
    expect(faults(at(1, 'a'), {})).toEqual([]);
  });

  it('is refused when it changed under the same version', () => {
    expect(faults(at(1, 'a'), at(1, 'b'))).toEqual([
      'src/tasks/board.view.ts: it (or a file that it runs) changed, but not its version 1; raise it to 2',
    ]);
  });

  it('is refused when its version went back', () => {
    expect(faults(at(2, 'a'), at(1, 'a'))).toEqual([
      'src/tasks/board.view.ts: version 1 is below 2, which has been accepted',
    ]);
  });
});
