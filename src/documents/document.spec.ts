import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { arrangement, people } from '../../test/small-county.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import type { DocumentEvents } from './document.state.js';
import { partyOf, readersOf } from './parties.state.js';
import { documents } from './document.js';
import type { Register } from './register.state.js';

const plan = { kind: 'work-plan', title: '柳镇检查工作方案', direction: 'downward', characters: 3800 } as const;
const paper = {
  ...plan,
  issuer: 'zone-1',
  zone: 'zone-1',
  office: 'office-1',
  secrecy: 'none',
  urgency: 'none',
} as const;
const issued: Told<DocumentEvents> = { type: 'DocumentIssued', data: paper };
const signed: Told<DocumentEvents> = {
  type: 'DocumentSigned',
  data: { signer: 'zhou-ping', name: '周平', post: 'zone-director', year: '2026' },
};
const number = '柳纪发〔2026〕1号';
const sent: Told<DocumentEvents> = {
  type: 'DocumentSent',
  data: { number, recipients: ['commission-willow', 'conduct-office'], outside: [] },
};
const received: Told<DocumentEvents> = { type: 'ReceiptAcknowledged', data: { recipient: 'commission-willow' } };
const voided: Told<DocumentEvents> = {
  type: 'DocumentVoided',
  data: { reason: '重复行文', number, outstanding: [] },
};

const register: Register = { series: {}, numbers: { plan: number } };
const director = { actor: { person: 'zhou-ping', post: 'zone-director', of: 'zone-1' }, facts: { people } };
const willow = { actor: { person: 'chen-hua', post: 'township-secretary', of: 'commission-willow' } };
const facts = { arrangement, register };
const drafted = given(documents, [issued]);
const afterSigning = given(documents, [issued, signed]);
const afterSending = given(documents, [issued, signed, sent]);
const afterVoiding = given(documents, [issued, signed, voided]);

describe('drafting an official document', () => {
  it('records what it is, and for whom: the zone or office of the drafter’s post, with the other of the two', () => {
    expect(given(documents).when('IssueDocument', plan, { ...director, facts })).toEqual([issued]);
    const official = { actor: { person: 'he-jun', post: 'office-official', of: 'office-1' } };
    expect(given(documents).when('IssueDocument', plan, { ...official, facts })[0]!.data).toMatchObject({
      issuer: 'office-1',
      zone: 'zone-1',
      office: 'office-1',
    });
    const conduct = { actor: { person: 'fang-rui', post: 'conduct-office-head' } };
    const ofConduct = given(documents).when('IssueDocument', plan, { ...conduct, facts })[0]!.data;
    expect(ofConduct).toMatchObject({ issuer: 'conduct-office' });
    expect(ofConduct).not.toHaveProperty('zone');
  });
  it('keeps the record it is about, its secrecy, urgency and the hash of its file', () => {
    const more = {
      about: { category: 'task', record: '2026-spring-zone-1' },
      secrecy: 'work-secret',
      urgency: 'urgent',
      sha256: 'a'.repeat(64),
    } as const;
    const [event] = given(documents).when('IssueDocument', { ...plan, ...more }, { ...director, facts });
    expect(event!.data).toMatchObject(more);
  });
  it('says by how much it is too long, and takes it all the same', () => {
    const long = (kind: 'work-plan' | 'annual-summary', characters: number) =>
      given(documents).when('IssueDocument', { ...plan, kind, characters }, { ...director, facts })[0]!.data;
    expect(long('work-plan', 4000)).not.toHaveProperty('overLength');
    expect(long('work-plan', 4001)).toMatchObject({ overLength: { limit: 4000, by: 1 } });
    expect(long('annual-summary', 5000)).not.toHaveProperty('overLength');
    expect(long('annual-summary', 5600)).toMatchObject({ overLength: { limit: 5000, by: 600 } });
  });
  it('goes by the limit that the county has set for the day', () => {
    const value = { is: 'number', number: 3000 } as const;
    const rulebook = {
      ...firstRulebook,
      settings: { 'document-length-deploying': [{ value, from: '2026-03-01', version: 1 }] },
    };
    const on = (occurredAt: string) =>
      given(documents).when('IssueDocument', plan, { ...director, occurredAt, facts: { ...facts, rulebook } })[0]!.data;
    expect(on('2026-02-28T09:00:00+08:00')).not.toHaveProperty('overLength');
    expect(on('2026-03-01T09:00:00+08:00')).toMatchObject({ overLength: { limit: 3000, by: 800 } });
  });
  it('that transfers a clue bears its number, and is a work secret, whatever is said', () => {
    const { title: _title, ...untitled } = plan;
    const transfer = { ...untitled, kind: 'clue-transfer', about: { category: 'clue', record: '2026-1-003' } } as const;
    const draft = (said: object) =>
      given(documents).when('IssueDocument', { ...transfer, ...said }, { ...director, facts })[0]!.data;
    expect(draft({ secrecy: 'none' })).toMatchObject({ title: '问题线索移送 2026-1-003', secrecy: 'work-secret' });
    for (const said of [
      { title: '关于某人问题线索的移送函' },
      { about: undefined },
      { about: { category: 'task', record: '2026-1-003' } },
      { about: { category: 'clue', record: 'mou-ren' } },
    ])
      expect(() => draft(said)).toThrow('document.clue-by-number-only');
  });
  it('of another kind is about no clue: its title could tell what the clue says', () => {
    const about = { category: 'clue', record: '2026-1-003' };
    expect(() => given(documents).when('IssueDocument', { ...plan, about }, { ...director, facts })).toThrow(
      'document.clue-by-number-only',
    );
  });
  it('is refused without a title', () => {
    const { title: _title, ...untitled } = plan;
    expect(() => given(documents).when('IssueDocument', untitled, { ...director, facts })).toThrow(
      'document.without-title',
    );
  });
  it('is refused under the name of another', () => {
    expect(() => drafted.when('IssueDocument', { ...plan, title: '另一份' }, { ...director, facts })).toThrow(
      'document.name-taken',
    );
  });
  it('changes nothing twice', () => {
    expect(drafted.when('IssueDocument', plan, { ...director, facts })).toEqual([]);
  });
});

