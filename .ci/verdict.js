// `node .ci/verdict.js jest.json`: names what failed and what was skipped (to stderr), then `N passed, M failed`.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

let result;
try {
  result = JSON.parse(readFileSync(process.argv[2], 'utf8'));
} catch {
  console.error('the tests did not come to an end: there is no result');
  console.log('0 passed, 1 failed');
  process.exit();
}
for (const suite of result.testResults) {
  const file = relative(process.cwd(), suite.name);
  if (suite.status === 'failed' && suite.assertionResults.length === 0) console.error(`failed: ${file} did not run`);
  for (const test of suite.assertionResults)
    if (test.status === 'failed') console.error(`failed: ${file}: ${test.fullName}`);
    else if (test.status === 'pending') console.error(`skipped: ${file}: ${test.fullName}`);
}
// A suite that could not even be loaded counts as one failure; so does a run that was cut short.
const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + (result.wasInterrupted ? 1 : 0);
console.log(`${result.numPassedTests} passed, ${failed} failed`);
