import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { brokenInvariants, INVARIANTS } from './invariants.js';

let second = 0;
/** An event of a record `category/id`, one second after the one before. */
const event = (record: string, type: string, data: object, actor: object = {}, at?: string): DomainEvent => {
  const [category, id] = record.split('/') as [string, string];
  const occurredAt =
    at ??
    `2026-03-02T09:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second++ % 60).padStart(2, '0')}.000+08:00`;
  return {
    type,
    category,
    id,
    stream: `county/${record}`,
    data,
    meta: { occurredAt, recordedAt: occurredAt, actor: { person: 'somebody', post: 'someone', ...actor } },
  } as unknown as DomainEvent;
};

const proposed = event('plan/2026', 'PlanItemProposed', { item: 'a', kind: 'other' }, { person: 'fang' });
const approved = event('plan/2026', 'PlanItemApproved', { item: 'a' }, { person: 'zhao' });
const assigned = event('task/t', 'TaskAssigned', { plan: '2026', item: 'a', zone: 'zone-1', units: ['stone'] });
const formed = event('inspection/t', 'InspectionTeamFormed', {
  zone: 'zone-1',
  units: ['stone'],
  members: ['chen', 'wu'],
  seats: [],
});
const submitted = event('inspection/t', 'InspectionReportSubmitted', { round: 1 });
const reviewed = event(
  'inspection/t',
  'InspectionReportReviewed',
  {},
  { person: 'zhou', post: 'zone-director', of: 'zone-1' },
);
const presented = event('inspection/t', 'InspectionReportPresented', {});
const started = event('inspection/t', 'FieldworkStarted', {});
const body = event('arrangement/zones', 'BodyRegistered', { body: 'commission', hosts: ['stone'] });
const member = event('arrangement/zones', 'ZoneMemberAdded', {
  person: 'chen',
  home: 'commission',
  from: '2026-01-05',
});
const related = event('relations/wu', 'RelationDeclared', { relation: '1', unit: 'stone', kind: 'near-relative' });
const sealed = event('clue/c', 'ClueSealed', { holder: 'chen' });
const sent = event('clue/c', 'ClueTransferred', { sender: 'chen', witness: 'wu' });
const received = event('clue/c', 'ClueReceived', { receiver: 'he', second: 'li' });
const accepted = event('issue/i', 'IssueAccepted', { body: 'commission' }, { person: 'chen' });
const verifiedBy = (person: string) =>
  event('issue/i', 'RectificationVerified', { result: 'passed', body: 'commission' }, { person });
const zone = (id: string, office: string) => event('arrangement/zones', 'ZoneEstablished', { zone: id, office });
const placed = event('arrangement/zones', 'UnitAssignedToZone', { unit: 'stone', zone: 'zone-1', from: '2026-01-05' });
const dissolved = (moves: object[]) =>
  event('arrangement/zones', 'ZoneDissolved', {
    zone: 'zone-1',
    office: 'office-1',
    from: '2026-03-02',
    moves,
    supervisors: [],
  });
const directs = (person: string, from: string) =>
  event('arrangement/zones', 'ZoneDirectorAppointed', { zone: 'zone-1', person, from });
const opened = event('arrangement/zones', 'HandoverOpened', { handover: 'h', items: [{ id: 'a' }, { id: 'b' }] });
const took = (item: string) => event('arrangement/zones', 'HandoverItemAccepted', { handover: 'h', item });
const completed = event('arrangement/zones', 'HandoverCompleted', { handover: 'h' });

/** For each invariant a log that keeps it, and logs that break it. */
const CASES: Readonly<
  Record<
    string,
    { readonly keeps: readonly DomainEvent[]; readonly breaks: Readonly<Record<string, readonly DomainEvent[]>> }
  >
