import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refused, type Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { Misshapen, validated } from '@libs/http/validated.js';
import type { Inspection } from '../inspections/inspection.state.js';
import type { People } from '../people/people.state.js';
import type { Post } from '../shared/posts.js';
import { allow, type Caller } from '../shared/rights.js';
import { type Arrangement, unarranged } from '../zones/arrangement.state.js';
import { AcknowledgeClue, ResealClue, ReturnClue, SealClue, TransferClue } from './clue.commands.js';
import { clueRefusals } from './clue.refusals.js';
import { type Clue, type ClueEvents, CLUE_SOURCES, custodianAt, custodyOf, RETURN_REASONS } from './clue.state.js';
import { clue } from './clue.js';
import { cluesRoutes } from './clues.routes.js';

const registered = (...persons: readonly (readonly [string, Post])[]): People => ({
  persons: Object.fromEntries(
    persons.map(([person, post]) => [person, { name: person, tenures: [{ post, from: '2025-01-01' }] }]),
  ),
});
const people: People = registered(
  ['ma-li', 'township-secretary'],
  ['han-bing', 'group-official'],
  ['zhou-qin', 'case-office-head'],
  ['shen-yu', 'case-office-official'],
  ['gao-fei', 'unit-official'],
);
const arrangement: Arrangement = {
  ...unarranged,
  zones: {
    'zone-3': { no: 3, name: '第三协作区', office: 'office-3', directors: [] },
  },
};
const facts = { people, arrangement };
const by = (person: string, occurredAt = '2026-02-11T10:05:00.000+08:00') => ({
  actor: { person, post: 'zone-member', of: 'zone-3' },
  occurredAt,
  id: '2026-3-001',
  facts,
});

const ENVELOPE = 'a3'.repeat(32);
const OTHER = 'b4'.repeat(32);
const AT_SEALING = { occurredAt: '2026-02-10T16:40:00.000+08:00' };
const AT_SENDING = { occurredAt: '2026-02-11T09:20:00.000+08:00' };
const AT_RECEIPT = { occurredAt: '2026-02-11T10:05:00.000+08:00' };

const seal = {
  number: '2026-3-001',
  source: 'found-in-work',
  zone: 'zone-3',
  envelope: ENVELOPE,
  noticedAt: '2026-02-10T15:10:00+08:00',
} as const;
const CLUE_SEALED: Told<ClueEvents> = {
  type: 'ClueSealed',
  data: {
    source: 'found-in-work',
    zone: 'zone-3',
    envelope: ENVELOPE,
    noticedAt: '2026-02-10T15:10:00+08:00',
    holder: 'ma-li',
  },
};
const CLUE_TRANSFERRED: Told<ClueEvents> = {
  type: 'ClueTransferred',
  data: { sender: 'ma-li', witness: 'han-bing', zone: 'zone-3', to: 'case-office' },
};
const CLUE_RECEIVED: Told<ClueEvents> = {
  type: 'ClueReceived',
  data: {
    receiver: 'zhou-qin',
    second: 'shen-yu',
    sender: 'ma-li',
    envelope: ENVELOPE,
    receipt: '2026-3-001-1',
    zone: 'zone-3',
  },
};
const returned = (reason: (typeof RETURN_REASONS)[number]): Told<ClueEvents> => ({
  type: 'ClueReturned',
  data: { reason, returnedBy: 'zhou-qin', holder: 'ma-li', zone: 'zone-3' },
});

const nothingSealed = given(clue);
const sealed = given(clue, [CLUE_SEALED], AT_SEALING);
const underWay = sealed.and([CLUE_TRANSFERRED], AT_SENDING);
const received = underWay.and([CLUE_RECEIVED], AT_RECEIPT);
const refused = (code: string) => expect.objectContaining({ name: 'Refused', code });

