import { dayOf, instant } from '@libs/event-sourcing/time.js';
import { Accounts } from './access/accounts.js';
import { Recorder } from './access/recorder.js';
import type { County } from './county.runtime.js';
import { Cast, establish } from './demo/establish.js';
import { Player } from './demo/player.js';
import { END, play, yearOf } from './demo/year.js';
import type { CountySettings } from './settings.js';

const START = '2026-01-04T09:00:00+08:00';

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

  const began = performance.now();
  const cast = new Cast();
  const player = await new Player(county, `${settings.county}:demo`, START).goOn();
  say(unfinished ? '  继续演示年度 …  going on with the demo year' : '  载入安排表 …  loading the zone table');
  await establish(player, cast, '2026-01-01');
  const progress = progressOf(say, player.events);
  await play(player, yearOf(cast), progress.month);
  progress.done(player.events, (performance.now() - began) / 1000);

  const accounts = await demoAccounts(county, settings.county, cast);
  await readModels.keep('demo', settings.county, begun?.version ?? 1, { finished: true });
  const now = instant(county.clock.now());
  if (now >= END) return accounts;
  return [
    ...accounts,
    `  本机日期 ${dayOf(now)} 早于演示年度末 ${END.slice(0, 10)}：在此之前对演示事项的操作会被拒绝。`,
    `  This machine's date is before the demo's last day: until then its records refuse further steps.`,
  ];
}

async function isEmpty(county: County): Promise<boolean> {
  for await (const _ of county.store.readAll({ limit: 1 })) return false;
  return true;
}

/** One line rewritten where somebody looks on, else a line a month. */
function progressOf(say: (line: string) => void, already: number) {
  const screen = process.stdout.isTTY ? process.stdout : undefined;
  let told = already;
  return {
    month: (month: string, events: number) => {
      // Months that an earlier start has played are passed over in silence.
      if (events === told) return;
      told = events;
      const line = `  ${month}  ${String(events).padStart(5)} 个事件  events`;
      if (screen) screen.write(`\r${line}`);
      else say(line);
    },
    done: (events: number, seconds: number) => {
      screen?.write('\r\x1b[K');
      say(`  演示年度已就绪：${events} 个事件，${seconds.toFixed(1)} 秒  the demo year is there: ${events} events`);
    },
  };
}

/** The posts a visitor may want to look from, and what is to be seen there. */
const VISITORS: readonly { readonly login: string; readonly zh: string; readonly of: (cast: Cast) => string }[] = [
  { login: 'leader', zh: '主要领导', of: (cast) => cast.of('principal-leader') },
  { login: 'in-charge', zh: '分管领导', of: (cast) => cast.of('leader-in-charge') },
  { login: 'conduct', zh: '党风政风监督室主任', of: (cast) => cast.of('conduct-office-head') },
  { login: 'case', zh: '案件监督管理室主任', of: (cast) => cast.of('case-office-head') },
  { login: 'general', zh: '办公室主任', of: (cast) => cast.of('general-office-head') },
  { login: 'director1', zh: '第一协作区主任', of: (cast) => cast.director('zone-1') },
  { login: 'office3', zh: '第三纪检监察室主任（副主任）', of: (cast) => cast.deputy('zone-3') },
  { login: 'liaison3', zh: '第三纪检监察室联络员', of: (cast) => cast.liaison('zone-3') },
  { login: 'secretary', zh: '高仁乡纪委书记', of: (cast) => cast.of('township-secretary', 'commission-gaoren') },
  { login: 'group2', zh: '派驻第二组组长', of: (cast) => cast.of('group-head', 'group-2') },
  { login: 'auditor', zh: '审计员', of: (cast) => cast.of('auditor') },
  { login: 'security', zh: '安全管理员', of: (cast) => cast.of('security-administrator') },
];

/** One account for each. Passwords are made now and shown once. */
async function demoAccounts(county: County, name: string, cast: Cast): Promise<readonly string[]> {
  const accounts = new Accounts(county.readModels, county.clock);
  const recorder = new Recorder(county.path, county.clock);
  const lines = ['', '  演示账号（口令只显示这一次） · demo accounts, passwords shown this once:'];
  for (const { login, zh, of } of VISITORS) {
    // Of a first start that was cut short: nobody has seen its password.
    const unseen = await county.readModels.kept('account', login);
    if (unseen?.value['county'] === name) await county.readModels.keep('account', login, unseen.version, undefined);
    const person = of(cast);
    const password = Accounts.randomPassword();
    await recorder.accountAct(name, person, { person: 'setup', post: 'setup' }, { act: 'opened', login });
    await accounts.open({ login, county: name, person, password });
    const { name: called } = cast.persons.find((one) => one.person === person)!;
    lines.push(`    ${login.padEnd(10)} ${password}   ${called} ${zh}`);
  }
  return lines;
}
