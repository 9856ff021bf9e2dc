import type { Story } from './story.js';

/* What the stories of periodic reports stand on: one item of the plan, and what comes of it month by month. */

/** The year's plan with one item that any zone may get. */
export async function planOneItem(story: Story, item: string): Promise<void> {
  const conduct = story.as(story.cast.of('conduct-office-head'));
  await conduct.does('plans/2026/open');
  await conduct.does('plans/2026/items', {
    item,
    kind: 'other',
    title: '专项监督检查',
    reason: '年度安排',
    units: [],
    zones: [],
  });
  await story.as(story.cast.of('principal-leader')).does(`plans/2026/items/${item}/approve`);
}

export const assign = (story: Story, item: string, zone: string, units: readonly string[], due: string) =>
  story.as(story.cast.of('conduct-office-head')).does('tasks', { plan: '2026', item, zone, units, due });

/** A team of two of the zone's members goes out; gives its leader. */
export async function goOut(story: Story, zone: string, task: string, limit: string): Promise<string> {
  const [leader, other] = story.cast.members(zone);
  const director = story.as(story.cast.director(zone));
  await story.as(story.cast.deputy(zone)).does(`tasks/${task}/receive`);
  await director.does(`inspections/${task}/team`, { leader, members: [leader, other] });
  await director.does(`inspections/${task}/work-plan`, { tasks: '核对', limit, methods: '查阅', requirements: '如实' });
  await story.as(leader!).does(`inspections/${task}/start`);
  return leader!;
}

/** Records problems and refers each to the Conduct Office; gives their numbers. */
export async function refer(
  story: Story,
  zone: string,
  task: string,
  member: string,
  problems: readonly { readonly unit: string; readonly kind: string }[],
  from = 1,
): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (const [n, { unit, kind }] of problems.entries()) {
    const finding = String(from + n);
    await story.as(member).does(`inspections/${task}/findings`, {
      problem: { unit, place: `第${finding}处`, kind, facts: `第${finding}条：登记与实际不符。` },
    });
    const { id } = (await story.as(member).does('issues', { zone, inspection: task, finding })) as { id: string };
    numbers.push(id);
  }
  return numbers;
}

export type Row = {
  readonly state: string;
  readonly position: string;
  readonly figures: readonly {
    readonly figure: string;
    readonly query: string;
    readonly value: number;
    readonly facts: number;
    readonly months?: Readonly<Record<string, number>>;
    readonly since?: number;
    readonly units?: readonly string[];
    readonly events: readonly { readonly event: string; readonly record?: string; readonly revision?: number }[];
  }[];
  readonly sections: readonly {
    readonly section: string;
    readonly title: string;
    readonly generated: string;
    readonly edited: string | null;
    readonly editedBy: string | null;
    readonly sentences: readonly { readonly zh: string; readonly en: string; readonly figures: readonly string[] }[];
  }[];
  readonly corrections: readonly { readonly zh: string; readonly period: string; readonly change: number }[];
};

/** Whether a figure counts something of this record. */
export const counts = (row: Row, name: string, record: string) =>
  figureOf(row, name).events.some((event) => event.record === record);

export const figureOf = (row: Row, name: string) => row.figures.find(({ figure }) => figure === name)!;

/**
 * Office n hands in its month, by zero report where nothing happened, and the Conduct Office files it; unless another story
 * of the same county has told of that already.
 */
export async function month(story: Story, n: string, name: string): Promise<void> {
  const report = `month-office-${n}-${name}`;
  const at = `periodic-reports/${report}`;
  const official = story.as(story.cast.of('conduct-office-official'));
  if ((await official.seesOne(`report-register/${report}`)).state === 'filed') return;
  const liaison = story.as(story.cast.liaison(`zone-${n}`));
  const zero = await liaison.post(`${at}/zero`);
  if (zero.status < 300) return;
  if (zero.body.code !== 'report.not-zero') throw new Error(`${at}: ${JSON.stringify(zero.body)}`);
  await liaison.does(`${at}/draft`);
  await liaison.does(`${at}/submit`);
  await official.does(`${at}/file`);
}