describe('sealing a clue', () => {
  it('records who found it, where and when, and the hash of the envelope', () => {
    expect(nothingSealed.when('SealClue', seal, by('ma-li'))).toEqual([CLUE_SEALED]);
  });
  describe('found in an inspection', () => {
    const inspectedIn = (more: object = {}) => ({
      ...facts,
      inspection: {
        is: 'under-way',
        zone: 'zone-3',
        members: ['ma-li', 'han-bing'],
        barred: [],
        invited: [],
        findings: [],
        ...more,
      } as unknown as Inspection,
    });
    const found = { ...seal, inspection: 'spring-3' };

    it('names the inspection', () => {
      const around = { ...by('ma-li'), facts: inspectedIn() };
      expect(nothingSealed.when('SealClue', found, around)).toMatchObject([
        { type: 'ClueSealed', data: { inspection: 'spring-3' } },
      ]);
    });
    it('is refused when there is no such inspection', () => {
      expect(() => nothingSealed.when('SealClue', found, by('ma-li'))).toThrow(refused('clue.inspection-unknown'));
    });
    it('is refused when another zone carries the inspection out', () => {
      const around = { ...by('shen-yu'), facts: inspectedIn() };
      const { zone: _zone, ...central } = found;
      expect(() => nothingSealed.when('SealClue', central, around)).toThrow(refused('clue.inspection-of-another-zone'));
    });
    it('is refused to a member of the zone who is not on the team, or is barred from it', () => {
      expect(() => nothingSealed.when('SealClue', found, { ...by('gao-fei'), facts: inspectedIn() })).toThrow(
        refused('clue.not-on-the-team'),
      );
      const barred = inspectedIn({ barred: ['ma-li'] });
      expect(() => nothingSealed.when('SealClue', found, { ...by('ma-li'), facts: barred })).toThrow(
        refused('clue.not-on-the-team'),
      );
    });
    it('is refused when the finding names another envelope', () => {
      const finding = { finding: '1', flow: 'clue-like', number: '2026-3-001', envelope: OTHER };
      const other = inspectedIn({ findings: [finding] });
      expect(() => nothingSealed.when('SealClue', found, { ...by('ma-li'), facts: other })).toThrow(
        refused('clue.envelope-differs-from-finding'),
      );
    });
  });
  it('changes nothing when it is sealed already, the same', () => {
    expect(sealed.when('SealClue', seal, by('ma-li'))).toEqual([]);
  });
  it('is refused when the number belongs to another clue', () => {
    expect(() => sealed.when('SealClue', { ...seal, envelope: OTHER }, by('ma-li'))).toThrow(
      refused('clue.number-taken'),
    );
    expect(() => sealed.when('SealClue', seal, by('han-bing'))).toThrow(refused('clue.number-taken'));
    expect(() => received.when('SealClue', seal, by('ma-li'))).toThrow(refused('clue.number-taken'));
  });
  it.each(['zhang-san-took-money', '2026-3-1', '2026-3-001-zhang', '2026-3-002'])(
    'is refused under the number %s: it says nothing, and it names the record',
    (number) => {
      expect(() => nothingSealed.when('SealClue', { ...seal, number }, by('ma-li'))).toThrow(
        refused('clue.number-malformed'),
      );
    },
  );
  it('is refused for a zone that does not exist', () => {
    expect(() => nothingSealed.when('SealClue', { ...seal, zone: 'zone-9' }, by('ma-li'))).toThrow(
      refused('clue.zone-unknown'),
    );
  });
  it('is refused before it was noticed, whatever offset the time is written in', () => {
    const noticedAt = '2026-02-11T02:05:01Z';
    expect(() => nothingSealed.when('SealClue', { ...seal, noticedAt }, by('ma-li'))).toThrow(
      refused('clue.sealed-before-noticed'),
    );
    expect(nothingSealed.when('SealClue', { ...seal, noticedAt: '2026-02-11T02:05:00Z' }, by('ma-li'))).toHaveLength(1);
  });
  it.each(['inspection-tour', 'other-body'] as const)(
    'of source %s is for the Case Office, never for a zone',
    (source) => {
      expect(() => nothingSealed.when('SealClue', { ...seal, source }, by('ma-li'))).toThrow(
        refused('clue.taken-in-centrally'),
      );
      const { zone: _zone, ...centrally } = seal;
      expect(nothingSealed.when('SealClue', { ...centrally, source }, by('shen-yu'))).toMatchObject([
        { type: 'ClueSealed', data: { source, holder: 'shen-yu' } },
      ]);
    },
  );
});

