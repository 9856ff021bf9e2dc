import { expect, it } from '@jest/globals';
import { type Account, aBrowser, DESK, inBrowser, type Language, PHONE } from './browser.js';

/** Between them they are offered every page of the menu. */
const READERS: readonly Account[] = ['leader', 'conduct', 'case', 'auditor', 'security'];
const MINUTES = 60_000;

inBrowser('every page of the menu', () => {
  const browser = aBrowser();

  it.each<[Language, string, typeof DESK]>([
    ['zh-CN', 'at a desk', DESK],
    ['en', 'on a phone', PHONE],
  ])(
    'has no barrier that axe finds: %s, %s',
    async (language, _, viewport) => {
      const found: string[] = [];
      const seen = new Set<string>();
      for (const reader of READERS) {
        const seat = await browser.seat(language, viewport);
        await seat.signIn(reader);
        await seat.settled();
        const offered = await seat.page.$$eval('nav.menu a', (links) =>
          links.map((link) => link.getAttribute('href')!),
        );
        for (const path of offered.filter((one) => !seen.has(one))) {
          seen.add(path);
          await seat.open(path);
          found.push(...(await seat.barriers()).map((barrier) => `${path}: ${barrier}`));
        }
        await seat.leave();
      }
      expect(found).toEqual([]);
      expect(seen.size).toBeGreaterThan(60);
    },
    5 * MINUTES,
  );
});
