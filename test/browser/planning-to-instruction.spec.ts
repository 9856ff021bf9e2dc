import { expect, it } from '@jest/globals';
import { type Account, aBrowser, inBrowser, PHONE, type Seat } from './browser.js';

const MINUTES = 60_000;
const ITEM = '36-statistics';
const TITLE = '统计台账专项监督检查（演示数据）';
const TASK = `2026-${ITEM}-zone-1`;

inBrowser('from a plan item to the instruction on its report', () => {
  const browser = aBrowser();
  const sits = async (account: Account, viewport?: typeof PHONE) =>
    (await browser.seat('zh-CN', viewport)).signIn(account);

  /** Fills the form that is open and sends it. */
  const sends = async ({ page }: Seat, open: string, fields: Readonly<Record<string, string>> = {}) => {
    await page.getByRole('button', { name: open, exact: true }).click();
    const form = page.getByRole('dialog');
    for (const [label, text] of Object.entries(fields)) await form.getByLabel(new RegExp(`^${label}`)).fill(text);
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
  };

  it(
    'a plan item is proposed beside what is like it, and decided with others, each with its own answer',
    async () => {
      const conduct = await sits('conduct');
      const { page } = conduct;
      await conduct.open('/plan-items/new');
      await page.getByLabel('年度').selectOption('2026');
      await page.getByLabel('事项', { exact: true }).fill(ITEM);
      await page.getByLabel(/^类型/).selectOption('other');
      await page.getByLabel('标题', { exact: true }).fill(TITLE);
      await page.getByLabel('理由（可不填）').fill('年底前核对一次');
      await page.getByRole('button', { name: '添加涉及单位' }).click();
      await page.getByRole('group', { name: '涉及单位' }).getByRole('combobox').fill('统计局');
      await page.getByText(/同一单位已受 \d+ 次检查/).waitFor();
      expect(await conduct.barriers()).toEqual([]);
      await page.getByRole('button', { name: '添加协作区' }).click();
      await page.getByRole('group', { name: '协作区' }).getByRole('combobox').fill('第一协作区');
      await page.getByRole('button', { name: '提交' }).click();
      await page.waitForURL(`**/plan-items/2026-${ITEM}`);
      expect(await page.locator('[aria-current=step]').textContent()).toContain('提出');

      const leader = await sits('leader');
      await leader.open('/approvals');
      const card = (title: string) => leader.page.getByRole('article', { name: title });
      await card(TITLE).getByLabel('同意', { exact: true }).check();
      await card('协作区运行情况年度调研（演示数据）').getByLabel('不同意', { exact: true }).check();
      await card('协作区运行情况年度调研（演示数据）').getByLabel('不同意的理由').fill('与年底总结合并进行');
      await card('全年整改事项集中回头看（演示数据）').getByLabel('同意', { exact: true }).check();
      expect(await leader.barriers()).toEqual([]);
      // Meanwhile the third is amended: it is not what the leader has read.
      await conduct.open('/plan-items/2026-35-retrospect/amend');
      await page.getByLabel('理由（可不填）').fill('只看上半年的');
      await page.getByRole('button', { name: '提交' }).click();
      await page.waitForURL('**/plan-items/2026-35-retrospect');
      await leader.page.getByRole('button', { name: /办理选定的 3 项/ }).click();
      const results = leader.page.getByRole('status', { name: '本次办理结果' });
      await results.getByRole('listitem').nth(2).waitFor();
      const told = await results.getByRole('listitem').allTextContents();
      expect(told).toContain(`${TITLE}已同意`);
      expect(told).toContain('协作区运行情况年度调研（演示数据）已不同意');
      expect(told.find((line) => line.startsWith('全年整改'))).toContain('未办理');
      await leader.leave();
      await conduct.leave();
    },
    3 * MINUTES,
  );

  it(
    'its task is assigned, received, gets a team without conflict and a work plan',
    async () => {
      const conduct = await sits('conduct');
      await conduct.open(`/plan-items/2026-${ITEM}`);
      await conduct.page.getByRole('button', { name: '交办第一协作区' }).click();
      const form = conduct.page.getByRole('dialog');
      await form.getByLabel('办理期限', { exact: true }).fill('2027-01-15');
      await form.getByRole('button', { name: '提交' }).click();
      await conduct.page.getByRole('link', { name: TASK }).waitFor();
      await conduct.leave();

      const director = await sits('director1');
      await director.open(`/task-board/${TASK}`);
      await sends(director, '签收任务');
      await director.page.getByRole('link', { name: '组建检查组' }).click();
      await director.page.getByLabel('由 许志坚 任组长').check();
      await director.page.getByLabel('选 沈立新 为成员').check();
      expect(await director.page.getByText('已选 2 人').textContent()).toContain('均无需回避');
      expect(await director.barriers()).toEqual([]);
      await director.page.getByRole('button', { name: '组建检查组' }).click();
      await director.page.waitForURL(`**/inspections/${TASK}`);
      await sends(director, '制定工作方案', {
        工作任务: '核对统计台账',
        时限要求: '2027-01-10',
        工作方法: '查阅资料、个别访谈',
        工作要求: '轻车简从',
      });
      await director.page.getByText('查阅资料、个别访谈').first().waitFor();
      expect(await director.barriers()).toEqual([]);
      await director.leave();
    },
    3 * MINUTES,
  );

  it(
    'findings are written down on a phone, and the report goes its way: returned, compared, agreed, presented, instructed',
    async () => {
      const member = await sits('group2', PHONE);
      await member.open(`/inspections/${TASK}`);
      await sends(member, '开始监督检查');
      await member.page.getByRole('link', { name: '登记发现的问题' }).click();
      await member.page.getByLabel('地点').fill('示范资料室（虚构）');
      await member.page.getByLabel('问题类型').fill('台账不全');
      await member.page.getByLabel('事实（时间、经过、依据，不写推测）').fill('演示数据（虚构）：三季度台账缺两页。');
      expect(await member.barriers()).toEqual([]);
      await member.page.getByRole('button', { name: '登记发现的问题' }).click();
      await member.page.getByText('已登记 1 条').waitFor();
      expect(await member.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
      await member.open(`/inspections/${TASK}`);
      await sends(member, '完成监督检查');
      const reports = (situation: string) => sends(member, '提交督查（调研）报告', { 基本情况: situation });
      await reports('检查统计局，发现台账缺页一处。');

      const director = await sits('director1');
      await director.open(`/inspections/${TASK}/review`);
      await director.page.getByLabel('审核意见，或退回的理由').fill('写明整改要求');
      await director.page.getByRole('button', { name: '退回修改' }).click();
      await director.page.waitForURL(`**/inspections/${TASK}`);

      await member.open(`/inspections/${TASK}`);
      await reports('检查统计局，发现台账缺页一处，要求月底前补齐。');
      await member.leave();

      await director.open(`/inspections/${TASK}/review`);
      await director.page.getByText('退回理由：写明整改要求').waitFor();
      expect(await director.page.locator('ins').first().textContent()).toContain('要求月底前补齐');
      expect(await director.barriers()).toEqual([]);
      await director.page.getByLabel('审核意见，或退回的理由').fill('事实清楚，同意报送');
      await director.page.getByRole('button', { name: '审核同意' }).click();
      await director.page.waitForURL(`**/inspections/${TASK}`);
      await sends(director, '报送主要领导');
      await director.leave();

      const leader = await sits('leader');
      await leader.open('/approvals');
      const report = leader.page.getByRole('article', { name: TITLE });
      expect(await report.textContent()).toContain('要求月底前补齐');
      await report.getByRole('button', { name: '批示报告' }).click();
      const form = leader.page.getByRole('dialog');
      await form.getByLabel('批示内容', { exact: true }).fill('请第一协作区跟进整改');
      await form.getByRole('button', { name: '提交' }).click();
      await report.waitFor({ state: 'detached' });
      await leader.open(`/inspections/${TASK}`);
      expect(await leader.page.locator('[aria-current=step]').textContent()).toContain('领导批示');
      await leader.leave();
    },
    4 * MINUTES,
  );
});