describe('transferring a clue', () => {
  it('records sender and witness', () => {
    expect(sealed.when('TransferClue', { witness: 'han-bing' }, by('ma-li'))).toEqual([CLUE_TRANSFERRED]);
  });
  it('changes nothing when it is under way already, by the same two', () => {
    expect(underWay.when('TransferClue', { witness: 'han-bing' }, by('ma-li'))).toEqual([]);
  });
  it('is refused to anybody but its holder', () => {
    expect(() => sealed.when('TransferClue', { witness: 'ma-li' }, by('han-bing'))).toThrow(
      refused('clue.not-the-holder'),
    );
  });
  it('is refused without a second person', () => {
    expect(() => sealed.when('TransferClue', { witness: 'ma-li' }, by('ma-li'))).toThrow(refused('clue.signs-twice'));
  });
  it.each(['gao-fei', 'nobody-known'])('is refused with the witness %s, who is not of the commissions', (witness) => {
    expect(() => sealed.when('TransferClue', { witness }, by('ma-li'))).toThrow(refused('clue.witness-without-post'));
  });
  it('is refused while it is under way, and after it was received', () => {
    expect(() => underWay.when('TransferClue', { witness: 'shen-yu' }, by('ma-li'))).toThrow(refused('clue.under-way'));
    expect(() => received.when('TransferClue', { witness: 'han-bing' }, by('ma-li'))).toThrow(
      refused('clue.received-already'),
    );
  });
  it('is refused before it was sealed', () => {
    expect(() => nothingSealed.when('TransferClue', { witness: 'han-bing' }, by('ma-li'))).toThrow(
      refused('clue.unknown'),
    );
    expect(() =>
      sealed.when('TransferClue', { witness: 'han-bing' }, by('ma-li', '2026-02-10T16:39:00.000+08:00')),
    ).toThrow(refused('clue.before-the-last-step'));
  });
});

describe('acknowledging a clue', () => {
  const signed = { second: 'shen-yu', envelope: ENVELOPE };

  it('records two signatures and gives the receipt its number', () => {
    expect(underWay.when('AcknowledgeClue', signed, by('zhou-qin'))).toEqual([CLUE_RECEIVED]);
  });
  it('changes nothing when the same two have signed already', () => {
    expect(received.when('AcknowledgeClue', signed, by('zhou-qin'))).toEqual([]);
  });
  it('is refused after others have signed', () => {
    expect(() => received.when('AcknowledgeClue', { ...signed, second: 'zhou-qin' }, by('shen-yu'))).toThrow(
      refused('clue.received-already'),
    );
  });
  it('is refused when the envelope is not the one that was sealed', () => {
    expect(() => underWay.when('AcknowledgeClue', { ...signed, envelope: OTHER }, by('zhou-qin'))).toThrow(
      refused('clue.envelope-differs'),
    );
  });
  it.each(['ma-li', 'han-bing'])('is refused to %s, who sent it', (person) => {
    expect(() => underWay.when('AcknowledgeClue', signed, by(person))).toThrow(refused('clue.receiver-sent-it'));
  });
  it.each(['zhou-qin', 'ma-li'])('is refused with %s as second person, who signs already', (second) => {
    expect(() => underWay.when('AcknowledgeClue', { ...signed, second }, by('zhou-qin'))).toThrow(
      refused('clue.signs-twice'),
    );
  });
  it('is refused with a second person from outside the Case Office', () => {
    expect(() => underWay.when('AcknowledgeClue', { ...signed, second: 'han-bing' }, by('zhou-qin'))).toThrow(
      refused('clue.second-not-of-case-office'),
    );
  });
  it('is refused for a clue that nobody sent', () => {
    expect(() => sealed.when('AcknowledgeClue', signed, by('zhou-qin'))).toThrow(refused('clue.not-under-way'));
    expect(() => nothingSealed.when('AcknowledgeClue', signed, by('zhou-qin'))).toThrow(refused('clue.unknown'));
  });
  it('is refused at a time before it was sent', () => {
    expect(() => underWay.when('AcknowledgeClue', signed, by('zhou-qin', '2026-02-11T09:19:59.000+08:00'))).toThrow(
      refused('clue.before-the-last-step'),
    );
  });
});