> = {
  'every task has a plan item or a designation': {
    keeps: [proposed, approved, assigned],
    breaks: {
      'a task of an item that was never approved': [proposed, assigned],
      'a designation by somebody who may not': [
        event('task/d', 'CollaborationItemDesignated', {}, { post: 'zone-member' }),
      ],
      'a task that begins in the middle': [event('task/r', 'TaskReceived', {})],
    },
  },
  'who decides on a plan item did not propose it': {
    keeps: [proposed, approved],
    breaks: {
      'the proposer approves': [proposed, event('plan/2026', 'PlanItemApproved', { item: 'a' }, { person: 'fang' })],
      'who amended it rejects it': [
        proposed,
        event('plan/2026', 'PlanItemAmended', { item: 'a' }, { person: 'zhao' }),
        event('plan/2026', 'PlanItemRejected', { item: 'a' }, { person: 'zhao' }),
      ],
    },
  },
  'no report skips the director': {
    keeps: [formed, submitted, reviewed, presented],
    breaks: {
      'presented unreviewed': [formed, submitted, presented],
      'reviewed before it was submitted again': [formed, reviewed, submitted, presented],
      'reviewed by the director of another zone': [
        formed,
        submitted,
        event('inspection/t', 'InspectionReportReviewed', {}, { post: 'zone-director', of: 'zone-2' }),
      ],
      'instructed on before it is presented': [formed, event('inspection/t', 'InspectionReportInstructed', {})],
    },
  },
  'one person answers for a clue at every instant': {
    keeps: [sealed, sent, received],
    breaks: {
      'sent by another': [sealed, event('clue/c', 'ClueTransferred', { sender: 'wu' })],
      'received though never sent': [sealed, received],
      'received by the sender': [sealed, sent, event('clue/c', 'ClueReceived', { receiver: 'chen' })],
      'nobody’s': [sent],
      'sealed twice': [sealed, event('clue/c', 'ClueSealed', { holder: 'wu' })],
      'sent twice': [sealed, sent, sent],
      'with nobody afterwards': [sealed, sent, event('clue/c', 'ClueReceived', {})],
      'back in time': [
        sealed,
        event('clue/c', 'ClueTransferred', { sender: 'chen' }, {}, '2026-03-01T09:00:00.000+08:00'),
      ],
    },
  },
  'nobody recused is on a team': {
    keeps: [body, formed, started],
    breaks: {
      'at home in the unit': [body, member, formed],
      'related to it': [related, formed],
      'related before the next act': [formed, related, started],
      'barred here': [formed, event('inspection/t', 'TeamMemberBarred', { person: 'wu' }), started],
      'recused by decision': [
        event('recusal/wu', 'RecusalDecided', { kind: 'inspection', matter: 't', outcome: 'recused' }),
        formed,
      ],
      'put on it later': [
        formed,
        event('relations/ma', 'RelationDeclared', { relation: '1', unit: 'stone', kind: 'near-relative' }),
        event('inspection/t', 'TeamMemberReplaced', { leaves: 'wu', joins: 'ma' }),
      ],
      'related to a part of it': [
        event('arrangement/zones', 'UnitRegistered', { unit: 'stone', subUnits: [{ unit: 'yard' }] }),
        event('relations/wu', 'RelationDeclared', { relation: '1', unit: 'yard', kind: 'near-relative' }),
        formed,
      ],
    },
  },
  'who verifies has not rectified, nor his body': {
    keeps: [member, accepted, verifiedBy('fang')],
    breaks: {
      'who accepted it': [accepted, verifiedBy('chen')],
      'somebody of the body': [
        event('people/register', 'PostTaken', { person: 'wu', of: 'commission', from: '2026-01-05' }),
        accepted,
        verifiedBy('wu'),
      ],
      'who took it over': [accepted, event('issue/i', 'IssueTakenOver', { person: 'ma' }), verifiedBy('ma')],
    },
  },
  'zones are a partition at every instant': {
    keeps: [
      zone('zone-1', 'office-1'),
      zone('zone-2', 'office-2'),
      placed,
      dissolved([{ member: 'stone', toZone: 'zone-2' }]),
    ],
    breaks: {
      'left in a zone that was dissolved': [zone('zone-1', 'office-1'), placed, dissolved([])],
      'in a zone that never was': [placed],
      'moved to one that is dissolved': [
        zone('zone-1', 'office-1'),
        zone('zone-2', 'office-2'),
        placed,
        dissolved([{ member: 'stone', toZone: 'zone-2' }]),
        event('arrangement/zones', 'ZoneCompositionAdjusted', {
          moves: [{ member: 'stone', toZone: 'zone-1' }],
          from: '2026-07-01',
        }),
      ],
      'two directors at once': [zone('zone-1', 'office-1'), directs('a', '2026-01-05'), directs('b', '2026-03-02')],
      'two zones of one office': [zone('zone-1', 'office-1'), zone('zone-2', 'office-1')],
    },
  },
  'a person is a member of one body at a time': {
    keeps: [
      member,
      event('arrangement/zones', 'ZoneMemberReassigned', { person: 'chen', toHome: 'group', from: '2026-03-02' }),
    ],
    breaks: {
      'two homes': [
        member,
        event('arrangement/zones', 'ZoneMemberAdded', { person: 'chen', home: 'group', from: '2026-03-02' }),
      ],
    },
  },
  'a hand-over leaves nothing behind': {
    keeps: [opened, took('a'), took('b'), completed],
    breaks: {
      'complete with an item that nobody took': [opened, took('a'), completed],
      'taken twice': [opened, took('a'), took('a')],
    },
  },
  'every stream folds': {
    keeps: [event('people/register', 'PersonRegistered', { person: 'a', name: 'A' })],
    breaks: {
      'an event that its record does not know': [event('people/register', 'PostTaken', { person: 'nobody' })],
      'a record that nobody keeps': [event('gossip/1', 'Whispered', {})],
    },
  },
};

describe('the invariants of a year', () => {
  it('all have a fixture that breaks them', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(INVARIANTS).sort());
  });
  describe.each(Object.entries(CASES))('%s', (name, { keeps, breaks }) => {
    const broken = (events: readonly DomainEvent[]) => INVARIANTS[name]!(events);
    it('holds where it is kept', () => {
      expect(broken(keeps)).toEqual([]);
    });
    it.each(Object.entries(breaks))('is broken by: %s', (_, events) => {
      expect(broken(events)).not.toEqual([]);
    });
  });
  it('are told by name', () => {
    expect(brokenInvariants([proposed, assigned])).toEqual([
      'every task has a plan item or a designation: t begins with TaskAssigned by someone',
    ]);
  });
});
