// `npm run bench:pages`: what the pages weigh and how long they take, in Chromium, with the demo year: script on the
// first load, first contentful paint, and the time from an act to the next paint, each the median of several. With
// BROWSER, BROWSER_URL and BROWSER_ACCOUNTS set it measures a program that runs already.
/* global performance, document, requestAnimationFrame */
import { chromium } from 'playwright-core';
import start from './program.js';

const TIMES = 7;
const PAGES = ['/', '/overview', '/task-board', '/issues', '/report-register', '/coverage', '/deadlines'];

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${Math.round(value)} ms`;

/** Bytes of script that came over the wire for what is on the screen, and when it was first painted. */
const loaded = (page) =>
  page.evaluate(() => {
    const scripts = performance.getEntriesByType('resource').filter(({ name }) => /\.js$/.test(name));
    const [painted] = performance.getEntriesByName('first-contentful-paint');
    return { bytes: scripts.reduce((sum, { transferSize }) => sum + transferSize, 0), paint: painted?.startTime ?? 0 };
  });

/** From a press of Enter on a link of the menu to the second frame after it, when the page has answered it. */
async function pressed(page, path) {
  await page.focus(`nav.menu a[href="${path}"]`);
  return page.evaluate(
    (to) =>
      new Promise((told) => {
        const began = performance.now();
        document.querySelector(`nav.menu a[href="${to}"]`).click();
        requestAnimationFrame(() => requestAnimationFrame(() => told(performance.now() - began)));
      }),
    path,
  );
}

if (process.env.BROWSER_URL === undefined) await start();
if (process.env.BROWSER === undefined) throw new Error('there is no Chromium; CHROMIUM names one');
const { BROWSER, BROWSER_URL: baseURL, BROWSER_ACCOUNTS: accounts } = process.env;
const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
try {
  const signIn = await browser.newContext({ baseURL });
  const first = await signIn.newPage();
  await first.goto('/');
  await first.waitForSelector('input[name=password]');
  const way = await loaded(first);
  console.log(`the way in: ${Math.round(way.bytes / 1000)} kB of script as sent, first paint ${ms(way.paint)}`);
  await first.fill('input[name=login]', 'leader');
  await first.fill('input[name=password]', JSON.parse(accounts).leader);
  await first.keyboard.press('Enter');
  await first.waitForSelector('main:not([aria-busy=true]) h1');
  const state = await signIn.storageState();

  for (const path of PAGES) {
    const takes = [];
    for (let time = 0; time < TIMES; time++) {
      const context = await browser.newContext({ baseURL, storageState: state });
      const page = await context.newPage();
      const began = performance.now();
      await page.goto(path);
      await page.waitForSelector('main:not([aria-busy=true]) h1');
      const whole = performance.now() - began;
      takes.push({ ...(await loaded(page)), whole });
      await context.close();
    }
    const of = (name) => median(takes.map((take) => take[name]));
    console.log(
      `${path}: ${Math.round(of('bytes') / 1000)} kB of script, first paint ${ms(of('paint'))}, all data shown ${ms(of('whole'))}`,
    );
  }

  const page = await signIn.newPage();
  await page.goto('/overview');
  await page.waitForSelector('main:not([aria-busy=true]) h1');
  await page.$$eval('nav.menu details', (all) => all.forEach((one) => (one.open = true)));
  const presses = [];
  for (let time = 0; time < TIMES; time++)
    for (const path of PAGES.slice(1)) {
      await page.$$eval('nav.menu details', (all) =>
        all.forEach((one) => (one.removeAttribute('name'), (one.open = true))),
      );
      presses.push(await pressed(page, path));
      await page.waitForSelector('main:not([aria-busy=true]) h1');
    }
  console.log(
    `from a click in the menu to the next paint: median ${ms(median(presses))}, most ${ms(Math.max(...presses))}`,
  );
} finally {
  await browser.close();
  await globalThis.browserProgram?.stop();
}
