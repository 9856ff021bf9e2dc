import { EventStoreError } from '@libs/event-store/index.js';
import { SettingsError } from '@libs/http/settings.js';
import { ReadModelError } from '@libs/read-models/index.js';
import { openCounty } from './county.runtime.js';
import { firstStart } from './first-start.js';
import { countySettings, type Duties } from './settings.js';
import { CannotListen, startCounty, stopAtSignals } from './start.js';

const FORESEEN = [SettingsError, EventStoreError, ReadModelError, CannotListen];

const say = (line: string) => process.stdout.write(`${line}\n`);

/** A process from its environment to its end. What is wrong with the environment is said in plain words, without a stack. */
export async function run(duties: Duties): Promise<void> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 24 || (major === 24 && minor < 7)) {
    process.stderr.write(
      `Node ${process.versions.node} is too old; run this through npm (npm start), which brings Node 24.\n`,
    );
    process.exit(1);
  }
  try {
    const settings = countySettings(process.env);
    const county = await openCounty(settings);
    const accounts = duties.serves && duties.projects ? await firstStart(county, settings, say) : [];
    const running = await startCounty(county, settings, duties);
    stopAtSignals(running);
    say(`\n  监督检查协作区   ${running.url}`);
    if (duties.serves) say(`  接口文档 API     ${running.url}/api/docs`);
    for (const line of accounts) say(line);
  } catch (error) {
    if (!FORESEEN.some((kind) => error instanceof kind)) throw error;
    process.stderr.write(`Cannot start: ${(error as Error).message}\n`);
    process.exit(1);
  }
}
