import { expect, it } from '@jest/globals';
import { aBrowser, inBrowser, type Seat } from './browser.js';

/** The form that extends a task, filled in and not yet sent. */
async function fillsIn(seat: Seat, path: string, until: string): Promise<void> {
  const page = await seat.open(path);
  // What is not the next step is behind a word.
  await page.locator('main details:has(.actions) > summary').first().click();
  await page.getByRole('button', { name: '延长办理期限' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=date]').fill(until);
  await dialog.locator('textarea').fill(`延至 ${until}`);
}

inBrowser('two people at one record', () => {
  const browser = aBrowser();

  it('the second learns who was faster and what differs, and loses nothing of what was typed', async () => {
    const first = await (await browser.seat('zh-CN')).signIn('conduct');
    const second = await (await browser.seat('zh-CN')).signIn('leader');
    await first.open('/task-board?state=received');
    const path = await first.page.locator('.rows a').first().getAttribute('href');
    await fillsIn(first, path!, '2027-06-10');
    await fillsIn(second, path!, '2027-06-20');

    await first.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await first.page.getByRole('dialog').waitFor({ state: 'detached' });
    await second.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();

    const told = second.page.locator('.changed');
    expect(await told.innerText()).toContain('更改了这项记录');
    await told.getByText('2027-06-10').first().waitFor();
    expect(await second.page.getByRole('dialog').locator('input[type=date]').inputValue()).toBe('2027-06-20');
    await told.getByRole('button').click();
    await second.page.getByRole('dialog').waitFor({ state: 'detached' });
    // What the first has open shows it without being loaded again.
    await first.page.getByText('2027-06-20').first().waitFor();
    await first.leave();
    await second.leave();
  });
});
