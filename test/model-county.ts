import { MemoryEventStore, MemoryLog } from '@libs/event-store/memory.js';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { epochOf } from '@libs/event-sourcing/time.js';
import type { ReadModelStore } from '@libs/read-models/index.js';
import { boards, capabilities } from '@county/county.js';
import { County } from '@county/county.runtime.js';
import { Cast, establish, type ZoneTable } from '@county/demo/establish.js';
import { Player } from '@county/demo/player.js';

/*
 * A small invented county in which one inspection goes its whole way, with an issue, a clue, a designation, a hand-over
 * and changes of the register beside it; every moment of that year is a place where anything may be tried.
 */

export const COUNTY = 'county-m';
const START = '2026-03-02T08:00:00+08:00';
const TASK = '2026-spring-zone-1';
const CLUE = '2026-1-001';
const HASH = 'a'.repeat(64);
const ISSUE = `${TASK}-1`;

const unit = (id: string, name: string, subUnits: readonly { id: string; name: string }[] = []) => ({
  id,
  name,
  category: 'invented',
  ...(subUnits.length > 0 && { subUnits }),
});
const body = (id: string, kind: 'commission' | 'group', name: string, host: string) => ({
  id,
  kind,
  name,
  hosts: [host],
});

export const table: ZoneTable = {
  zones: [
    {
      id: 'zone-1',
      no: 1,
      name: '第一协作区',
      office: { id: 'office-1', name: '第一纪检监察室' },
      supervisors: [{ id: 'qiu-shan', name: '邱山' }],
      bodies: [
        body('commission-willow', 'commission', '柳镇纪委', 'willow-town'),
        body('commission-stone', 'commission', '石镇纪委', 'stone-town'),
        body('group-finance', 'group', '驻财政局组', 'finance-bureau'),
      ],
      units: [
        unit('willow-town', '柳镇'),
        unit('stone-town', '石镇'),
        unit('finance-bureau', '财政局', [{ id: 'treasury', name: '国库中心' }]),
        unit('grain-bureau', '粮食局'),
      ],
    },
    {
      id: 'zone-2',
      no: 2,
      name: '第二协作区',
      office: { id: 'office-2', name: '第二纪检监察室' },
      supervisors: [],
      bodies: [
        body('commission-harbour', 'commission', '港镇纪委', 'harbour-town'),
        body('group-court', 'group', '驻法院组', 'court'),
      ],
      units: [unit('harbour-town', '港镇'), unit('court', '法院'), unit('school', '职教中心')],
    },
  ],
};

export const cast = new Cast(table);
const of = (post: string, part?: string, n = 0) => cast.of(post, part, n);
export const who = {
  leader: of('principal-leader'),
  inCharge: of('leader-in-charge'),
  conduct: of('conduct-office-head'),
  conduct2: of('conduct-office-official'),
  caseHead: of('case-office-head'),
  caseOfficial: of('case-office-official'),
  general: of('general-office-head'),
  director: cast.director('zone-1'),
  director2: cast.director('zone-2'),
  deputy: cast.deputy('zone-1'),
  deputy2: cast.deputy('zone-2'),
  liaison: cast.liaison('zone-1'),
  willow: of('township-secretary', 'commission-willow'),
  willow2: of('township-official', 'commission-willow'),
  stone: of('township-secretary', 'commission-stone'),
  stone2: of('township-official', 'commission-stone'),
  finance: of('group-official', 'group-finance'),
  harbour: of('township-secretary', 'commission-harbour'),
  court: of('group-head', 'group-court'),
} as const;

export interface Step {
  readonly by: string;
  readonly command: string;
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}
const step = (by: keyof typeof who, command: string, id: string, told: Step['body'] = {}): Step => ({
  by: who[by],
  command,
  id,
  body: told,
});
const zones = (by: keyof typeof who, command: string, told: Step['body']) => step(by, command, 'zones', told);
const terms = { kind: 'other', title: '春季检查', reason: '年度安排', units: [], zones: [] };
const problem = (place: string) => ({ problem: { unit: 'stone-town', place, kind: '登记不全', facts: '缺两页。' } });
const report = { members: [who.willow, who.finance], otherProblems: 2, clues: [CLUE], situation: '查一个单位。' };