describe('returning a clue', () => {
  it('records why, and that its sender still answers for it', () => {
    expect(underWay.when('ReturnClue', { reason: 'not-a-clue' }, by('zhou-qin'))).toEqual([returned('not-a-clue')]);
  });
  it('changes nothing when it was returned for the same reason', () => {
    const back = underWay.and([returned('not-a-clue')], AT_RECEIPT);
    expect(back.when('ReturnClue', { reason: 'not-a-clue' }, by('zhou-qin'))).toEqual([]);
  });
  it('is refused after the receipt: what the Case Office has received no longer goes back to a zone', () => {
    expect(() => received.when('ReturnClue', { reason: 'envelope-broken' }, by('zhou-qin'))).toThrow(
      refused('clue.not-under-way'),
    );
  });
  it.each(['ma-li', 'han-bing'])('is refused to %s, who sent it', (person) => {
    expect(() => underWay.when('ReturnClue', { reason: 'not-a-clue' }, by(person))).toThrow(
      refused('clue.receiver-sent-it'),
    );
  });
  it('for a differing hash, and no other, keeps the hash that was found', () => {
    expect(underWay.when('ReturnClue', { reason: 'hash-differs', found: OTHER }, by('zhou-qin'))).toMatchObject([
      { type: 'ClueReturned', data: { found: OTHER } },
    ]);
    for (const body of [
      { reason: 'hash-differs' },
      { reason: 'hash-differs', found: ENVELOPE },
      { reason: 'envelope-broken', found: OTHER },
    ] as const)
      expect(() => underWay.when('ReturnClue', body, by('zhou-qin'))).toThrow(refused('clue.which-hash-was-found'));
  });
  it('is refused before the sending', () => {
    expect(() => nothingSealed.when('ReturnClue', { reason: 'not-a-clue' }, by('zhou-qin'))).toThrow(
      refused('clue.unknown'),
    );
    expect(() => sealed.when('ReturnClue', { reason: 'not-a-clue' }, by('zhou-qin'))).toThrow(
      refused('clue.not-under-way'),
    );
    expect(() =>
      underWay.when('ReturnClue', { reason: 'not-a-clue' }, by('zhou-qin', '2026-02-11T09:19:59.000+08:00')),
    ).toThrow(refused('clue.before-the-last-step'));
  });
});

describe('sealing a returned clue again', () => {
  const broken = underWay.and([returned('envelope-broken')], AT_RECEIPT);
  const resealed = broken.and([{ type: 'ClueResealed', data: { envelope: OTHER, holder: 'ma-li', zone: 'zone-3' } }], {
    occurredAt: '2026-02-11T11:00:00.000+08:00',
  });

  it('records the new envelope', () => {
    expect(broken.when('ResealClue', { envelope: OTHER }, by('ma-li'))).toEqual([
      { type: 'ClueResealed', data: { envelope: OTHER, holder: 'ma-li', zone: 'zone-3' } },
    ]);
  });
  it('changes nothing twice', () => {
    expect(resealed.when('ResealClue', { envelope: OTHER }, by('ma-li'))).toEqual([]);
  });
  it('comes before it is sent again, under the next receipt number', () => {
    expect(() => broken.when('TransferClue', { witness: 'han-bing' }, by('ma-li'))).toThrow(
      refused('clue.reseal-first'),
    );
    const later = by('ma-li', '2026-02-11T11:30:00.000+08:00');
    const sent = resealed.when('TransferClue', { witness: 'han-bing' }, later);
    const again = resealed.and(sent, { occurredAt: '2026-02-11T11:30:00.000+08:00' });
    const taken = { second: 'shen-yu', envelope: OTHER };
    expect(again.when('AcknowledgeClue', taken, by('zhou-qin', '2026-02-11T11:45:00.000+08:00'))).toMatchObject([
      { type: 'ClueReceived', data: { receipt: '2026-3-001-2', envelope: OTHER } },
    ]);
  });
  it('is refused to anybody but its holder', () => {
    expect(() => broken.when('ResealClue', { envelope: OTHER }, by('han-bing'))).toThrow(
      refused('clue.not-the-holder'),
    );
  });
  it('is refused when nothing is wrong with the envelope', () => {
    expect(() => nothingSealed.when('ResealClue', { envelope: OTHER }, by('ma-li'))).toThrow(refused('clue.unknown'));
    for (const fine of [sealed, underWay, received, underWay.and([returned('not-a-clue')], AT_RECEIPT)])
      expect(() => fine.when('ResealClue', { envelope: OTHER }, by('ma-li'))).toThrow(
        refused('clue.nothing-to-reseal'),
      );
  });
  it('is refused at a time before the return', () => {
    expect(() => broken.when('ResealClue', { envelope: OTHER }, by('ma-li', '2026-02-11T10:04:00.000+08:00'))).toThrow(
      refused('clue.before-the-last-step'),
    );
  });
  it('is no way to send again what is no clue: that is referred to the Conduct Office', () => {
    const none = underWay.and([returned('not-a-clue')], AT_RECEIPT);
    expect(() => none.when('TransferClue', { witness: 'han-bing' }, by('ma-li'))).toThrow(
      refused('clue.refer-as-issue'),
    );
  });
});

