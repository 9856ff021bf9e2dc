import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { watch } from './watch.js';

const { BROWSER, BROWSER_URL, BROWSER_ACCOUNTS } = process.env;

/** A suite that needs a browser; where there is none, it is skipped and says so. */
export const inBrowser = (what: string, tests: () => void) =>
  (BROWSER ? describe : describe.skip)(
    BROWSER ? what : `${what} (skipped: there is no Chromium; CHROMIUM names one)`,
    tests,
  );

export type Account =
  | 'leader'
  | 'in-charge'
  | 'conduct'
  | 'case'
  | 'general'
  | 'director1'
  | 'office3'
  | 'liaison3'
  | 'secretary'
  | 'group2'
  | 'auditor'
  | 'security';
export type Language = 'zh-CN' | 'en';

export const DESK = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Somebody at a browser, signed in. Every page that was opened is held to what no page may do. */
export class Seat {
  readonly faults: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async take(browser: Browser, language: Language, viewport = DESK): Promise<Seat> {
    const context = await browser.newContext({
      baseURL: BROWSER_URL!,
      locale: language,
      viewport,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const seat = new Seat(context, page);
    page.setDefaultTimeout(20_000);
    watch(page, new URL(BROWSER_URL!).origin, (fault) => seat.faults.push(fault));
    return seat;
  }

  async signIn(account: Account): Promise<this> {
    const password = (JSON.parse(BROWSER_ACCOUNTS!) as Record<Account, string>)[account];
    await this.page.goto('/');
    await this.page.fill('input[name=login]', account);
    await this.page.fill('input[name=password]', password);
    await this.page.keyboard.press('Enter');
    await this.page.waitForSelector('nav.menu', { state: 'attached' });
    return this;
  }

  /** Opens an address and waits until everything that it asks for is there. */
  async open(path: string): Promise<Page> {
    await this.page.goto(path);
    await this.settled();
    return this.page;
  }

  /** Until the page has everything that it asked for. */
  async settled(): Promise<void> {
    await this.page.waitForSelector('main:not([aria-busy=true]) h1');
  }

  /** What axe finds wrong with what is on the screen, one line each. */
  async barriers(): Promise<readonly string[]> {
    // Through the browser's own door: the pages' policy lets no script of others in.
    await this.page.evaluate(axe);
    return this.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: { run(): Promise<any> } }).axe.run();
      return violations.flatMap((one: any) =>
        one.nodes.map((node: any) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary}`),
      );
    });
  }

  async leave(): Promise<void> {
    await this.context.close();
    expect(this.faults).toEqual([]);
  }
}

/** One browser for a suite; each test takes a seat at it. */
export function aBrowser(): { seat(language?: Language, viewport?: { width: number; height: number }): Promise<Seat> } {
  let browser: Browser;
  const seats: Seat[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: BROWSER!, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
  });
  return {
    seat: async (language = 'zh-CN', viewport = DESK) => {
      const seat = await Seat.take(browser, language, viewport);
      seats.push(seat);
      return seat;
    },
  };
}
