import { cpSync } from 'node:fs';
import { Accounts } from '@county/access/accounts.js';
import { openCounty } from '@county/county.runtime.js';
import { Cast, establish } from '@county/demo/establish.js';
import { Player } from '@county/demo/player.js';

export const COUNTY = 'pingluo';
const FROM = '2026-01-01';

export interface Established {
  readonly directory: string;
  readonly cast: Cast;
  readonly passwords: ReadonlyMap<string, string>;
}

export const storesIn = (directory: string) => ({
  events: `sqlite:${directory}/events.db`,
  views: `sqlite:${directory}/views.db`,
});

/** A county at work, with an account for each of these persons whose login is the person's name. */
export async function established(
  directory: string,
  persons: (cast: Cast) => readonly string[],
  views?: string,
): Promise<Established> {
  const urls = storesIn(directory);
  const county = await openCounty(views === undefined ? urls : { ...urls, views });
  try {
    const cast = new Cast();
    await establish(new Player(county, `${COUNTY}:server`, `${FROM}T09:00:00+08:00`), cast, FROM);
    const accounts = new Accounts(county.readModels, county.clock);
    const passwords = new Map<string, string>();
    for (const person of persons(cast)) {
      const password = Accounts.randomPassword();
      await accounts.open({ login: person, county: COUNTY, person, password });
      passwords.set(person, password);
    }
    return { directory, cast, passwords };
  } finally {
    await county.close();
  }
}

/** The same county once more, in another directory. */
export function copied(county: Established, directory: string): Established {
  cpSync(county.directory, directory, { recursive: true });
  return { ...county, directory };
}