describe('custody', () => {
  const states = [
    [[CLUE_SEALED], AT_SEALING],
    [[CLUE_TRANSFERRED], AT_SENDING],
    [[CLUE_RECEIVED], AT_RECEIPT],
  ] as const;
  const story = states.reduce((state, [events, meta]) => fold(clue, [...events], meta, state), clue.initial);

  it('S3: sealed at 16:40, sent next morning, received at 10:05: the sender answers for it until the receipt', () => {
    expect(custodianAt(story, '2026-02-10T16:39:59.999+08:00')).toBeUndefined();
    expect(custodianAt(story, '2026-02-10T16:40:00.000+08:00')).toBe('ma-li');
    expect(custodianAt(story, '2026-02-11T09:30:00.000+08:00')).toBe('ma-li');
    expect(custodianAt(story, '2026-02-11T10:04:59.999+08:00')).toBe('ma-li');
    expect(custodianAt(story, '2026-02-11T10:05:00.000+08:00')).toBe('zhou-qin');
  });

  /** Anybody tries anything at any minute, wrong persons, wrong hashes and earlier times included; mostly what is next. */
  const mostly = <T>(likely: T, ...others: T[]) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(likely) },
      { weight: 1, arbitrary: fc.constantFrom(likely, ...others) },
    );
  const ANYBODY = ['ma-li', 'han-bing', 'zhou-qin', 'shen-yu'] as const;
  const envelope = mostly(ENVELOPE, OTHER);
  const asked = (name: string, likely: string, body: fc.Arbitrary<object>) =>
    fc.record({
      person: mostly<string>(likely, ...ANYBODY),
      minutes: mostly(7, -2, 0, 1, 90),
      name: fc.constant(name),
      body,
    });
  const attempt = fc.oneof(
    asked(
      'SealClue',
      'ma-li',
      envelope.map((one) => ({ ...seal, envelope: one })),
    ),
    asked('ResealClue', 'ma-li', fc.record({ envelope })),
    asked('TransferClue', 'ma-li', fc.record({ witness: mostly<string>('han-bing', ...ANYBODY) })),
    asked('AcknowledgeClue', 'zhou-qin', fc.record({ second: mostly<string>('shen-yu', ...ANYBODY), envelope })),
    asked(
      'ReturnClue',
      'zhou-qin',
      fc.record({ reason: fc.constantFrom(...RETURN_REASONS), found: fc.option(envelope, { nil: undefined }) }),
    ),
  );
  const START = Date.parse('2026-02-10T16:40:00+08:00');
  const at = (minute: number) => new Date(START + minute * 60_000 + 8 * 3_600_000).toISOString().replace('Z', '+08:00');

  interface Happened {
    readonly event: Told<ClueEvents>;
    readonly minute: number;
    readonly actor: string;
  }

  function lived(attempts: readonly { person: string; minutes: number; name: any; body: any }[]) {
    let state: Clue = fold(clue, [CLUE_SEALED], { occurredAt: at(0) });
    const happened: Happened[] = [{ event: CLUE_SEALED, minute: 0, actor: 'ma-li' }];
    let minute = 0;
    for (const { person: actor, minutes, name, body } of attempts) {
      minute = Math.max(0, minute + minutes);
      const occurredAt = at(minute);
      try {
        const told = given(clue, [], {}, state).when(name, body, by(actor, occurredAt));
        state = fold(clue, told, { occurredAt, actor: { person: actor, post: 'x' } }, state);
        happened.push(...told.map((event) => ({ event, minute, actor })));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }
    }
    return { state, happened, end: Math.max(...happened.map((one) => one.minute)) };
  }

  it('has exactly one custodian at every minute, and passes only by a sending and a receipt of different persons', () => {
    let passed = 0;
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 5, maxLength: 30 }), (attempts) => {
        const { state, happened, end } = lived(attempts);
        const spans = custodyOf(state);
        const faults: string[] = [];
        const passings: string[] = [];
        let before: string | undefined;
        for (let minute = 0; minute <= end + 1; minute++) {
          const holders = spans.filter(({ from, until }) => from <= at(minute) && (until ?? '9') > at(minute));
          const holder = custodianAt(state, at(minute));
          if (holders.length !== 1 || holders[0]!.person !== holder)
            faults.push(`${minute}: ${holders.length} holders`);
          if (before !== undefined && before !== holder) passings.push(`${minute} ${before} ${holder}`);
          before = holder;
        }
        const receipts = happened.flatMap(({ event, minute, actor }, nth) => {
          if (event.type !== 'ClueReceived') return [];
          const sent = happened[nth - 1]!;
          if (sent.event.type !== 'ClueTransferred') return ['a receipt without a sending'];
          if (new Set([sent.actor, sent.event.data.witness, actor]).size < 3) faults.push('one person on both sides');
          if ([sent.actor, actor].includes(event.data.second)) faults.push('one person signs twice');
          return minute === 0 ? [] : [`${minute} ${sent.actor} ${actor}`];
        });
        passed += receipts.length;
        expect({ faults, passings }).toEqual({ faults: [], passings: receipts });
      }),
      { seed: 20260210, numRuns: 300 },
    );
    // The property would hold of a clue that never moves.
    expect(passed).toBeGreaterThan(100);
  });

  it('tells nothing but numbers, times, persons and words of closed lists', () => {
    const words = [...CLUE_SOURCES, ...RETURN_REASONS, 'case-office', 'zone-3', ...ANYBODY];
    const shapes = [/^\d{4}-\d{1,2}-\d{3,5}(-\d+)?$/, /^[0-9a-f]{64}$/, /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/];
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 5, maxLength: 30 }), (attempts) => {
        const texts = lived(attempts).happened.flatMap(({ event }) => {
          seen.add(event.type);
          return Object.values(event.data);
        });
        const free = texts.filter(
          (text) =>
            text !== true &&
            (typeof text !== 'string' || !(words.includes(text) || shapes.some((shape) => shape.test(text)))),
        );
        expect(free).toEqual([]);
      }),
      { seed: 20260211, numRuns: 300 },
    );
    // What comes after the receipt is looked through in clue-lives.spec.
    expect([...seen].sort()).toEqual(['ClueReceived', 'ClueResealed', 'ClueReturned', 'ClueSealed', 'ClueTransferred']);
  });
});

