import { describe, expect, it } from '@jest/globals';
import { inspectionsCapability } from '@county/inspections/inspections.capability.js';
import { plansCapability, tasksCapability } from '@county/planning/planning.capability.js';
import { backChecksCapability, recusalsCapability, relationsCapability } from '@county/recusals/recusals.capability.js';
import { evolvePeople, nobody } from '@county/people/people.state.js';
import { evolveArrangement, unarranged } from '@county/zones/arrangement.state.js';
import type { Capability } from '@county/shared/capability.js';
import { allow, type Caller } from '@county/shared/rights.js';
import { Codec } from '@libs/event-sourcing/codec.js';
import { CommandPath } from '@libs/event-sourcing/command-path.js';
import { Facts } from '@libs/event-sourcing/facts.js';
import { type AnyDecider, type DomainEvent, type EventMeta, Refused } from '@libs/event-sourcing/index.js';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { validated } from '@libs/http/index.js';
import { arranged, registered } from './small-county.js';

/*
 * Planning, inspections and recusals together on a log: bodies are checked by their classes, rights by the routes, facts come
 * from the streams, and after each command the policies react, as in service.
 */

const CAPABILITIES: readonly Capability[] = [
  plansCapability,
  tasksCapability,
  inspectionsCapability,
  relationsCapability,
  recusalsCapability,
  backChecksCapability,
];
const teller = (category: string, initial: unknown, evolve: object) =>
  ({ category, initial, evolve, decide: {} }) as unknown as AnyDecider;

const CALLERS: Readonly<Record<string, Caller['posts']>> = {
  'fang-rui': [{ post: 'conduct-office-head' }],
  'zhao-qiang': [{ post: 'principal-leader' }],
  'zhou-ping': [{ post: 'standing-member' }, { post: 'zone-director', of: 'zone-1' }],
  'gao-yi': [{ post: 'standing-member' }, { post: 'zone-director', of: 'zone-4' }],
  'chen-hua': [{ post: 'zone-member', of: 'zone-1' }],
  'ma-lin': [{ post: 'zone-member', of: 'zone-1' }],
  'he-jun': [{ post: 'office-official', of: 'office-1' }],
  'qiu-shan': [{ post: 'special-supervisor', of: 'zone-1' }],
  'tang-wei': [{ post: 'zone-member', of: 'zone-4' }],
};

async function county() {
  const store = new MemoryEventStore();
  const codec = new Codec([
    ...CAPABILITIES.map(({ decider }) => decider),
    teller('people', nobody, evolvePeople),
    teller('arrangement', unarranged, evolveArrangement),
  ]);
  const facts = new Facts(store, codec);
  let now = Date.parse('2026-03-02T09:00:00+08:00');
  const path = new CommandPath(store, codec, facts, { now: () => (now += 60_000) });
  let nth = 0;
  const uuid = () => `00000000-0000-4000-8000-${String(++nth).padStart(12, '0')}`;
  const meta: EventMeta = {
    occurredAt: '2026-01-05T09:00:00.000+08:00',
    recordedAt: '2026-01-05T09:00:00.000+08:00',
    actor: { person: 'setup', post: 'setup' },
    correlationId: uuid(),
    causationId: uuid(),
  };
  for (const [stream, events] of [
    ['arrangement/zones', arranged],
    ['people/register', registered],
  ] as const)
    await store.append(
      `hill/${stream}`,
      'no_stream',
      events.map(({ type, data }) => codec.encode(uuid(), type, data, meta)),
    );

  const send = async (caller: Caller, name: string, id: string, body: object, key = uuid()) => {
    const capability = CAPABILITIES.find(({ routes }) => name in routes)!;
    const route = capability.routes[name]!;
    const outcome = await path.execute({
      decider: capability.decider,
      name,
      county: 'hill',
      id,
      body: validated(route.body, body) as object,
      person: caller.person,
      authorise: (_, scope) => {
        const decision = allow(caller, route.by, scope);
        if ('yes' in decision) return decision.yes;
        throw new Refused('access.denied', { why: decision.no });
      },
      key,
    });
    return outcome.events;
  };
  let taken = await store.head();
  const react = async (): Promise<void> => {
    const events: DomainEvent[] = [];
    for await (const stored of store.readAll({ after: taken })) events.push(codec.decode(stored));
    taken = await store.head();
    for (const event of events)
      for (const policy of CAPABILITIES.flatMap(({ policies }) => policies ?? []))
        for (const [index, { command, id, body }] of (
          (await policy.on[event.type]?.(event, {
            fact: (fact, stream) =>
              fact.from === 'log'
                ? facts.ofLog(fact, 'hill')
                : facts.ofStream(fact, `hill/${stream ?? fact.streams({}, {}, event.id)[0]}`),
          })) ?? []
        ).entries())
          await send(
            { person: `policy:${policy.name}`, posts: [{ post: 'policy' }] },
            command,
            id,
            body,
            `${event.eventId}:${index}`,
          );
    if (events.length > 0) await react();
  };
  /** One command of a person, then what the policies make of it. */
  const ask = async (person: string, name: string, id: string, body: object = {}) => {
    const events = await send({ person, posts: CALLERS[person]! }, name, id, body);
    await react();
    return events;
  };
  const state = async (category: string, id: string) => {
    const { decider } = CAPABILITIES.find(({ decider }) => decider.category === category)!;
    return (await path.state(decider, 'hill', id)).state;
  };
  return { ask, send, state };
}