describe('signing it', () => {
  it('records the signer (签发人), the post, and the year that its number will be of', () => {
    expect(drafted.when('SignDocument', {}, director)).toEqual([signed]);
  });
  it('takes the year from the day in China', () => {
    const newYear = { ...director, occurredAt: '2026-12-31T23:30:00.000Z' };
    expect(drafted.when('SignDocument', {}, newYear)[0]!.data).toMatchObject({ year: '2027' });
  });
  it('is for the post that signs papers of its kind, or a leader', () => {
    const head = { actor: { person: 'sun-bo', post: 'office-head', of: 'office-1' } };
    expect(() => drafted.when('SignDocument', {}, head)).toThrow(
      'document.another-signer {"posts":["principal-leader","leader-in-charge","zone-director"]}',
    );
    const leader = { actor: { person: 'zhao-qiang', post: 'principal-leader' } };
    expect(drafted.when('SignDocument', {}, leader)).toHaveLength(1);
  });
  it('is refused to the same post of another zone', () => {
    const other = { actor: { person: 'gao-yi', post: 'zone-director', of: 'zone-4' } };
    expect(() => drafted.when('SignDocument', {}, other)).toThrow('document.another-signer');
  });
  it('is refused to another once it is signed', () => {
    const leader = { actor: { person: 'zhao-qiang', post: 'principal-leader' } };
    expect(() => afterSigning.when('SignDocument', {}, leader)).toThrow(
      'document.already-signed {"signer":"zhou-ping"}',
    );
  });
  it('is refused for one that is not there, or void', () => {
    expect(() => given(documents).when('SignDocument', {}, director)).toThrow('document.not-issued');
    expect(() => afterVoiding.when('SignDocument', {}, director)).toThrow('document.voided {"reason":"重复行文"}');
  });
  it('changes nothing twice', () => {
    expect(afterSigning.when('SignDocument', {}, director)).toEqual([]);
  });
});

describe('sending it', () => {
  const to = { recipients: ['commission-willow', 'conduct-office'] };
  const around = { ...director, id: 'plan', facts };

  it('records the number, the recipients in the county, and those outside', () => {
    expect(afterSigning.when('SendDocument', to, around)).toEqual([sent]);
    expect(
      afterSigning.when('SendDocument', { recipients: [], outside: ['市纪委监委'] }, around)[0]!.data,
    ).toMatchObject({ recipients: [], outside: ['市纪委监委'] });
  });
  it('goes later to further recipients', () => {
    expect(afterSending.when('SendDocument', { recipients: ['conduct-office', 'zone-4'] }, around)).toEqual([
      { type: 'DocumentSent', data: { number, recipients: ['zone-4'], outside: [] } },
    ]);
  });
  it('is refused to whoever neither issued it nor keeps the register, a recipient among them', () => {
    for (const post of ['case-office-head', 'conduct-office-head'])
      expect(() => afterSending.when('SendDocument', to, { ...around, actor: { person: 'x', post } })).toThrow(
        'document.not-the-issuer',
      );
    const general = { ...around, actor: { person: 'x', post: 'general-office-official' } };
    expect(afterSigning.when('SendDocument', to, general)).toEqual([sent]);
  });
  it('is refused unsigned, and without a number', () => {
    expect(() => drafted.when('SendDocument', to, around)).toThrow('document.not-signed');
    expect(() => afterSigning.when('SendDocument', to, { ...around, id: 'other' })).toThrow('document.not-numbered');
  });
  it('is refused to nobody, and to parties the county does not have, all named', () => {
    expect(() => afterSigning.when('SendDocument', { recipients: [] }, around)).toThrow('document.no-recipient');
    expect(() => afterSigning.when('SendDocument', { recipients: ['moon', 'zone-4', 'constructor'] }, around)).toThrow(
      'document.unknown-recipients {"recipients":["moon","constructor"]}',
    );
  });
  it('changes nothing twice', () => {
    expect(afterSending.when('SendDocument', to, around)).toEqual([]);
  });
});

