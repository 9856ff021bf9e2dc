import { zoneTable, type ZoneTable } from '@county/demo/establish.js';
import { type Stage, Story } from './story.js';

/*
 * The ground that several stories stand on: the seed's county with an invented township in zone 3, because problems are
 * told of invented units alone, and the Spring Festival check up to the morning on which the team goes out.
 */

export const invented = { township: 'yunshan', commission: 'commission-yunshan' } as const;
export const supervisor = 'bai-qiuyue';
export const task = '2026-spring-festival-zone-3';
export const visited = ['hongyazi', 'education-bureau', invented.township] as const;

const withInventedTownship: ZoneTable = {
  zones: zoneTable.zones.map((zone) =>
    zone.id !== 'zone-3'
      ? zone
      : {
          ...zone,
          bodies: [
            ...zone.bodies,
            { id: invented.commission, kind: 'commission', name: '云杉镇纪委', hosts: [invented.township] },
          ],
          units: [...zone.units, { id: invented.township, name: '云杉镇', category: 'township' }],
          ...(zone.textOrder && { textOrder: [...zone.textOrder, invented.commission] }),
        },
  ),
};

export const openWithInventedTownship = (stage: Stage, start: string): Promise<Story> =>
  Story.established(stage, start, withInventedTownship);

/** Who acts in zone 3, and those who watch from elsewhere. */
export const actors = ({ cast }: Story) => ({
  director: cast.director('zone-3'),
  deputy: cast.deputy('zone-3'),
  secretary: cast.of('township-secretary', 'commission-gaoren'),
  official: cast.of('group-official', 'group-3'),
  supervisor,
  conduct: cast.of('conduct-office-head'),
  leader: cast.of('principal-leader'),
  caseHead: cast.of('case-office-head'),
  caseOfficial: cast.of('case-office-official'),
  auditor: cast.of('auditor'),
  directorOf4: cast.director('zone-4'),
});

export const team = (story: Story) => {
  const { secretary, official } = actors(story);
  return { leader: secretary, members: [secretary, official, supervisor] };
};

export const workPlan = {
  tasks: '查看节日值班、公务用车停放和物品登记。',
  limit: '2026-02-14',
  methods: '实地查看，查阅登记簿。',
  requirements: '轻车简从，不打招呼。',
};

/** An invented supervisor for zone 3, appointed with the word that there is no conflict, and allotted. */
export async function allotSupervisor(story: Story): Promise<void> {
  const office = story.as(story.cast.of('general-office-head'));
  await office.does(`special-supervisors/${supervisor}/appoint`, {
    name: '白秋月',
    from: '2026-01-19',
    until: '2031-01-19',
    vetted: 'clear',
    declaration: 'no-conflict',
  });
  await office.does('zones/zone-3/special-supervisors', { person: supervisor, name: '白秋月', from: '2026-01-19' });
}

export async function planSpringFestival(story: Story): Promise<void> {
  const { conduct, leader } = actors(story);
  await story.as(conduct).does('plans/2026/open');
  await story.as(conduct).does('plans/2026/items', {
    item: 'spring-festival',
    kind: 'festival',
    title: '春节期间落实中央八项规定精神检查',
    units: [],
    zones: [],
  });
  await story.as(leader).does('plans/2026/items/spring-festival/approve');
}

export const assignZone3 = (story: Story): Promise<unknown> =>
  story.as(actors(story).conduct).does('tasks', {
    plan: '2026',
    item: 'spring-festival',
    zone: 'zone-3',
    units: [...visited],
    due: '2026-02-14',
  });

/** Everything up to the fieldwork, without assertions: S2 asserts it. */
export async function tellUntilFieldwork(story: Story): Promise<void> {
  const { director, deputy, secretary } = actors(story);
  story.at('2026-01-19T09:00:00+08:00');
  await allotSupervisor(story);
  await planSpringFestival(story);
  story.at('2026-01-20T09:00:00+08:00');
  await assignZone3(story);
  await story.as(deputy).does(`tasks/${task}/receive`);
  story.at('2026-01-21T09:00:00+08:00');
  await story.as(director).does(`inspections/${task}/team`, team(story));
  await story.as(director).does(`inspections/${task}/work-plan`, workPlan);
  story.at('2026-02-10T09:00:00+08:00');
  await story.as(secretary).does(`inspections/${task}/start`);
}