/** The lawful year, command by command. */
export const YEAR: readonly Step[] = [
  step('conduct', 'OpenPlanYear', '2026'),
  step('conduct', 'ProposePlanItem', '2026', { item: 'spring', ...terms }),
  step('conduct2', 'ProposePlanItem', '2026', { item: 'autumn', ...terms, title: '秋季检查' }),
  step('leader', 'ProposePlanItem', '2026', { item: 'winter', ...terms, title: '冬季检查' }),
  step('leader', 'ApprovePlanItem', '2026', { item: 'spring' }),
  step('conduct', 'AssignTask', TASK, {
    plan: '2026',
    item: 'spring',
    zone: 'zone-1',
    units: ['stone-town'],
    due: '2026-04-30',
  }),
  step('deputy', 'ReceiveTask', TASK),
  step('director', 'FormInspectionTeam', TASK, { leader: who.willow, members: [who.willow, who.finance] }),
  step('director', 'SetWorkPlan', TASK, {
    tasks: '查台账',
    limit: '2026-04-20',
    methods: '查阅',
    requirements: '如实',
  }),
  step('willow', 'StartFieldwork', TASK),
  step('willow', 'RecordFinding', TASK, problem('档案室')),
  step('finance', 'RecordFinding', TASK, problem('车库')),
  step('willow', 'RecordFinding', TASK, { clue: { number: CLUE, envelope: HASH } }),
  step('willow', 'SealClue', CLUE, {
    number: CLUE,
    source: 'found-in-work',
    zone: 'zone-1',
    inspection: TASK,
    envelope: HASH,
    noticedAt: START,
  }),
  step('willow', 'TransferClue', CLUE, { witness: who.finance }),
  step('caseOfficial', 'AcknowledgeClue', CLUE, { second: who.caseHead, envelope: HASH }),
  step('willow', 'ReferIssue', ISSUE, { zone: 'zone-1', inspection: TASK, finding: '1' }),
  step('conduct', 'ForwardIssue', ISSUE),
  step('stone', 'AcceptIssue', ISSUE),
  step('stone2', 'SetRectificationPlan', ISSUE, { measures: ['补登'], due: '2026-03-25' }),
  step('willow', 'CompleteFieldwork', TASK),
  step('willow', 'SubmitInspectionReport', TASK, report),
  step('director', 'ReviewReport', TASK, { opinion: '同意' }),
  step('director', 'PresentReport', TASK),
  step('leader', 'InstructOnReport', TASK, { instruction: '限期整改' }),
  zones('liaison', 'OpenHandover', { person: who.stone, successor: who.stone2 }),
  zones('liaison', 'AssignHandoverItem', { handover: `${who.stone}-1`, item: ISSUE, to: who.willow2 }),
  zones('willow2', 'AcceptHandoverItem', { handover: `${who.stone}-1`, item: ISSUE }),
  zones('liaison', 'RemoveZoneMember', {
    person: who.stone,
    until: '2026-03-03',
    successor: who.stone2,
    reason: '调离',
  }),
  step('willow2', 'ReportProgress', ISSUE, { progress: '已补登一页' }),
  step('willow2', 'ClaimRectified', ISSUE, { disposal: '已补登' }),
  step('conduct', 'VerifyRectification', ISSUE, { result: 'passed', seen: '查看台账' }),
  step('conduct', 'CloseIssue', ISSUE),
  step('conduct', 'CloseTask', TASK),
  step('deputy2', 'DesignateCollaborationItem', 'designated', {
    kind: 'research',
    title: '专项调研',
    zone: 'zone-2',
    units: ['school'],
    due: '2026-05-29',
    reason: '了解情况',
  }),
  step('deputy2', 'ReceiveTask', 'designated'),
  step('leader', 'OrderCrossInspection', 'designated', { zone: 'zone-1', reason: '避免熟人' }),
  step('willow', 'DeclareRelation', who.willow, { kind: 'near-relative', unit: 'school', counterpart: '表兄' }),
  zones('conduct', 'RegisterUnit', { unit: 'tea-bureau', kind: 'unit', name: '茶叶局', category: 'invented' }),
  zones('general', 'AssignUnitToZone', { unit: 'tea-bureau', zone: 'zone-2', from: '2026-04-01' }),
  zones('conduct', 'AttachSubUnit', { whole: 'court', unit: 'archive', name: '档案室', from: '2026-04-01' }),
  zones('conduct', 'RenameUnit', { unit: 'court', name: '人民法院', from: '2026-04-01' }),
  zones('conduct', 'MapUnitToGroup', { unit: 'grain-bureau', group: 'group-finance', from: '2026-04-01' }),
  zones('conduct', 'MergeUnits', { unit: 'grain-bureau', into: 'finance-bureau', from: '2026-05-01', reason: '改革' }),
  zones('general', 'AdjustZoneComposition', {
    moves: [{ member: 'group-court', toZone: 'zone-1' }],
    from: '2026-06-01',
    reason: '便于工作',
  }),
  zones('general', 'RelieveZoneDirector', { zone: 'zone-2', until: '2026-03-10', reason: '调动' }),
  zones('general', 'AppointActingDirector', { zone: 'zone-2', person: who.director, from: '2026-03-10' }),
];

