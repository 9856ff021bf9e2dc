import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aBrowser, DESK, inBrowser, type Language, PHONE } from './browser.js';

/** A filed report of a quarter: it has everything that a report can have. */
const QUARTER = '/periodic-reports/quarter-zone-3-2026-q3';
const ADDRESSES = ['/report-register?year=2026', '/report-calendar?year=2026', QUARTER];

const row = (page: Page, id: string) =>
  page.evaluate(
    async (path) => ((await (await fetch(path)).json()) as { state: string; body: string }).state,
    `/api/v1/periodic-reports/${id}`,
  );

inBrowser('the reports of a year', () => {
  const browser = aBrowser();

  it.each<[Language, string, typeof DESK]>([
    ['zh-CN', 'at a desk', DESK],
    ['en', 'on a phone', PHONE],
  ])('have no barrier that axe finds: %s, %s', async (language, _, viewport) => {
    const seat = await browser.seat(language, viewport);
    await seat.signIn('conduct');
    for (const address of ADDRESSES) {
      await seat.open(address);
      expect([address, await seat.barriers()]).toEqual([address, []]);
    }
    await seat.leave();
  });

  it('stand on a board, where each opens from its cell and each figure opens its rows', async () => {
    const seat = await browser.seat();
    await seat.signIn('leader');
    const page = await seat.open('/report-register?year=2026');
    await page.waitForSelector('.board .cell');
    expect(await page.locator('.board .cell').count()).toBe(76);
    expect(await page.getByRole('link', { name: '应报 76' }).getAttribute('href')).toContain('view=list');
    await page.locator(`a.cell[href="${QUARTER}"]`).click();
    await page.getByRole('button', { name: '报送其他问题 5个' }).first().click();
    const dialog = page.locator('dialog[open]');
    await dialog.locator('.behind li a').first().waitFor();
    await dialog.locator('.behind summary').first().click();
    expect(await dialog.locator('.behind time').first().textContent()).toMatch(/^2026-0[789]/);
    await seat.leave();
  });

  it('warn before what was typed is left, keep it until it is saved, and show it beside what was generated', async () => {
    const seat = await browser.seat();
    await seat.signIn('office3');
    const page = await seat.open('/report-calendar?year=2026');
    const id = await page.evaluate(async () => {
      const answer = await fetch('/api/v1/report-register?body=office-3&kind=month&state=opened');
      return ((await answer.json()) as { rows: { id: string }[] }).rows[0]?.id;
    });
    // By the day on which this runs there may be no month to write on; then all of them are handed in.
    if (id === undefined) return expect(await row(page, 'month-office-3-2026-10')).toBe('filed');
    await seat.open(`/periodic-reports/${id}`);
    await page.getByRole('button', { name: '由事项记录生成草稿' }).click();
    await page.getByRole('button', { name: '修改文字' }).last().click();
    await page.locator('.editor textarea').fill('本月协作配合顺畅。');
    await page.getByRole('link', { name: '定期报告日历' }).click();
    await page.getByRole('button', { name: '留在本页' }).click();
    expect(await page.locator('.editor textarea').inputValue()).toBe('本月协作配合顺畅。');
    expect(await page.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage))).not.toContain(
      '顺畅',
    );
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.locator('.editor').waitFor({ state: 'detached' });
    expect(await page.locator('.changed ins').last().textContent()).toBe('本月协作配合顺畅。');
    await seat.leave();
  });

  it('are printed on A4 by themselves, and saved as Word files', async () => {
    const seat = await browser.seat();
    await seat.signIn('conduct');
    const page = await seat.open(QUARTER);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出Word' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('第三协作区2026年第三季度综合报告.docx');
    await page.getByRole('button', { name: '公文打印' }).click();
    await page.waitForSelector('.sheet h1');
    expect(await seat.barriers()).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#root').isVisible()).toBe(false);
    expect(await page.locator('.sheet').isVisible()).toBe(true);
    const sheet = await page.pdf({ preferCSSPageSize: true });
    expect(sheet.toString('latin1')).toMatch(/MediaBox\s*\[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
    await seat.leave();
  });
});