const refused = (code: string) => expect.objectContaining({ code });
const TASK = '2026-spring-zone-1';
const UNITS = ['stone-town', 'grain-bureau'];
const PLAN = { tasks: '查公车', limit: '2026-04-08', methods: '走访', requirements: '不打招呼' };
const problem = { unit: 'stone-town', place: '车库', kind: '公车管理', facts: '缺派车单' };
const clue = { number: '2026-1-007', envelope: 'a'.repeat(64) };
const relation = { kind: 'near-relative', unit: 'stone-town', counterpart: '副镇长（妻兄）' };

/** To the team of the Stone Town check at work. */
async function atWork() {
  const the = await county();
  const item = { item: 'spring', kind: 'festival', title: '春节检查', units: UNITS, zones: [] };
  await the.ask('fang-rui', 'OpenPlanYear', '2026');
  await the.ask('fang-rui', 'ProposePlanItem', '2026', item);
  await expect(
    the.ask('fang-rui', 'AssignTask', TASK, {
      plan: '2026',
      item: 'spring',
      zone: 'zone-1',
      units: UNITS,
      due: '2026-04-10',
    }),
  ).rejects.toThrow(refused('task.item-not-approved'));
  await expect(the.ask('fang-rui', 'ApprovePlanItem', '2026', { item: 'spring' })).rejects.toThrow(
    refused('access.denied'),
  );
  await the.ask('zhao-qiang', 'ApprovePlanItem', '2026', { item: 'spring' });
  await the.ask('fang-rui', 'AssignTask', TASK, {
    plan: '2026',
    item: 'spring',
    zone: 'zone-1',
    units: UNITS,
    due: '2026-04-10',
  });
  await expect(the.ask('gao-yi', 'ReceiveTask', TASK)).rejects.toThrow(refused('access.denied'));
  await the.ask('zhou-ping', 'ReceiveTask', TASK);
  return the;
}

async function underWay() {
  const the = await atWork();
  const team = { leader: 'chen-hua', members: ['chen-hua', 'he-jun', 'qiu-shan'] };
  await the.ask('zhou-ping', 'FormInspectionTeam', TASK, team);
  await the.ask('zhou-ping', 'SetWorkPlan', TASK, PLAN);
  await the.ask('chen-hua', 'StartFieldwork', TASK);
  return the;
}