const everythingOf2 = ['commission-harbour', 'group-court', 'harbour-town', 'court', 'school', 'tea-bureau'];
const moved = (members: readonly string[], toZone: string) => members.map((member) => ({ member, toZone }));
const dissolve = (members: readonly string[]) =>
  zones('general', 'DissolveZone', {
    zone: 'zone-2',
    moves: moved(members, 'zone-1'),
    supervisors: [],
    reason: '撤并',
  });
const adjust = (member: string, toZone: string) =>
  zones('general', 'AdjustZoneComposition', { moves: moved([member], toZone), from: '2026-07-01', reason: '调整' });
const related = (by: keyof typeof who, to: string) =>
  step(by, 'DeclareRelation', who[by], { kind: 'near-relative', unit: to, counterpart: '表弟' });
const passed = { result: 'passed', seen: '看过' };

/** What somebody could wish to do right after a step of the year, and must not, or not in this order. */
export interface Temptation {
  readonly after: string;
  readonly steps: readonly Step[];
}
const after = (command: string, ...steps: readonly Step[]): Temptation => ({ after: command, steps });
const handing = `${who.willow}-1`;
const accepting = (item: string) => zones('willow2', 'AcceptHandoverItem', { handover: handing, item });

export const TEMPTATIONS: readonly Temptation[] = [
  after('ApprovePlanItem', step('leader', 'ApprovePlanItem', '2026', { item: 'winter' })),
  after('ApprovePlanItem', step('leader', 'RejectPlanItem', '2026', { item: 'winter', reason: '自己提的' })),
  after(
    'ApprovePlanItem',
    step('conduct', 'AssignTask', '2026-autumn-zone-1', {
      plan: '2026',
      item: 'autumn',
      zone: 'zone-1',
      units: ['willow-town'],
      due: '2026-10-30',
    }),
  ),
  after(
    'ReceiveTask',
    step('director', 'FormInspectionTeam', TASK, { leader: who.stone2, members: [who.stone2, who.finance] }),
  ),
  after(
    'ReceiveTask',
    related('willow', 'stone-town'),
    step('director', 'FormInspectionTeam', TASK, { leader: who.willow, members: [who.willow, who.finance] }),
  ),
  after(
    'DeclareRelation',
    step('deputy', 'ReceiveTask', 'designated'),
    step('director', 'FormInspectionTeam', 'designated', { leader: who.willow, members: [who.willow, who.willow2] }),
  ),
  after(
    'StartFieldwork',
    step('director', 'ReplaceTeamMember', TASK, { leaves: who.finance, joins: who.stone2, reason: '换人' }),
  ),
  after('SetWorkPlan', related('finance', 'stone-town'), step('willow', 'StartFieldwork', TASK)),
  after('StartFieldwork', related('finance', 'stone-town'), step('willow', 'RecordFinding', TASK, problem('会议室'))),
  after('SubmitInspectionReport', step('director', 'PresentReport', TASK)),
  after('ReviewReport', step('leader', 'InstructOnReport', TASK, { instruction: '阅' })),
  after('ClaimRectified', step('willow2', 'VerifyRectification', ISSUE, passed)),
  after('ClaimRectified', step('conduct2', 'VerifyRectification', ISSUE, passed)),
  after('VerifyRectification', step('willow2', 'CloseIssue', ISSUE)),
  after('VerifyRectification', step('conduct2', 'CloseIssue', ISSUE)),
  after('CloseIssue', step('conduct2', 'Recheck', ISSUE, { result: 'holds', seen: '看过' })),
  after(
    'SealClue',
    step('finance', 'SealClue', CLUE, {
      number: CLUE,
      source: 'found-in-work',
      zone: 'zone-1',
      inspection: TASK,
      envelope: HASH,
      noticedAt: START,
    }),
  ),
  after('SealClue', step('finance', 'TransferClue', CLUE, { witness: who.willow })),
  after('SealClue', step('caseHead', 'AcknowledgeClue', CLUE, { second: who.caseOfficial, envelope: HASH })),
  after(
    'TransferClue',
    step('caseHead', 'ReturnClue', CLUE, { reason: 'envelope-broken' }),
    step('willow', 'TransferClue', CLUE, { witness: who.finance }),
  ),
  after(
    'AssignTask',
    zones('general', 'AppointZoneDirector', { zone: 'zone-1', person: who.general, from: '2026-03-10' }),
  ),
  after(
    'AppointActingDirector',
    zones('general', 'AppointActingDirector', { zone: 'zone-2', person: who.general, from: '2026-03-20' }),
  ),
  after(
    'RegisterUnit',
    zones('general', 'AssignUnitToZone', { unit: 'tea-bureau', zone: 'zone-9', from: '2026-04-01' }),
  ),
  after(
    'AssignUnitToZone',
    zones('general', 'AssignUnitToZone', { unit: 'tea-bureau', zone: 'zone-1', from: '2026-05-01' }),
  ),
  after('AssignTask', adjust('school', 'zone-9')),
  after('AdjustZoneComposition', adjust('stone-town', 'zone-2'), dissolve(everythingOf2)),
  after('OpenPlanYear', dissolve(everythingOf2.slice(0, -2))),
  after('OpenPlanYear', dissolve(everythingOf2.slice(0, -1)), adjust('stone-town', 'zone-2')),
  after('AssignUnitToZone', dissolve(everythingOf2.slice(0, -1))),
  after('AssignTask', zones('general', 'SetCounterpartOffice', { zone: 'zone-2', office: 'office-1' })),
  after('AssignTask', zones('general', 'SetCounterpartOffice', { zone: 'zone-2', office: 'office-3', name: '第三室' })),
  after(
    'AssignTask',
    ...['commission-stone', 'commission-willow'].map((home) =>
      zones('liaison', 'AddZoneMember', { person: who.conduct2, zone: 'zone-1', home, from: '2026-03-05' }),
    ),
  ),
  after(
    'CompleteFieldwork',
    zones('liaison', 'OpenHandover', { person: who.willow, successor: who.willow2 }),
    accepting(TASK),
    accepting(`${TASK}-report`),
  ),
];

