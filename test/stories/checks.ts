import type { Story } from './story.js';

/* Inspections of invented townships, up to the fieldwork and to what is referred after it. */

export interface Check {
  readonly item: string;
  readonly title: string;
  readonly kind: 'festival' | 'political' | 'other';
  readonly zone: string;
  readonly units: readonly string[];
  readonly due: string;
  /** The first leads. */
  readonly team: readonly string[];
}

/** The plan year, opened once a story. */
export const openPlanYear = (story: Story, year: string): Promise<unknown> =>
  story.as(story.cast.of('conduct-office-head')).does(`plans/${year}/open`);

/** From the plan item to the moment at which the team may go out; gives the inspection's name. */
export async function prepare(story: Story, { item, title, kind, zone, units, due, team }: Check): Promise<string> {
  const { cast } = story;
  const year = story.now.slice(0, 4);
  const conduct = story.as(cast.of('conduct-office-head'));
  const reason = kind === 'other' ? { reason: '年度安排' } : {};
  await conduct.does(`plans/${year}/items`, { item, kind, title, units: [], zones: [], ...reason });
  await story.as(cast.of('principal-leader')).does(`plans/${year}/items/${item}/approve`);
  await conduct.does('tasks', { plan: year, item, zone, units, due });
  const inspection = `${year}-${item}-${zone}`;
  await story.as(cast.deputy(zone)).does(`tasks/${inspection}/receive`);
  const director = story.as(cast.director(zone));
  await director.does(`inspections/${inspection}/team`, { leader: team[0], members: team });
  const plan = { tasks: title, limit: due, methods: '实地查看，查阅台账。', requirements: '轻车简从。' };
  await director.does(`inspections/${inspection}/work-plan`, plan);
  return inspection;
}

export interface Problem {
  readonly unit: string;
  readonly place: string;
  readonly kind: string;
  readonly facts: string;
}

/** The team is out, writes these down and refers them; gives the issues' numbers. */
export async function findAndRefer(
  story: Story,
  inspection: string,
  by: string,
  problems: readonly Problem[],
): Promise<readonly string[]> {
  const zone = inspection.slice(-'zone-0'.length);
  const member = story.as(by);
  await member.does(`inspections/${inspection}/start`);
  const issues: string[] = [];
  for (const [nth, problem] of problems.entries()) {
    await member.does(`inspections/${inspection}/findings`, { problem });
    await member.does('issues', { zone, inspection, finding: String(nth + 1) });
    issues.push(`${inspection}-${nth + 1}`);
  }
  return issues;
}
