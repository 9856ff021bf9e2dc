import { zoneTable, type ZoneTable } from '@county/demo/establish.js';
import { type Stage, Story } from './story.js';

/*
 * Problems are told of invented units alone: the seed's county with townships that are not on any map, and inspections of
 * them, up to the fieldwork.
 */

export interface Township {
  readonly unit: string;
  readonly name: string;
  readonly zone: string;
}

export const commissionOf = ({ unit }: Township) => `commission-${unit}`;

const withTownships = (townships: readonly Township[]): ZoneTable => ({
  zones: zoneTable.zones.map((zone) => {
    const invented = townships.filter((one) => one.zone === zone.id);
    const ids = invented.map(commissionOf);
    return {
      ...zone,
      bodies: [
        ...zone.bodies,
        ...invented.map((one) => ({
          id: commissionOf(one),
          kind: 'commission' as const,
          name: `${one.name}纪委`,
          hosts: [one.unit],
        })),
      ],
      units: [...zone.units, ...invented.map(({ unit, name }) => ({ id: unit, name, category: 'township' }))],
      ...(zone.textOrder && { textOrder: [...zone.textOrder, ...ids] }),
    };
  }),
});

export const countyWith = (stage: Stage, start: string, ...townships: readonly Township[]): Promise<Story> =>
  Story.established(stage, start, withTownships(townships));

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