/** The moment right after a step of the year. */
export const momentAfter = (command: string) => YEAR.findIndex((one) => one.command === command) + 1;

/** A moment of the lawful year: how long the log was, and when it was. */
interface Moment {
  readonly events: number;
  readonly now: string;
}

export interface Life {
  readonly county: County;
  readonly player: Player;
  /** The records there are of a category. */
  readonly records: (category: string) => readonly string[];
}

const nobodysRows = new Proxy({} as ReadModelStore, {
  get: (_, asked) => () => {
    throw new Error(`no rule may ask a read model (${String(asked)})`);
  },
});

const over = (store: MemoryEventStore, clock: () => number) =>
  new County(capabilities, boards, store, nobodysRows, { now: clock });

const copyOf = (log: MemoryLog, events: number): MemoryLog => {
  const copy = new MemoryLog();
  for (const kept of log.all.slice(0, events)) {
    copy.all.push(kept);
    const stream = copy.streams.get(kept.stream);
    if (stream) stream.push(kept);
    else copy.streams.set(kept.stream, [kept]);
  }
  return copy;
};

export const eventsOf = async (county: County): Promise<readonly DomainEvent[]> => {
  const events: DomainEvent[] = [];
  for await (const stored of county.store.readAll()) events.push(county.codec.decode(stored));
  return events;
};

/** The lawful year as a log, from which any number of counties can begin at any of its moments. */
export class Year {
  private constructor(
    private readonly log: MemoryLog,
    readonly moments: readonly Moment[],
  ) {}

  static async lived(): Promise<Year> {
    const log = new MemoryLog();
    const county = over(new MemoryEventStore(log), () => epochOf(START)!);
    const player = new Player(county, `${COUNTY}:year`, START);
    await establish(player, cast, START.slice(0, 10));
    // In a small county one person has several posts: what only the rights keep apart, the rules must too.
    const several = [
      [who.leader, 'conduct-office-official', undefined],
      [who.conduct2, 'township-official', 'commission-stone'],
      [who.conduct2, 'township-official', 'commission-willow'],
      [who.willow2, 'conduct-office-official', undefined],
      [who.general, 'standing-member', undefined],
    ] as const;
    for (const [person, post, part] of several) {
      const told = { person, post, ...(part !== undefined && { of: part }), from: START.slice(0, 10) };
      await player.send('setup', 'AppointToPost', 'register', told);
    }
    const moments: Moment[] = [{ events: log.all.length, now: player.now }];
    for (const { by, command, id, body: told } of YEAR) {
      // Enough of a pause for what is dated by the day.
      if (command === 'ReportProgress') player.at('2026-03-04T09:00:00+08:00');
      await player.send(by, command, id, told);
      moments.push({ events: log.all.length, now: player.now });
    }
    return new Year(log, moments);
  }

  /** Another county that has lived so far. */
  at(moment: number): Life {
    const { events, now } = this.moments[moment % this.moments.length]!;
    const log = copyOf(this.log, events);
    const county = over(new MemoryEventStore(log), () => epochOf(now)!);
    const records = (category: string) => {
      const prefix = `${COUNTY}/${category}/`;
      return [...log.streams.keys()].flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
    };
    return { county, player: new Player(county, `${COUNTY}:tried`, now), records };
  }
}