describe('the shape of a command about a clue', () => {
  /** By the check that every request passes. */
  const faultsOf = (type: new () => object, body: object) => {
    try {
      validated(type, body);
      return [];
    } catch (error) {
      if (!(error instanceof Misshapen)) throw error;
      return [...new Set(error.faults.map(({ pointer }) => pointer.slice(1)))];
    }
  };
  const shapes: readonly [string, new () => object, object][] = [
    ['SealClue', SealClue, { ...seal, inspection: 'spring-3', occurredAt: '2026-02-10T16:40:00+08:00' }],
    ['ResealClue', ResealClue, { envelope: OTHER }],
    ['TransferClue', TransferClue, { witness: 'han-bing' }],
    ['AcknowledgeClue', AcknowledgeClue, { second: 'shen-yu', envelope: ENVELOPE }],
    ['ReturnClue', ReturnClue, { reason: 'hash-differs', found: OTHER }],
  ];

  it.each(shapes)('%s is what it must be', (_, type, body) => {
    expect(faultsOf(type, body)).toEqual([]);
  });
  it.each(shapes)('%s has no room for anything else, not even for a basis or for whom', (_, type, body) => {
    for (const extra of ['content', 'title', 'note', 'basis', 'onBehalfOf', 'unit', 'person'])
      expect(faultsOf(type, { ...body, [extra]: '某某收受礼金' })).toEqual([extra]);
  });
  it('every field is a number, a time, a hash, a name of the register or a word of a list', () => {
    const text = '有人反映某单位收受礼金';
    for (const [, type, body] of shapes)
      for (const field of Object.keys(body)) expect(faultsOf(type, { ...body, [field]: text })).toEqual([field]);
  });
});