describe('acknowledging its receipt', () => {
  it('is recorded of each recipient', () => {
    expect(afterSending.when('AcknowledgeReceipt', {}, willow)).toEqual([received]);
    const conduct = { actor: { person: 'fang-rui', post: 'conduct-office-official' } };
    expect(afterSending.and([received]).when('AcknowledgeReceipt', {}, conduct)).toEqual([
      { type: 'ReceiptAcknowledged', data: { recipient: 'conduct-office' } },
    ]);
  });
  it('is refused before it is sent, and to whom it was not sent', () => {
    expect(() => afterSigning.when('AcknowledgeReceipt', {}, willow)).toThrow('document.not-sent');
    const stone = { actor: { person: 'wu-min', post: 'township-official', of: 'commission-stone' } };
    expect(() => afterSending.when('AcknowledgeReceipt', {}, stone)).toThrow('document.not-a-recipient');
    const nowhere = { actor: { person: 'x', post: 'auditor' } };
    expect(() => afterSending.when('AcknowledgeReceipt', {}, nowhere)).toThrow('document.not-a-recipient');
  });
  it('changes nothing twice, whoever of the recipient asks', () => {
    const colleague = { actor: { person: 'y', post: 'township-official', of: 'commission-willow' } };
    expect(afterSending.and([received]).when('AcknowledgeReceipt', {}, colleague)).toEqual([]);
  });
});

describe('voiding it', () => {
  const because = { reason: '重复行文' };
  const around = { ...director, id: 'plan', facts };

  it('records why, and the number that stays used', () => {
    expect(afterSigning.when('VoidDocument', because, around)).toEqual([voided]);
  });
  it('of one already sent records who need not acknowledge it any more', () => {
    expect(afterSending.and([received]).when('VoidDocument', because, around)).toEqual([
      { type: 'DocumentVoided', data: { ...because, number, outstanding: ['conduct-office'] } },
    ]);
  });
  it('of a draft has no number to keep', () => {
    expect(drafted.when('VoidDocument', because, { ...around, facts: { arrangement } })).toEqual([
      { type: 'DocumentVoided', data: { ...because, outstanding: [] } },
    ]);
  });
  it('is refused to a recipient, and open to the head of the General Office', () => {
    const other = { actor: { person: 'gao-yi', post: 'zone-director', of: 'zone-4' } };
    expect(() => afterSending.when('VoidDocument', because, { ...around, ...other })).toThrow(
      'document.not-the-issuer',
    );
    const general = { actor: { person: 'z', post: 'general-office-head' } };
    expect(afterSending.when('VoidDocument', because, { ...around, ...general })).toHaveLength(1);
  });
  it('changes nothing twice', () => {
    expect(afterVoiding.when('VoidDocument', { reason: '再次作废' }, around)).toEqual([]);
  });
});

describe('whose paper it is', () => {
  it('for rights: the issuing zone and office, and the recipients once it is sent', () => {
    const scope = (...events: Told<DocumentEvents>[]) => documents.scope!(fold(documents, events), {}, 'plan');
    expect(scope(issued)).toEqual({ zone: ['zone-1'], office: ['office-1'], body: [] });
    expect(scope(issued, signed, sent)).toMatchObject({ body: ['commission-willow', 'conduct-office'] });
    expect(scope()).toEqual({});
  });
  it('a post belongs to its zone, office or body, or else to an office of the county', () => {
    expect(partyOf({ post: 'zone-director', of: 'zone-1' })).toBe('zone-1');
    expect(partyOf({ post: 'case-office-official' })).toBe('case-office');
    expect(partyOf({ post: 'leader-in-charge' })).toBe('commission');
    expect(partyOf({ post: 'auditor' })).toBeUndefined();
  });
  it('is read, in a party, by these posts', () => {
    expect(readersOf('conduct-office')).toEqual(['conduct-office-head', 'conduct-office-official']);
    expect(readersOf('zone-1')).toEqual(
      expect.arrayContaining(['zone-director:zone-1', 'deputy-zone-director:zone-1']),
    );
  });
});
