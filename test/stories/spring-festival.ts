import { commissionOf, countyTable } from './county-table.js';
import { type Stage, Story } from './story.js';

/*
 * The ground that several stories stand on: the seed's county with an invented township in zone 3, because problems are
 * told of invented units alone, and the Spring Festival check up to the morning on which the team goes out.
 */

export const yunshan = { unit: 'yunshan', name: '云杉镇', zone: 'zone-3' } as const;
export const invented = { township: yunshan.unit, commission: commissionOf(yunshan) } as const;
export const visited = ['hongyazi', 'education-bureau', invented.township] as const;

/** Two stories that tell of such a check in one county tell of two. */
export interface FestivalCheck {
  readonly item: string;
  readonly supervisor: string;
  readonly supervisorName: string;
}
export const springFestival: FestivalCheck = {
  item: 'spring-festival',
  supervisor: 'bai-qiuyue',
  supervisorName: '白秋月',
};
export const taskOf = ({ item }: FestivalCheck) => `2026-${item}-zone-3`;
export const { supervisor } = springFestival;
export const task = taskOf(springFestival);

export const openWithInventedTownship = (stage: Stage, start: string): Promise<Story> =>
  Story.established(stage, start, countyTable({ townships: [yunshan] }));

/** Who acts in zone 3, and those who watch from elsewhere. */
export const actors = ({ cast }: Story, check = springFestival) => ({
  director: cast.director('zone-3'),
  deputy: cast.deputy('zone-3'),
  secretary: cast.of('township-secretary', 'commission-gaoren'),
  official: cast.of('group-official', 'group-3'),
  supervisor: check.supervisor,
  conduct: cast.of('conduct-office-head'),
  leader: cast.of('principal-leader'),
  caseHead: cast.of('case-office-head'),
  caseOfficial: cast.of('case-office-official'),
  auditor: cast.of('auditor'),
  directorOf4: cast.director('zone-4'),
});

export const team = (story: Story, check = springFestival) => {
  const { secretary, official, supervisor } = actors(story, check);
  return { leader: secretary, members: [secretary, official, supervisor] };
};

export const workPlan = {
  tasks: '查看节日值班、公务用车停放和物品登记。',
  limit: '2026-02-14',
  methods: '实地查看，查阅登记簿。',
  requirements: '轻车简从，不打招呼。',
};

/** An invented supervisor for zone 3, appointed with the word that there is no conflict, and allotted. */
export async function allotSupervisor(story: Story, check = springFestival): Promise<void> {
  const { supervisor: person, supervisorName: name } = check;
  const office = story.as(story.cast.of('general-office-head'));
  await office.does(`special-supervisors/${person}/appoint`, {
    name,
    from: '2026-01-19',
    until: '2031-01-19',
    vetted: 'clear',
    declaration: 'no-conflict',
  });
  await office.does('zones/zone-3/special-supervisors', { person, name, from: '2026-01-19' });
}

export async function planSpringFestival(story: Story, { item } = springFestival): Promise<void> {
  const { conduct, leader } = actors(story);
  await story.as(conduct).does('plans/2026/open');
  await story.as(conduct).does('plans/2026/items', {
    item,
    kind: 'festival',
    title: '春节期间落实中央八项规定精神检查',
    units: [],
    zones: [],
  });
  await story.as(leader).does(`plans/2026/items/${item}/approve`);
}

export const assignZone3 = (story: Story, { item } = springFestival): Promise<unknown> =>
  story.as(actors(story).conduct).does('tasks', {
    plan: '2026',
    item,
    zone: 'zone-3',
    units: [...visited],
    due: '2026-02-14',
  });

/** Everything up to the fieldwork, each with its moment, without assertions: S2 asserts it. */
export const untilFieldwork = (check = springFestival) =>
  [
    [
      '2026-01-19T09:00:00+08:00',
      async (story: Story) => {
        await allotSupervisor(story, check);
        await planSpringFestival(story, check);
      },
    ],
    [
      '2026-01-20T09:00:00+08:00',
      async (story: Story) => {
        await assignZone3(story, check);
        await story.as(actors(story).deputy).does(`tasks/${taskOf(check)}/receive`);
      },
    ],
    [
      '2026-01-21T09:00:00+08:00',
      async (story: Story) => {
        const director = story.as(actors(story).director);
        await director.does(`inspections/${taskOf(check)}/team`, team(story, check));
        await director.does(`inspections/${taskOf(check)}/work-plan`, workPlan);
      },
    ],
    [
      '2026-02-10T09:00:00+08:00',
      (story: Story) => story.as(actors(story).secretary).does(`inspections/${taskOf(check)}/start`),
    ],
  ] as const;

export async function tellUntilFieldwork(story: Story): Promise<void> {
  for (const [moment, tell] of untilFieldwork()) {
    story.at(moment);
    await tell(story);
  }
}