describe('an inspection whole, on the log', () => {
  it('goes from the plan to the closed task', async () => {
    const { ask } = await underWay();
    await ask('he-jun', 'RecordFinding', TASK, { problem });
    await ask('chen-hua', 'RecordFinding', TASK, { clue });
    await expect(ask('qiu-shan', 'RecordFinding', TASK, { problem })).rejects.toThrow(refused('access.denied'));
    await ask('chen-hua', 'CompleteFieldwork', TASK);
    await expect(ask('fang-rui', 'CloseTask', TASK)).rejects.toThrow(refused('task.report-not-presented'));
    await ask('chen-hua', 'SubmitInspectionReport', TASK, {
      members: ['chen-hua', 'he-jun', 'qiu-shan'],
      otherProblems: 1,
      clues: ['2026-1-007'],
      situation: '发现一个问题。',
    });
    await expect(ask('zhou-ping', 'PresentReport', TASK)).rejects.toThrow(refused('inspection.report-not-reviewed'));
    await ask('zhou-ping', 'ReviewReport', TASK, { opinion: '同意' });
    await ask('zhou-ping', 'PresentReport', TASK);
    await ask('zhao-qiang', 'InstructOnReport', TASK, { instruction: '限期整改' });
    expect(await ask('fang-rui', 'CloseTask', TASK)).toEqual(['TaskClosed']);
  });

  it('has no place for a clue’s content', async () => {
    const { ask } = await underWay();
    await expect(
      ask('chen-hua', 'RecordFinding', TASK, { clue: { ...clue, facts: '内容' }, content: '内容' }),
    ).rejects.toMatchObject({
      faults: [
        { pointer: '/content', code: 'unknown-field' },
        { pointer: '/clue/facts', code: 'unknown-field' },
      ],
    });
  });

  it('sets its people free when the task is cancelled', async () => {
    const { ask, state } = await underWay();
    await ask('fang-rui', 'CancelTask', TASK, { reason: '并入他项' });
    expect(await state('inspection', TASK)).toMatchObject({ is: 'ended' });
  });
});

