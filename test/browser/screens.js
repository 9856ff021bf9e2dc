// `npm run screens [folder]`: pictures of every page of the menu, in both languages, at a desk and on a phone, to be
// looked through by a person. Ends with 0 only if every page was drawn and none of them said an error. With BROWSER,
// BROWSER_URL and BROWSER_ACCOUNTS set it takes them of a program that runs already.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import start from './program.js';
import { watch } from './watch.ts';

/** Between them they are offered every page of the menu. */
const READERS = ['leader', 'conduct', 'case', 'auditor', 'security'];
const LANGUAGES = ['zh-CN', 'en'];
const SIZES = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
];
const DRAWN = 'main:not([aria-busy=true]) h1';

const [folder = 'screens'] = process.argv.slice(2);
const faults = [];

/** Every page that the menu offers and that `seen` has not yet, one picture each. */
async function pictures(browser, reader, language, viewport, seen) {
  const { BROWSER_URL: baseURL, BROWSER_ACCOUNTS: accounts } = process.env;
  const context = await browser.newContext({ baseURL, locale: language, viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const shown = `${language} ${viewport.width}×${viewport.height} ${reader}`;
  let path = '/';
  const fault = (said) => faults.push(`${shown} ${path}: ${said}`);
  watch(page, new URL(baseURL).origin, fault);

  await page.goto(path);
  await page.fill('input[name=login]', reader);
  await page.fill('input[name=password]', JSON.parse(accounts)[reader]);
  await page.keyboard.press('Enter');
  await page.waitForSelector('nav.menu', { state: 'attached' });
  await page.waitForSelector(DRAWN);
  const offered = await page.$$eval('nav.menu a', (links) => links.map((link) => link.getAttribute('href')));

  const into = join(folder, `${language}-${viewport.width}`);
  mkdirSync(into, { recursive: true });
  for (path of offered.filter((one) => !seen.has(one))) {
    seen.add(path);
    try {
      await page.goto(path);
      await page.waitForSelector(DRAWN);
      await page.screenshot({ path: join(into, `${path.slice(1).replaceAll('/', '-') || 'to-do'}.png`) });
    } catch (error) {
      fault(error.message);
    }
    console.log(`${shown} ${path}`);
  }
  await context.close();
}

if (process.env.BROWSER_URL === undefined) await start();
if (process.env.BROWSER === undefined) throw new Error('there is no Chromium; CHROMIUM names one');
try {
  const browser = await chromium.launch({ executablePath: process.env.BROWSER, args: ['--no-sandbox'] });
  for (const language of LANGUAGES)
    for (const viewport of SIZES) {
      const seen = new Set();
      for (const reader of READERS) await pictures(browser, reader, language, viewport, seen);
    }
  await browser.close();
} finally {
  await globalThis.browserProgram?.stop();
}
for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? `every page was drawn, into ${folder}` : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
