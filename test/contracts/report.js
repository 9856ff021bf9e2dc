const SERVER = /TEST_(?:EVENTS|VIEWS)_URL/;
const withoutPassword = (url) => url?.replace(/\/\/[^@/]*@/, '//');

/** Left out by `-t`. */
const NOT_ASKED = 'not asked for';

/**
 * A Jest reporter: which stores the contract suites ran on, with what result, and what was not run and why. A suite is
 * named by its outermost `describe`; a test that is skipped says why in its own name, `… (skipped: why)` or
 * `did not run: why`.
 */
export default class ContractReport {
  onRunComplete(_contexts, { testResults }) {
    const suites = new Map();
    const suite = (name) => {
      const row = suites.get(name) ?? { passed: 0, failed: 0, skipped: 0, why: new Map() };
      suites.set(name, row);
      return row;
    };
    const because = (row, why, count = 1) => row.why.set(why, (row.why.get(why) ?? 0) + count);
    for (const { testResults: tests, testExecError, testFilePath } of testResults) {
      if (!/[\\/]test[\\/]contracts[\\/]/.test(testFilePath)) continue;
      const file = testFilePath.split('/').at(-1);
      if (testExecError) {
        const row = suite(file);
        row.failed++;
        because(row, `did not run: ${String(testExecError.message).split('\n', 1)[0]}`);
      }
      for (const { ancestorTitles, title, status } of tests) {
        const row = suite(
          /contract: |^programs of |^consumer groups on |facts: |^read models in |^feeding views into /.test(
            ancestorTitles[0],
          )
            ? ancestorTitles[0]
            : file,
        );
        if (status === 'passed') row.passed++;
        else if (status === 'failed') row.failed++;
        else {
          row.skipped++;
          because(
            row,
            /\(skipped: (.*)\)$/.exec(title)?.[1] ??
              /^(?:did|does) not run(?: on [^:]+)?: (.*)$/.exec(title)?.[1] ??
              NOT_ASKED,
          );
        }
      }
    }
    const asked = [...suites].filter(([, { passed, failed, why }]) => passed + failed > 0 || !why.has(NOT_ASKED));
    if (asked.length === 0) return;
    // A server under test goes by its URL, and comes last, where whoever runs this looks first.
    asked.sort(([a], [b]) => Number(SERVER.test(a)) - Number(SERVER.test(b)));
    const rows = asked.map(([name, { passed, failed, skipped, why }]) => [
      name.replace(SERVER, (variable) => [variable, withoutPassword(process.env[variable])].join(' ').trim()),
      String(passed + failed),
      String(passed),
      String(failed),
      String(skipped),
      [...why].map(([reason, count]) => (count > 1 ? `${count} × ${reason}` : reason)).join('; '),
    ]);
    const head = ['suite and store', 'ran', 'passed', 'failed', 'skipped', 'why skipped'];
    const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
    const line = (cells) =>
      cells
        .map((cell, i) => (i === 0 || i === 5 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
        .join('  ')
        .trimEnd();
    process.stdout.write(
      `\n${[line(head), line(widths.map((width) => '─'.repeat(Math.min(width, 100)))), ...rows.map(line)].join('\n')}\n\n`,
    );
  }
}
