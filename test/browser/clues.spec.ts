import { expect, it } from '@jest/globals';
import { type Account, aBrowser, inBrowser, type Seat } from './browser.js';

const MINUTES = 60_000;
const NUMBER = '2026-3-901';
const ENVELOPE = '5f'.repeat(32);

inBrowser('the custody of a clue, from the sealing to the disposal', () => {
  const browser = aBrowser();
  const sits = async (account: Account) => (await browser.seat('zh-CN')).signIn(account);

  /** Fills the form that is open and sends it: fields by their labels, entries of a list by the list’s. */
  const sends = async (
    { page }: Seat,
    open: string,
    fields: Readonly<Record<string, string>> = {},
    entries: Readonly<Record<string, string>> = {},
  ) => {
    await page.getByRole('button', { name: open, exact: true }).click();
    const form = page.getByRole('dialog');
    for (const [label, text] of Object.entries(fields)) {
      const field = form
        .locator('label.field')
        .filter({ has: page.getByText(label, { exact: true }) })
        .locator('input, select, textarea')
        .first();
      if ((await field.evaluate((one) => one.tagName)) === 'SELECT') await field.selectOption(text);
      else await field.fill(text);
    }
    for (const [group, text] of Object.entries(entries))
      await form.getByRole('group', { name: group }).getByRole('combobox').first().fill(text);
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
  };
  /** The page says first that opening it is put on record. */
  const opens = async (seat: Seat, path = `/clue-custody/${NUMBER}`) => {
    await seat.open(path);
    await seat.page.getByText('将记入查阅记录').first().waitFor();
    await seat.page.getByRole('button', { name: '打开并记录' }).click();
    await seat.settled();
  };

  it(
    'a zone seals and sends, and the Case Office signs for the same envelope with two signatures',
    async () => {
      const finder = await sits('secretary');
      await finder.open('/clue-custody');
      await sends(finder, '封存登记问题线索', {
        线索编号: NUMBER,
        线索来源: 'found-in-work',
        '协作区（可不填）': '第三协作区',
        '封件校验值（SHA-256）': ENVELOPE,
        发现时间: '2026-11-20T09:00',
      });
      await finder.open(`/clue-custody/${NUMBER}`);
      await sends(finder, '向案件监督管理室移送线索', { 见证人: '秦明远' });
      await finder.page.getByText('签收以后的办理情况不向协作区公开').waitFor();
      // To the zone a number and dates: neither who has it nor what is in it.
      expect(await finder.page.textContent('main')).not.toContain(ENVELOPE);
      expect(await finder.barriers()).toEqual([]);
      await finder.leave();

      const office = await sits('case');
      await opens(office);
      await office.page.getByText('在途：已送出，尚未签收').waitFor();
      await sends(office, '双人签收线索', { 第二签收人: '蒋立新', '封件校验值（SHA-256）': ENVELOPE });
      await office.page.getByText('褚守正、蒋立新 双人签收').waitFor();
      expect(await office.page.getByText('保管链完整').isVisible()).toBe(true);
      expect(await office.page.getByRole('button', { name: 'Word' }).isVisible()).toBe(true);
      expect(await office.barriers()).toEqual([]);
      await sends(office, '提出分办意见', { 承办单位: '第三纪检监察室' }, { 涉及单位: '教育局' });
      await office.page.getByText('分办意见待审批').waitFor();
      await office.leave();
    },
    3 * MINUTES,
  );

  it(
    'the leader agrees, the office hands it over, and the handler proposes what becomes of it',
    async () => {
      const leader = await sits('leader');
      await opens(leader);
      await sends(leader, '批准分办意见');
      await leader.page.getByText('分办意见已批准').waitFor();
      await leader.leave();

      const office = await sits('case');
      await opens(office);
      await sends(office, '移送承办单位', { 承办人: '许立新', 见证人: '卫明远' }, { 涉及单位: '教育局' });
      await office.page.getByText('在途：已送出，尚未签收').waitFor();
      await office.leave();

      // The handler may not read the chain: the number and what waits, nothing else.
      const handler = await sits('liaison3');
      await handler.open(`/clue-custody/${NUMBER}`);
      await sends(handler, '双人签收移交的线索', { 第二签收人: '秦明远', '封件校验值（SHA-256）': ENVELOPE });
      await handler.page.getByRole('button', { name: '提出处置意见' }).waitFor();
      expect(await handler.page.textContent('main')).not.toContain(ENVELOPE);
      await sends(handler, '提出处置意见', { 处置方式: 'closed' });
      await handler.leave();

      const again = await sits('case');
      await opens(again);
      await again.page.getByText('保管链完整，现由 许立新 保管').waitFor();
      expect(await again.page.locator('.steps [aria-current=step]').textContent()).toContain('处置');
      expect(await again.page.locator('.chain li').count()).toBe(5);
      expect(await again.barriers()).toEqual([]);
      await again.leave();
    },
    3 * MINUTES,
  );
});