describe('rights on clues', () => {
  const caller = (post: Post, of?: string): Caller => ({ person: 'ma-li', posts: [{ post, ...(of && { of }) }] });
  const state = fold(clue, [CLUE_SEALED], AT_SEALING);
  const may = (command: keyof typeof cluesRoutes, who: Caller, body: object = seal, of: Clue = state) =>
    'yes' in allow(who, cluesRoutes[command].by, clue.scope!(of, body, '2026-3-001'));

  it('a zone can seal and transfer what is its own, and nothing else', () => {
    const member = caller('zone-member', 'zone-3');
    expect(may('SealClue', member, seal, clue.initial)).toBe(true);
    expect(may('TransferClue', member)).toBe(true);
    expect(may('AcknowledgeClue', member)).toBe(false);
    expect(may('ReturnClue', caller('zone-director', 'zone-3'))).toBe(false);
  });
  it('another zone can do nothing with it', () => {
    for (const command of Object.keys(cluesRoutes) as (keyof typeof cluesRoutes)[])
      expect(may(command, caller('zone-director', 'zone-4'))).toBe(false);
    expect(may('SealClue', caller('zone-member', 'zone-4'), seal, clue.initial)).toBe(false);
  });
  it('special supervisors, offices and bodies have no part in clues', () => {
    for (const command of Object.keys(cluesRoutes) as (keyof typeof cluesRoutes)[])
      for (const who of [
        caller('special-supervisor', 'zone-3'),
        caller('office-head', 'office-3'),
        caller('township-secretary', 'commission-gaoren'),
        caller('conduct-office-head'),
        caller('system-administrator'),
      ])
        expect(may(command, who)).toBe(false);
  });
  it('the Case Office receives and returns', () => {
    expect(may('AcknowledgeClue', caller('case-office-official'))).toBe(true);
    expect(may('ReturnClue', caller('case-office-head'))).toBe(true);
  });
});

it('every refusal of its rules has its sentence in both languages, and every sentence is used', async () => {
  const { readdirSync, readFileSync } = await import('node:fs');
  const here = new URL('./', import.meta.url);
  const sources = readdirSync(here).filter((file) => !/\.(spec|refusals)\.ts$/.test(file));
  const thrown = sources.flatMap((file) =>
    [...readFileSync(new URL(file, here), 'utf8').matchAll(/Refused\('([^']+)'/g)].map(([, code]) => code!),
  );
  expect([...new Set(thrown)].sort()).toEqual(Object.keys(clueRefusals).sort());
  for (const words of Object.values(clueRefusals))
    expect(words).toEqual({ zh: expect.any(String), en: expect.any(String) });
});

describe('closing what was found to be no clue', () => {
  const none = underWay.and([returned('not-a-clue')], AT_RECEIPT);

  it('records it, by its holder', () => {
    expect(none.when('CloseAsNoClue', {}, by('ma-li'))).toEqual([
      { type: 'ClueClosedAsNone', data: { holder: 'ma-li', zone: 'zone-3' } },
    ]);
    expect(() => none.when('CloseAsNoClue', {}, by('han-bing'))).toThrow(refused('clue.not-the-holder'));
  });
  it('is refused for anything else, also for an envelope that came back for its seal', () => {
    for (const other of [sealed, underWay, received, underWay.and([returned('envelope-broken')], AT_RECEIPT)])
      expect(() => other.when('CloseAsNoClue', {}, by('ma-li'))).toThrow(refused('clue.not-found-to-be-none'));
  });
  it('changes nothing twice, and the envelope is never sent again', () => {
    const closed = none.and(none.when('CloseAsNoClue', {}, by('ma-li')), AT_RECEIPT);
    expect(closed.when('CloseAsNoClue', {}, by('ma-li'))).toEqual([]);
    expect(() => closed.when('TransferClue', { witness: 'han-bing' }, by('ma-li'))).toThrow(
      refused('clue.refer-as-issue'),
    );
  });
});
