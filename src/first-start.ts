import { Accounts } from './access/accounts.js';
import type { County } from './county.runtime.js';
import { Cast, establish } from './demo/establish.js';
import { Player } from './demo/player.js';
import type { CountySettings } from './settings.js';

/** Prepares an empty county: loads the zone table and plays the demo year. Gives the lines to print once the server answers. */
export async function firstStart(
  county: County,
  settings: CountySettings,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const { readModels } = county;
  const begun = await readModels.kept('demo', settings.county);
  // A first start that was cut short is gone on with: its commands have the same keys, so nothing happens twice.
  const unfinished = begun !== undefined && begun.value['finished'] !== true;
  if (settings.empty || !(unfinished || (await isEmpty(county)))) return [];
  if (!begun) await readModels.keep('demo', settings.county, 0, { finished: false });
  const cast = new Cast();
  const player = new Player(county, `${settings.county}:demo`, '2026-01-04T09:00:00+08:00');
  say('  载入安排表 …  loading the zone table');
  await establish(player, cast, '2026-01-01');
  const accounts = await demoAccounts(county, settings.county, cast);
  await readModels.keep('demo', settings.county, begun?.version ?? 1, { finished: true });
  return accounts;
}

async function isEmpty(county: County): Promise<boolean> {
  for await (const _ of county.store.readAll({ limit: 1 })) return false;
  return true;
}

/** One account for each of the posts a visitor may want to look from. Passwords are made now and shown once. */
async function demoAccounts(county: County, name: string, cast: Cast): Promise<readonly string[]> {
  const accounts = new Accounts(county.readModels, county.clock);
  const persons = {
    leader: cast.of('principal-leader'),
    conduct: cast.of('conduct-office-head'),
    case: cast.of('case-office-head'),
    director1: cast.director('zone-1'),
    liaison3: cast.liaison('zone-3'),
    secretary: cast.of('township-secretary', 'commission-gaoren'),
    auditor: cast.of('auditor'),
    security: cast.of('security-administrator'),
  };
  const lines = ['', '  演示账号（口令只显示这一次） · demo accounts, passwords shown this once:'];
  for (const [login, person] of Object.entries(persons)) {
    const password = Accounts.randomPassword();
    await accounts.open({ login, county: name, person, password });
    lines.push(`    ${login.padEnd(10)} ${password}   ${person}`);
  }
  return lines;
}
