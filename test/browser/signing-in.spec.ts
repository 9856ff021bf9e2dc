import { expect, it } from '@jest/globals';
import { aBrowser, inBrowser } from './browser.js';

inBrowser('signing in', () => {
  const browser = aBrowser();

  it('shows what waits, in the language of the browser, and nothing after signing out', async () => {
    const seat = await browser.seat('zh-CN');
    await seat.signIn('leader');
    const { page } = seat;
    await seat.settled();
    expect(await page.textContent('h1')).toBe('待办');
    expect(await page.locator('.matters li').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'To do' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForSelector('input[name=password]');
    await page.goto('/task-board');
    await page.waitForSelector('input[name=password]');
    expect(await page.locator('table').count()).toBe(0);
    await seat.leave();
  });

  it('says what is wrong, and keeps the account that was typed', async () => {
    const seat = await browser.seat('zh-CN');
    const { page } = seat;
    await page.goto('/');
    await page.fill('input[name=login]', 'leader');
    await page.fill('input[name=password]', 'not the password');
    await page.keyboard.press('Enter');
    expect(await page.textContent('[role=alert]')).toMatch(/用户名或密码不正确/);
    expect(await page.inputValue('input[name=login]')).toBe('leader');
    expect(await seat.barriers()).toEqual([]);
    await seat.leave();
  });
});
