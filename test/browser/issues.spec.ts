import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { type Account, aBrowser, inBrowser, PHONE, type Seat } from './browser.js';

const MINUTES = 60_000;
const INSPECTION = '2026-33-new-year-zone-1';
const FIRST = `${INSPECTION}-1`;
const SECOND = `${INSPECTION}-2`;

/** What is found before the journey begins, and is no part of it. */
const tells = async ({ page }: Seat, path: string, data: object) => {
  const said = await page.request.post(`/api/v1/${path}`, { data, headers: { 'idempotency-key': randomUUID() } });
  if (!said.ok()) throw new Error(`${path}: ${await said.text()}`);
};

inBrowser('from the forwarding of an issue to its closing', () => {
  const browser = aBrowser();
  const sits = async (account: Account, viewport?: typeof PHONE) =>
    (await browser.seat('zh-CN', viewport)).signIn(account);

  /** Fills the form that is open and sends it. */
  const sends = async ({ page }: Seat, open: string, fields: Readonly<Record<string, string>> = {}) => {
    await page.getByRole('button', { name: open, exact: true }).first().click();
    const form = page.getByRole('dialog');
    for (const [label, text] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(text);
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
  };
  const step = ({ page }: Seat) => page.locator('.steps [aria-current=step]');

  it(
    'several are forwarded at once, each with its own result, and what is refused keeps what was typed',
    async () => {
      const director = await sits('director1');
      await tells(director, `inspections/${INSPECTION}/work-plan`, {
        tasks: '核对值班安排',
        limit: '2026-12-20',
        methods: '查阅资料',
        requirements: '轻车简从',
      });
      await director.leave();
      const finder = await sits('group2');
      await tells(finder, `inspections/${INSPECTION}/start`, {});
      for (const [place, kind] of [
        ['示范资料室（虚构）', '归档迟缓'],
        ['示范值班室（虚构）', '交接不清'],
      ] as const)
        await tells(finder, `inspections/${INSPECTION}/findings`, {
          problem: { unit: 'statistics-bureau', place, kind, facts: `演示数据（虚构）：${kind}一处。` },
        });
      for (const finding of ['1', '2'])
        await tells(finder, 'issues', { zone: 'zone-1', inspection: INSPECTION, finding });
      await finder.leave();

      const conduct = await sits('conduct');
      const { page } = conduct;
      await conduct.open('/issues');
      const row = (kind: string) => page.locator('li.forward', { hasText: kind });
      await row('归档迟缓').getByRole('checkbox').check();
      await row('归档迟缓').getByLabel('指定承办单位（可不填）').fill('派驻第二纪检监察组');
      await row('归档迟缓').getByLabel('指定理由（可不填）').fill('无派驻机构，由第二组承办');
      await row('交接不清').getByRole('checkbox').check();
      expect(await conduct.barriers()).toEqual([]);
      await page.getByRole('button', { name: '转办所选 2 件' }).click();
      const results = page.getByRole('status', { name: '转办结果' });
      await results.getByRole('listitem').nth(1).waitFor();
      const told = async (kind: string) => results.getByRole('listitem').filter({ hasText: kind }).textContent();
      expect(await told('归档迟缓')).toMatch(/已转办至派驻第二纪检监察组，整改期限 \d{4}-\d\d-\d\d/);
      expect(await told('交接不清')).toMatch(/未转办：.*请指定一个/);
      // No body is seated there: one is to be chosen, and the tick is still set.
      expect(await row('交接不清').getByRole('checkbox').isChecked()).toBe(true);
      await conduct.leave();
    },
    3 * MINUTES,
  );

  it(
    'the body accepts, plans and claims on a phone; others verify, and it is closed',
    async () => {
      const body = await sits('group2', PHONE);
      await body.page.getByRole('link', { name: '统计局：归档迟缓' }).click();
      await body.page.waitForURL(`**/issues/${FIRST}`);
      await body.page.getByRole('button', { name: '接收' }).waitFor();
      expect(await body.barriers()).toEqual([]);
      await sends(body, '接收');
      await body.page.getByRole('button', { name: '制定整改方案' }).click();
      const form = body.page.getByRole('dialog');
      await form.getByRole('group', { name: '整改措施' }).getByRole('textbox').fill('补齐归档材料');
      await form.getByRole('button', { name: '提交' }).click();
      await form.waitFor({ state: 'detached' });
      await sends(body, '报告处置情况并申请销号', { 处置情况: '材料已补齐并归档。' });
      await body.page.getByText('材料已补齐并归档。').first().waitFor();
      expect(await body.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
      await body.leave();

      const conduct = await sits('conduct');
      await conduct.open(`/issues/${FIRST}`);
      expect(await step(conduct).textContent()).toContain('申请销号');
      await conduct.page.getByRole('button', { name: '核验整改' }).first().click();
      const verdict = conduct.page.getByRole('dialog');
      await verdict.getByLabel('结果').selectOption('passed');
      await verdict.getByLabel('现场核验情况').fill('现场查看，材料齐全。');
      await verdict.getByRole('button', { name: '提交' }).click();
      await verdict.waitFor({ state: 'detached' });
      await sends(conduct, '销号');
      await conduct.page.getByText('已销号').first().waitFor();
      expect(await step(conduct).textContent()).toContain('销号');
      expect(await conduct.page.getByText('现场查看，材料齐全。').first().isVisible()).toBe(true);
      expect(await conduct.barriers()).toEqual([]);
      await conduct.leave();
    },
    3 * MINUTES,
  );

  it(
    'a notice presses the other one: it is issued from the issue once it lies with somebody, answered and closed',
    async () => {
      const conduct = await sits('conduct');
      await tells(conduct, `issues/${SECOND}/forward`, { body: 'group-2', reason: '无派驻机构，由第二组承办' });
      await conduct.open(`/issues/${SECOND}`);
      await sends(conduct, '就此问题发督办通知书', { 督办事项: '尚未接收', 督办要求: '三日内接收并书面答复' });
      await conduct.page.getByRole('link', { name: '尚未接收' }).waitFor();
      await conduct.leave();

      const body = await sits('group2');
      await body.open(`/issues/${SECOND}`);
      await body.page.getByRole('link', { name: '尚未接收' }).click();
      await body.page.waitForURL('**/follow-ups/*');
      await sends(body, '答复督办通知书', { 答复: '已于今日接收。' });
      await body.page.getByText('已于今日接收。').first().waitFor();
      expect(await body.barriers()).toEqual([]);
      const at = body.page.url();
      await body.leave();

      const again = await sits('conduct');
      await again.open(at);
      await sends(again, '办结督办', { 意见: '答复属实。' });
      await again.page.getByText('答复属实。').first().waitFor();
      expect(await again.page.locator('.steps [aria-current=step]').textContent()).toContain('办结');
      await again.leave();
    },
    3 * MINUTES,
  );
});
