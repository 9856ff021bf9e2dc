import { describe, expect, it } from '@jest/globals';
import { Codec } from '@libs/event-sourcing/codec.js';
import { CommandPath } from '@libs/event-sourcing/command-path.js';
import type { AnyDecider, EventMeta } from '@libs/event-sourcing/index.js';
import { Facts } from '@libs/event-sourcing/facts.js';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { evolveClue, unknownClue } from '../clues/clue.state.js';
import { evolveInspection, type InspectionEvents, noInspection } from '../inspections/inspection.state.js';
import { evolvePeople, nobody, type PeopleEvents } from '../people/people.state.js';
import { evolveRelations, noRelations, type RelationEvents } from '../recusals/relations.state.js';
import { type ArrangementEvents, evolveArrangement, unarranged } from '../zones/arrangement.state.js';
import type { ClueEvents } from '../clues/clue.state.js';
import type { IssueCommands } from './issue.commands.js';
import { issues } from './issue.js';

const teller = (category: string, initial: unknown, evolve: object) =>
  ({ category, initial, evolve, decide: {} }) as unknown as AnyDecider;

/** What a rule asks of other records comes from their own streams: this shows that it asks for the right ones. */
async function county() {
  const store = new MemoryEventStore();
  const codec = new Codec([
    issues,
    teller('clue', unknownClue, evolveClue),
    teller('inspection', noInspection, evolveInspection),
    teller('people', nobody, evolvePeople),
    teller('relations', noRelations, evolveRelations),
    teller('arrangement', unarranged, evolveArrangement),
  ]);
  const path = new CommandPath(store, codec, new Facts(store, codec), {
    now: () => Date.parse('2026-03-20T09:00:00+08:00'),
  });
  let nth = 0;
  const uuid = () => `00000000-0000-4000-8000-${String(++nth).padStart(12, '0')}`;
  const meta: EventMeta = {
    occurredAt: '2026-03-01T09:00:00.000+08:00',
    recordedAt: '2026-03-01T09:00:00.000+08:00',
    actor: { person: 'setup', post: 'setup' },
    correlationId: uuid(),
    causationId: uuid(),
  };
  const told =
    <Events>(stream: string) =>
    <T extends keyof Events & string>(type: T, data: Events[T]) =>
      store.append(`hill/${stream}`, 'any', [codec.encode(uuid(), type, data, meta)]);
  const people = told<PeopleEvents>('people/register');
  const zones = told<ArrangementEvents>('arrangement/zones');

  await zones('ZoneEstablished', {
    zone: 'zone-7',
    no: 7,
    name: '第七协作区',
    office: 'office-7',
    officeName: '第七室',
  });
  await zones('BodyRegistered', {
    body: 'commission-qingshi',
    kind: 'commission',
    name: '青石乡纪委',
    hosts: ['qingshi'],
  });
  await zones('UnitRegistered', { unit: 'qingshi', name: '青石乡', category: 'township', subUnits: [] });
  await zones('UnitAssignedToZone', { unit: 'qingshi', zone: 'zone-7', from: '2026-01-01' });
  await zones('BodyAssignedToZone', { body: 'commission-qingshi', zone: 'zone-7', from: '2026-01-01' });
  for (const [person, post, of] of [
    ['qing-head', 'township-secretary', 'commission-qingshi'],
    ['qing-official', 'township-official', 'commission-qingshi'],
  ] as const) {
    await people('PersonRegistered', { person, name: person });
    await people('PostTaken', { person, post, of, from: '2025-01-01' });
  }
  const finding = (number: string) =>
    ({
      finding: number,
      flow: 'other',
      unit: 'qingshi',
      place: '青石乡政府',
      kind: '公务用车',
      facts: '缺审批',
    }) as const;
  const inspection = told<InspectionEvents>('inspection/spring-7');
  await inspection('InspectionTeamFormed', {
    zone: 'zone-7',
    office: 'office-7',
    kind: 'festival',
    title: '春节检查',
    units: ['qingshi'],
    leader: 'finder',
    members: ['finder'],
    seats: [],
    released: [],
    certificate: { checkedAt: '2026-03-01T09:00:00+08:00', units: ['qingshi'], persons: ['finder'] },
  });
  await inspection('FindingRecorded', finding('1'));
  await inspection('FindingRecorded', finding('2'));

  const ask = async <C extends keyof IssueCommands>(
    id: string,
    name: C,
    body: Partial<IssueCommands[C]>,
    person: string,
    post = 'x',
  ) => {
    const said = { decider: issues, name, county: 'hill', id, body: body as object, person };
    return (await path.execute({ ...said, authorise: () => ({ person, post }), key: uuid() })).events;
  };
  const refer = (finding: string) =>
    ask(
      `spring-7-${finding}`,
      'ReferIssue',
      { zone: 'zone-7', inspection: 'spring-7', finding },
      'finder',
      'zone-member',
    );
  return { ask, refer, told };
}
const code = (one: string) => expect.objectContaining({ code: one });

describe('an issue on the log', () => {
  it('asks the inspection, the arrangement and the register for what its rules need', async () => {
    const { ask, refer } = await county();
    expect(await refer('1')).toEqual(['IssueReferred']);
    expect(await refer('1')).toEqual([]);
    expect(await ask('spring-7-1', 'ForwardIssue', {}, 'conduct-1')).toEqual(['IssueForwarded']);
    expect(await ask('spring-7-1', 'AcceptIssue', {}, 'qing-head')).toEqual(['IssueAccepted']);
    const plan = { measures: ['公示'], due: '2026-04-01' };
    expect(await ask('spring-7-1', 'SetRectificationPlan', plan, 'qing-head')).toEqual(['RectificationPlanSet']);
    await ask('spring-7-1', 'ClaimRectified', { disposal: '已公示' }, 'qing-head');
    const passed = { result: 'passed', seen: '已看' } as const;
    await expect(ask('spring-7-1', 'VerifyRectification', passed, 'qing-official')).rejects.toThrow(
      code('issue.judges-own-body'),
    );
    expect(await ask('spring-7-1', 'VerifyRectification', passed, 'conduct-1')).toEqual(['RectificationVerified']);
    expect(await ask('spring-7-1', 'CloseIssue', {}, 'conduct-1')).toEqual(['IssueClosed']);
    await expect(ask('spring-7-1', 'LinkRecurrence', { issue: 'spring-7-9' }, 'conduct-1')).rejects.toThrow(
      code('issue.other-unknown'),
    );
  });

  it('asks what the head of a body has declared', async () => {
    const { ask, refer, told } = await county();
    await refer('2');
    const relation = { relation: 'r1', kind: 'near-relative', unit: 'qingshi' } as const;
    await told<RelationEvents>('relations/qing-head')('RelationDeclared', relation);
    await expect(ask('spring-7-2', 'ForwardIssue', {}, 'conduct-1')).rejects.toThrow(code('issue.choose-a-body'));
  });

  it('asks whether the clue it becomes is sealed', async () => {
    const { ask, refer, told } = await county();
    await refer('1');
    const upgrade = () => ask('spring-7-1', 'UpgradeToClue', { clue: '2026-7-009' }, 'conduct-1');
    await expect(upgrade()).rejects.toThrow(code('issue.clue-not-sealed'));
    await told<ClueEvents>('clue/2026-7-009')('ClueSealed', {
      source: 'found-in-work',
      zone: 'zone-7',
      envelope: 'a'.repeat(64),
      noticedAt: '2026-03-01T08:00:00+08:00',
      holder: 'finder',
    });
    expect(await upgrade()).toEqual(['IssueUpgradedToClue']);
  });
});
