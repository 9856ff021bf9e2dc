import { openCounty } from '@county/county.runtime.js';
import { Accounts } from '@county/access/accounts.js';
import { Cast, establish } from '@county/demo/establish.js';
import { Player } from '@county/demo/player.js';
import { countySettings } from '@county/settings.js';
import { startCounty, stopAtSignals } from '@county/start.js';

// The whole program as it is served, in a process of its own, with one person ready to sign in.
const settings = countySettings({ ...process.env, PORT: '0' });
const county = await openCounty(settings);
const cast = new Cast();
await establish(new Player(county, `${settings.county}:bench`, '2026-01-04T09:00:00+08:00'), cast, '2026-01-01');
const password = Accounts.randomPassword();
const accounts = new Accounts(county.readModels, county.clock);
const login = `bench-${process.pid}`;
await accounts.open({ login, county: settings.county, person: cast.of('leader-in-charge'), password });
const running = await startCounty(county, settings, { serves: true, projects: true });
stopAtSignals(running);
process.stdout.write(`${JSON.stringify({ url: running.url, login, password })}\n`);