describe('recusal, on the log', () => {
  it('refuses a barred person and names the ground', async () => {
    const { ask } = await atWork();
    await ask('he-jun', 'DeclareRelation', 'he-jun', relation);
    await expect(
      ask('zhou-ping', 'FormInspectionTeam', TASK, { leader: 'chen-hua', members: ['chen-hua', 'he-jun'] }),
    ).rejects.toMatchObject({
      code: 'inspection.conflict',
      facts: { grounds: ['he-jun: near-relative, stone-town (declared 1)'] },
    });
    expect(
      await ask('zhou-ping', 'FormInspectionTeam', TASK, { leader: 'chen-hua', members: ['chen-hua', 'ma-lin'] }),
    ).toEqual(['InspectionTeamFormed']);
  });

  it('stops the team at the declaration itself, before any policy has run', async () => {
    const { ask, send } = await underWay();
    await send({ person: 'he-jun', posts: CALLERS['he-jun']! }, 'DeclareRelation', 'he-jun', relation);
    await expect(
      send({ person: 'he-jun', posts: CALLERS['he-jun']! }, 'RecordFinding', TASK, { problem }),
    ).rejects.toThrow(refused('inspection.conflict'));
    await expect(ask('chen-hua', 'CompleteFieldwork', TASK)).rejects.toThrow(refused('inspection.conflict'));
  });

  it('closes the matter to the person, opens a back-check of what was done, and goes on without him', async () => {
    const { ask, state } = await underWay();
    await ask('he-jun', 'RecordFinding', TASK, { problem });
    await ask('he-jun', 'DeclareRelation', 'he-jun', relation);
    expect(await state('inspection', TASK)).toMatchObject({ barred: ['he-jun'] });
    await expect(ask('he-jun', 'RecordFinding', TASK, { problem: { ...problem, place: '食堂' } })).rejects.toThrow(
      refused('access.denied'),
    );
    const check = `${TASK}-he-jun`;
    expect(await state('back-check', check)).toMatchObject({ is: 'open', person: 'he-jun', relations: ['1'] });

    await ask('zhou-ping', 'ReplaceTeamMember', TASK, { leaves: 'he-jun', joins: 'ma-lin', reason: '回避' });
    expect(await ask('ma-lin', 'RecordFinding', TASK, { clue })).toEqual(['FindingRecorded']);
    expect(await ask('chen-hua', 'CompleteFieldwork', TASK)).toEqual(['FieldworkCompleted']);

    await expect(ask('he-jun', 'RecordBackCheck', check, { outcome: 'stands', opinion: '无影响' })).rejects.toThrow(
      refused('access.denied'),
    );
    expect(await ask('zhou-ping', 'RecordBackCheck', check, { outcome: 'stands', opinion: '另有证据' })).toEqual([
      'BackCheckRecorded',
    ]);
  });

  it('goes on barring until the withdrawal is confirmed by another', async () => {
    const { ask } = await atWork();
    const team = { leader: 'chen-hua', members: ['chen-hua', 'he-jun'] };
    await ask('he-jun', 'DeclareRelation', 'he-jun', relation);
    await ask('he-jun', 'WithdrawRelation', 'he-jun', { relation: '1', reason: '已调离' });
    await expect(ask('he-jun', 'ConfirmWithdrawal', 'he-jun', { relation: '1' })).rejects.toThrow(
      refused('access.denied'),
    );
    await expect(ask('zhou-ping', 'FormInspectionTeam', TASK, team)).rejects.toThrow(refused('inspection.conflict'));
    await ask('fang-rui', 'ConfirmWithdrawal', 'he-jun', { relation: '1' });
    expect(await ask('zhou-ping', 'FormInspectionTeam', TASK, team)).toEqual(['InspectionTeamFormed']);
  });

  it('decided by a higher post stops the team at the decision itself, and has what was done looked at again', async () => {
    const { ask, send, state } = await underWay();
    await ask('he-jun', 'RecordFinding', TASK, { problem });
    const about = { kind: 'inspection', matter: TASK, ground: 'interest', reason: '与该镇有往来' };
    await ask('chen-hua', 'RequestRecusal', 'he-jun', about);
    await expect(
      ask('gao-yi', 'DecideRecusal', 'he-jun', { request: '1', outcome: 'recused', reason: '查明' }),
    ).rejects.toThrow(refused('recusal.of-another-zone'));
    const decision = { request: '1', outcome: 'recused', reason: '查明' };
    await send({ person: 'zhou-ping', posts: CALLERS['zhou-ping']! }, 'DecideRecusal', 'he-jun', decision);
    await expect(
      send({ person: 'chen-hua', posts: CALLERS['chen-hua']! }, 'CompleteFieldwork', TASK, {}),
    ).rejects.toMatchObject({
      code: 'inspection.conflict',
      facts: { persons: ['he-jun'] },
    });
    // Only now the policies run.
    await ask('zhao-qiang', 'OrderRecusal', 'wu-min', about);
    expect(await state('inspection', TASK)).toMatchObject({ barred: ['he-jun'] });
    expect(await state('back-check', `${TASK}-he-jun`)).toMatchObject({ is: 'open', relations: ['decided-1'] });
    await expect(
      ask('zhou-ping', 'ReplaceTeamMember', TASK, { leaves: 'he-jun', joins: 'wu-min', reason: '回避' }),
    ).rejects.toThrow(refused('inspection.conflict'));
    await ask('zhou-ping', 'ReplaceTeamMember', TASK, { leaves: 'he-jun', joins: 'ma-lin', reason: '回避' });
    expect(await ask('chen-hua', 'CompleteFieldwork', TASK)).toEqual(['FieldworkCompleted']);
  });

  it('lets nobody declare for another', async () => {
    const { ask } = await county();
    await expect(ask('chen-hua', 'DeclareRelation', 'he-jun', relation)).rejects.toThrow(refused('access.denied'));
  });

  it('is the reason for a cross inspection, which is the other zone’s from the order on', async () => {
    const { ask } = await atWork();
    const order = { zone: 'zone-4', reason: '本区无可用人员' };
    await expect(ask('fang-rui', 'OrderCrossInspection', TASK, order)).rejects.toThrow(refused('access.denied'));
    await ask('zhao-qiang', 'OrderCrossInspection', TASK, order);
    await expect(ask('zhou-ping', 'ReceiveTask', TASK)).rejects.toThrow(refused('access.denied'));
    await ask('gao-yi', 'ReceiveTask', TASK);
    const own = { leader: 'chen-hua', members: ['chen-hua', 'ma-lin'] };
    await expect(ask('zhou-ping', 'FormInspectionTeam', TASK, own)).rejects.toThrow(
      refused('inspection.not-its-director'),
    );
    const team = { leader: 'tang-wei', members: ['tang-wei', 'lin-tao'] };
    expect(await ask('gao-yi', 'FormInspectionTeam', TASK, team)).toEqual(['InspectionTeamFormed']);
    await ask('gao-yi', 'SetWorkPlan', TASK, PLAN);
    expect(await ask('tang-wei', 'StartFieldwork', TASK)).toEqual(['FieldworkStarted']);
  });
});
