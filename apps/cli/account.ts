import { userInfo } from 'node:os';
import { Refused } from '@libs/event-sourcing/refused.js';
import { Accounts } from '@county/access/accounts.js';
import { isKnown } from '@county/access/posts-in-force.js';
import { Recorder } from '@county/access/recorder.js';
import type { County } from '@county/county.runtime.js';
import { table } from './table.js';
import { unknown } from './nearest.js';
import type { Task } from './task.js';
import { openExisting, openExistingViews, runningCounty, using } from './stores.js';

/**
 * For the first account of a county, and for a security administrator who has locked himself out; everything else is done
 * over HTTP. Every act is put on record before it is done, so on SQLite no server may run.
 */
export async function account(task: Task): Promise<void> {
  const [what = 'list'] = task.names;
  const known = ['list', 'open', 'reset'];
  if (!known.includes(what)) throw unknown({ zh: '操作', en: 'action' }, what, known);
  const { settings, desk } = task;
  if (what === 'list')
    return using(openExistingViews(settings.views), async (views) => {
      const all = await new Accounts(views, desk.clock).list(settings.county);
      await task.answer(
        all,
        table(all.map(({ login, person, is, lastSignIn }) => [login, person, is, lastSignIn ?? '—'])),
      );
    });
  const login = task.needed('login');
  const person = what === 'open' ? task.needed('person') : undefined;
  await runningCounty(task, openExisting, async (county) => {
    const accounts = new Accounts(county.readModels, desk.clock);
    const password = Accounts.randomPassword();
    if (person === undefined) {
      const { person: owner, login: found, is } = await accounts.shown(settings.county, login);
      if (is === 'closed') throw new Refused('account.closed', { login: found });
      await record(task, county, owner, { act: 'password-reset', login: found });
      await accounts.resetPassword(settings.county, found, password);
    } else {
      if (!(await isKnown(county.facts, settings.county, person)))
        throw new Refused('account.person-unknown', { person });
      const asked = { login, county: settings.county, person, password, mustChange: true };
      const kept = await accounts.check(asked);
      await record(task, county, person, { act: 'opened', login: kept });
      await accounts.open(asked);
    }
    await task.answer({ login, password }, [
      {
        zh: `${login} 的密码（只显示这一次，首次登录须修改）：`,
        en: `The password of ${login}, shown this once, to be changed at the first sign-in:`,
      },
      password,
    ]);
  });
}

/** Whoever may run this on the server's machine has no post in the county: the record says who it was there. */
const record = (task: Task, county: County, person: string, act: Parameters<Recorder['accountAct']>[3]) =>
  new Recorder(county.path, task.desk.clock).accountAct(
    task.settings.county,
    person,
    { person: `operator:${userInfo().username}`, post: 'operator' },
    act,
  );
