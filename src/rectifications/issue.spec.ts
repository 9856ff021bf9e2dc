import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import type { Post } from '../shared/posts.js';
import { allow, type Caller } from '../shared/rights.js';
import { issueRefusals } from './issue.refusals.js';
import { type Issue, type IssueEvents, unknownIssue } from './issue.state.js';
import { issueOf, issues } from './issue.js';
import { rectificationsRoutes } from './rectifications.routes.js';
import {
  body,
  arrangement,
  declared,
  by,
  on,
  inspection,
  PROBLEM,
  REFER,
  REFERRED,
  FORWARDED,
  ACCEPTED,
  PLANNED,
  CLAIMED,
  found,
  referred,
  forwarded,
  accepted,
  rectifying,
  claimed,
  returned,
  closed,
  reopened,
} from './issue.examples.js';

const refused = (code: string, more: object = {}) =>
  expect.objectContaining({ name: 'Refused', code, facts: expect.objectContaining(more) });

describe('referring an issue (R41)', () => {
  it('takes facts, unit, place and kind from the finding, so nothing is entered twice', () => {
    expect(found.when('ReferIssue', REFER, by('finder'))).toEqual([REFERRED]);
  });
  it('is numbered after its finding, so that a finding is referred once', () => {
    expect(issueOf(REFER)).toBe('spring-7-2');
    expect(referred.when('ReferIssue', REFER, by('finder'))).toEqual([]);
  });
  it('is refused for a finding that is a clue: the two flows never mix', () => {
    const clueLike = { ...REFER, finding: '1' };
    expect(() => found.when('ReferIssue', clueLike, { ...by('finder'), id: 'spring-7-1' })).toThrow(
      refused('issue.finding-is-a-clue', { number: '2026-7-001' }),
    );
  });
  it('is refused for a finding that is kept under another', () => {
    const findings = [{ ...PROBLEM, mergedInto: '3' }];
    const merged = by('finder', { facts: { inspection: { ...inspection, findings } } });
    expect(() => found.when('ReferIssue', REFER, merged)).toThrow(refused('issue.finding-merged', { into: '3' }));
  });
  it('is refused without an inspection, and without such a finding in it', () => {
    const none = by('finder', { facts: { inspection: { is: 'none' } } });
    expect(() => found.when('ReferIssue', REFER, none)).toThrow(refused('issue.inspection-unknown'));
    expect(() => found.when('ReferIssue', { ...REFER, finding: '9' }, by('finder'))).toThrow(
      refused('issue.finding-unknown'),
    );
    expect(() => found.when('ReferIssue', REFER, { ...by('finder'), id: 'another' })).toThrow(
      refused('issue.finding-unknown'),
    );
  });
  it('is refused to another zone, and to a member who is not on the team or is barred from it', () => {
    expect(() => found.when('ReferIssue', { ...REFER, zone: 'zone-8' }, by('finder'))).toThrow(
      refused('issue.inspection-of-another-zone'),
    );
    for (const person of ['other', 'stranger'])
      expect(() => found.when('ReferIssue', REFER, by(person, { post: 'zone-member' }))).toThrow(
        refused('issue.not-on-the-team'),
      );
  });
});

describe('forwarding an issue (R42)', () => {
  it('goes to the body seated in the unit, with a last day', () => {
    expect(referred.when('ForwardIssue', {}, by('conduct-1'))).toEqual([FORWARDED]);
  });
  it('changes nothing when it is forwarded already', () => {
    expect(forwarded.when('ForwardIssue', {}, by('conduct-1'))).toEqual([]);
    expect(forwarded.when('ForwardIssue', { body: 'commission-qingshi' }, by('conduct-1'))).toEqual([]);
  });
  it('is refused when another body has it', () => {
    expect(() => forwarded.when('ForwardIssue', { body: 'group-seven', reason: 'x' }, by('conduct-1'))).toThrow(
      refused('issue.not-at-this-step', { is: 'forwarded' }),
    );
  });
  it('goes by the arrangement as it is on that day', () => {
    const moved = {
      ...arrangement,
      bodies: { ...arrangement.bodies, 'commission-qingshi': body('青石乡纪委', 'zone-7', []) },
    };
    const around = by('conduct-1', { facts: { arrangement: moved } });
    expect(() => referred.when('ForwardIssue', {}, around)).toThrow(refused('issue.choose-a-body'));
  });
  it('goes, for a part of a unit, to the body seated in the unit', () => {
    const part = given(issues, [{ ...REFERRED, data: { ...REFERRED.data, unit: 'qingshi-market' } }]);
    expect(part.when('ForwardIssue', {}, by('conduct-1'))).toMatchObject([{ data: { body: 'commission-qingshi' } }]);
  });

  describe('where no body is mapped', () => {
    const atTea = given(issues, [{ ...REFERRED, data: { ...REFERRED.data, unit: 'tea', unitName: '茶叶局' } }]);

    it('is refused until the Conduct Office chooses one, and says why', () => {
      expect(() => atTea.when('ForwardIssue', {}, by('conduct-1'))).toThrow(refused('issue.choose-a-body'));
      expect(() => atTea.when('ForwardIssue', { body: 'group-seven' }, by('conduct-1'))).toThrow(
        refused('issue.choice-without-reason'),
      );
      const choice = { body: 'group-seven', reason: '归口联系' };
      expect(atTea.when('ForwardIssue', choice, by('conduct-1'))).toEqual([
        {
          type: 'IssueForwarded',
          data: {
            body: 'group-seven',
            bodyName: '派驻第七组',
            found: 'chosen',
            reason: '归口联系',
            bypassed: [],
            due: '2026-04-19',
            zone: 'zone-7',
            office: 'office-7',
          },
        },
      ]);
    });
    it('is refused to a body of another zone, and to one that does not exist', () => {
      const choice = { body: 'commission-far', reason: '归口联系' };
      expect(() => atTea.when('ForwardIssue', choice, by('conduct-1'))).toThrow(refused('issue.body-of-another-zone'));
      expect(() => atTea.when('ForwardIssue', { ...choice, body: 'nobody' }, by('conduct-1'))).toThrow(
        refused('issue.body-unknown'),
      );
    });
    it('is refused to a body whose head is barred from the unit', () => {
      const around = by('conduct-1', { facts: { relations: declared('seven-head', 'tea') } });
      expect(() => atTea.when('ForwardIssue', { body: 'group-seven', reason: '归口联系' }, around)).toThrow(
        refused('issue.body-recused'),
      );
    });
  });

  it('is refused to a body of choice while the one seated there can take it', () => {
    expect(() => referred.when('ForwardIssue', { body: 'group-seven', reason: '方便' }, by('conduct-1'))).toThrow(
      refused('issue.another-body-answers', { bodies: ['commission-qingshi'] }),
    );
  });
  it('asks which, where several bodies are seated', () => {
    const two = {
      ...arrangement,
      bodies: { ...arrangement.bodies, 'group-seven': body('派驻第七组', 'zone-7', ['qingshi'], 'group') },
    };
    const around = by('conduct-1', { facts: { arrangement: two } });
    expect(() => referred.when('ForwardIssue', {}, around)).toThrow(refused('issue.several-bodies'));
    expect(referred.when('ForwardIssue', { body: 'group-seven' }, around)).toMatchObject([
      { data: { body: 'group-seven', found: 'seated-there' } },
    ]);
  });
  it('goes to the group that covers the unit from the day on which it is told so', () => {
    const tea = { ...arrangement.units.tea, groups: [{ group: 'group-seven', from: '2026-03-20' }] };
    const mapped = { ...arrangement, units: { ...arrangement.units, tea } };
    const atTea = given(issues, [{ ...REFERRED, data: { ...REFERRED.data, unit: 'tea', unitName: '茶叶局' } }]);
    const around = by('conduct-1', { facts: { arrangement: mapped } });
    expect(atTea.when('ForwardIssue', {}, around)).toMatchObject([
      { data: { body: 'group-seven', bodyName: '派驻第七组', found: 'covers-it' } },
    ]);
    const later = { ...tea, groups: [{ group: 'group-seven', from: '2026-03-21' }] };
    const notYet = { ...arrangement, units: { ...arrangement.units, tea: later } };
    expect(() => atTea.when('ForwardIssue', {}, by('conduct-1', { facts: { arrangement: notYet } }))).toThrow(
      refused('issue.choose-a-body'),
    );
  });
  it('bypasses the body whose head has declared a relation with the unit', () => {
    const around = by('conduct-1', { facts: { relations: declared('qing-head', 'qingshi') } });
    expect(() => referred.when('ForwardIssue', {}, around)).toThrow(
      refused('issue.choose-a-body', { bypassed: ['commission-qingshi'] }),
    );
    expect(() => referred.when('ForwardIssue', { body: 'commission-qingshi', reason: '仍由其办' }, around)).toThrow(
      refused('issue.body-recused'),
    );
    expect(referred.when('ForwardIssue', { body: 'commission-baiyang', reason: '负责人回避' }, around)).toMatchObject([
      { data: { body: 'commission-baiyang', found: 'chosen', bypassed: ['commission-qingshi'] } },
    ]);
  });
  it('is not kept from the body by its home being there, by a relation elsewhere, or by one withdrawn', () => {
    for (const relations of [{}, declared('qing-head', 'baiyang'), declared('qing-head', 'qingshi', 'withdrawn')])
      expect(referred.when('ForwardIssue', {}, by('conduct-1', { facts: { relations } }))).toEqual([FORWARDED]);
  });
  it('is refused before it was referred', () => {
    expect(() => referred.when('ForwardIssue', {}, by('conduct-1', { on: '2026-03-17' }))).toThrow(
      refused('issue.before-the-last-step'),
    );
    expect(() => found.when('ForwardIssue', {}, by('conduct-1'))).toThrow(refused('issue.unknown'));
  });
});

describe('rejecting a forwarding', () => {
  const rejected = forwarded.and(
    [{ type: 'ForwardingRejected', data: { body: 'commission-qingshi', reason: '属县直部门' } }],
    on('2026-03-21'),
  );
  const head = by('qing-head', { of: 'commission-qingshi', on: '2026-03-22' });

  it('sends it back with a reason', () => {
    expect(forwarded.when('RejectForwarding', { reason: '属县直部门' }, head)).toEqual([
      { type: 'ForwardingRejected', data: { body: 'commission-qingshi', reason: '属县直部门' } },
    ]);
  });
  it('changes nothing twice', () => {
    expect(rejected.when('RejectForwarding', { reason: '属县直部门' }, head)).toEqual([]);
  });
  it('is refused once it is accepted', () => {
    expect(() => accepted.when('RejectForwarding', { reason: 'x' }, head)).toThrow(refused('issue.not-at-this-step'));
  });
  it('lets the Conduct Office choose another body, and not the same again', () => {
    const later = by('conduct-1', { on: '2026-03-22' });
    expect(() => rejected.when('ForwardIssue', {}, later)).toThrow(refused('issue.choose-a-body'));
    expect(() => rejected.when('ForwardIssue', { body: 'commission-qingshi', reason: 'x' }, later)).toThrow(
      refused('issue.body-sent-it-back'),
    );
    const again = { body: 'group-seven', reason: '归口联系' };
    expect(rejected.when('ForwardIssue', again, later)).toMatchObject([
      { data: { body: 'group-seven', due: '2026-04-21' } },
    ]);
  });
});

describe('accepting an issue (R43)', () => {
  it('names who answers for it in the body', () => {
    expect(forwarded.when('AcceptIssue', {}, by('qing-head'))).toEqual([ACCEPTED]);
  });
  it('changes nothing twice', () => {
    expect(accepted.when('AcceptIssue', {}, by('qing-official', { on: '2026-03-22' }))).toEqual([]);
  });
  it('is refused before it is forwarded', () => {
    expect(() => referred.when('AcceptIssue', {}, by('qing-head'))).toThrow(refused('issue.not-at-this-step'));
  });
});

describe('setting the rectification plan', () => {
  const plan = { measures: ['补办审批', '公示'], due: '2026-04-10' };
  const when = by('qing-head', { on: '2026-03-22' });

  it('records measures and a last day', () => {
    expect(accepted.when('SetRectificationPlan', plan, when)).toEqual([PLANNED]);
  });
  it('changes nothing twice', () => {
    expect(rectifying.when('SetRectificationPlan', plan, when)).toEqual([]);
  });
  it('takes thirty days from the forwarding at most, which is the county’s parameter', () => {
    expect(accepted.when('SetRectificationPlan', { ...plan, due: '2026-04-19' }, when)).toHaveLength(1);
    expect(() => accepted.when('SetRectificationPlan', { ...plan, due: '2026-04-20' }, when)).toThrow(
      refused('issue.due-too-late', { latest: '2026-04-19' }),
    );
  });
  it('is refused for a day that has passed', () => {
    expect(() => accepted.when('SetRectificationPlan', { ...plan, due: '2026-03-21' }, when)).toThrow(
      refused('issue.due-in-the-past'),
    );
  });
  it('is refused before it is accepted, and when another plan stands', () => {
    expect(() => forwarded.when('SetRectificationPlan', plan, when)).toThrow(refused('issue.not-at-this-step'));
    expect(() => rectifying.when('SetRectificationPlan', { ...plan, measures: ['公示'] }, when)).toThrow(
      refused('issue.not-at-this-step'),
    );
  });
});

describe('extending the term', () => {
  const when = by('conduct-1', { on: '2026-04-08' });
  const extension = { until: '2026-04-20', reason: '退款尚未到账' };
  const extended = rectifying.and(
    [{ type: 'TermExtended', data: { body: 'commission-qingshi', from: '2026-04-10', ...extension } }],
    on('2026-04-08'),
  );

  it('keeps both last days and the reason', () => {
    expect(rectifying.when('ExtendTerm', extension, when)).toEqual([
      { type: 'TermExtended', data: { body: 'commission-qingshi', from: '2026-04-10', ...extension } },
    ]);
  });
  it('changes nothing twice', () => {
    expect(extended.when('ExtendTerm', extension, when)).toEqual([]);
  });
  it('happens once', () => {
    expect(() => extended.when('ExtendTerm', { ...extension, until: '2026-04-25' }, when)).toThrow(
      refused('issue.extended-already', { due: '2026-04-20' }),
    );
  });
  it('moves the day later, by thirty days at most', () => {
    expect(() => rectifying.when('ExtendTerm', { ...extension, until: '2026-04-10' }, when)).toThrow(
      refused('issue.extension-not-later'),
    );
    expect(() => rectifying.when('ExtendTerm', { ...extension, until: '2026-05-11' }, when)).toThrow(
      refused('issue.extension-too-long', { latest: '2026-05-10' }),
    );
    expect(rectifying.when('ExtendTerm', { ...extension, until: '2026-05-10' }, when)).toHaveLength(1);
  });
  it('is possible after the last day has passed', () => {
    expect(rectifying.when('ExtendTerm', extension, by('conduct-1', { on: '2026-04-15' }))).toHaveLength(1);
  });
  it('is refused after closing', () => {
    expect(() => closed.when('ExtendTerm', extension, by('conduct-1', { on: '2026-04-13' }))).toThrow(
      refused('issue.not-at-this-step', { is: 'closed' }),
    );
  });
  it('before the plan leaves the plan the longer term', () => {
    const longer = accepted.and(
      [
        {
          type: 'TermExtended',
          data: { body: 'commission-qingshi', from: '2026-04-19', until: '2026-05-01', reason: 'x' },
        },
      ],
      on('2026-03-21'),
    );
    const plan = { measures: ['公示'], due: '2026-05-01' };
    expect(longer.when('SetRectificationPlan', plan, by('qing-head', { on: '2026-03-22' }))).toHaveLength(1);
    const planned = fold(issues, [
      REFERRED,
      FORWARDED,
      ACCEPTED,
      extendedTo('2026-05-01'),
      { ...PLANNED, data: { ...PLANNED.data, ...plan } },
    ]);
    expect(planned).toMatchObject({ term: { original: '2026-04-19', due: '2026-05-01', extended: true } });
  });
  it('is open again, once, for an issue that was reopened', () => {
    const again = { until: '2026-10-08', reason: '再延' };
    expect(reopened.when('ExtendTerm', again, by('conduct-1', { on: '2026-09-02' }))).toHaveLength(1);
  });
});
const extendedTo = (until: string): Told<IssueEvents> => ({
  type: 'TermExtended',
  data: { body: 'commission-qingshi', from: '2026-04-19', until, reason: 'x' },
});

describe('reporting progress', () => {
  const when = by('qing-official', { on: '2026-03-25' });
  const told = [{ type: 'ProgressReported', data: { body: 'commission-qingshi', progress: '已补办八次' } }] as const;

  it('records it', () => {
    expect(rectifying.when('ReportProgress', { progress: '已补办八次' }, when)).toEqual(told);
  });
  it('changes nothing when the last report says the same', () => {
    const reported = rectifying.and(told, on('2026-03-25'));
    expect(reported.when('ReportProgress', { progress: '已补办八次' }, when)).toEqual([]);
    expect(reported.when('ReportProgress', { progress: '已补办十次' }, when)).toHaveLength(1);
  });
  it('is refused before there is a plan', () => {
    expect(() => accepted.when('ReportProgress', { progress: 'x' }, when)).toThrow(refused('issue.not-at-this-step'));
  });
});

describe('claiming that it is rectified (R43)', () => {
  const when = by('qing-official', { on: '2026-04-08' });

  it('reports the disposal', () => {
    expect(rectifying.when('ClaimRectified', { disposal: '已补办并公示' }, when)).toEqual([CLAIMED]);
  });
  it('changes nothing twice', () => {
    expect(claimed.when('ClaimRectified', { disposal: '已补办并公示' }, when)).toEqual([]);
  });
  it('is refused with another disposal while the first is being verified', () => {
    expect(() => claimed.when('ClaimRectified', { disposal: '另一说法' }, when)).toThrow(
      refused('issue.not-at-this-step'),
    );
  });
  it('is refused without a plan', () => {
    expect(() => accepted.when('ClaimRectified', { disposal: 'x' }, when)).toThrow(refused('issue.not-at-this-step'));
  });
  it('is possible again after a return', () => {
    expect(returned.when('ClaimRectified', { disposal: '已公示' }, by('qing-head', { on: '2026-04-15' }))).toHaveLength(
      1,
    );
  });
});

describe('rights on issues', () => {
  const caller = (post: Post, of?: string): Caller => ({
    person: 'somebody',
    posts: [{ post, ...(of !== undefined && { of }) }],
  });
  const inHand = fold(issues, [REFERRED, FORWARDED], on('2026-03-20'));
  const commandsOf = (who: Caller, state: Issue = inHand) =>
    Object.entries(rectificationsRoutes)
      .filter(([, { by }]) => 'yes' in allow(who, by, issues.scope!(state, REFER, 'spring-7-2')))
      .map(([command]) => command);
  const BODYS_WORK = [
    'RejectForwarding',
    'AcceptIssue',
    'SetRectificationPlan',
    'ReportProgress',
    'ClaimRectified',
    'RequestExtension',
  ];
  const OF_THE_PROGRAM = ['TakeOverIssue', 'SealDuplicate', 'CorrectIssue'];

  it('the body does its own work, and judges none', () => {
    for (const post of ['township-secretary', 'township-official', 'group-head', 'group-official'] as const)
      expect(commandsOf(caller(post, 'commission-qingshi'))).toEqual(BODYS_WORK);
  });
  it('another body does nothing', () => {
    expect(commandsOf(caller('township-secretary', 'commission-baiyang'))).toEqual([]);
  });
  it('the zone refers, and its director may upgrade', () => {
    expect(commandsOf(caller('zone-member', 'zone-7'), unknownIssue)).toEqual(['ReferIssue']);
    expect(commandsOf(caller('zone-member', 'zone-8'), unknownIssue)).toEqual([]);
    expect(commandsOf(caller('zone-director', 'zone-7'))).toEqual(['ReferIssue', 'UpgradeToClue']);
  });
  it('the counterpart office of the zone verifies; that of another does not', () => {
    expect(commandsOf(caller('office-official', 'office-7'))).toEqual([
      'VerifyRectification',
      'Recheck',
      'LinkRecurrence',
      'MarkProminent',
    ]);
    expect(commandsOf(caller('office-head', 'office-8'))).toEqual([]);
  });
  it('the Conduct Office does everything but the finding and the rectifying', () => {
    expect(commandsOf(caller('conduct-office-official'))).toEqual(
      Object.keys(rectificationsRoutes).filter(
        (command) => !['ReferIssue', ...BODYS_WORK, ...OF_THE_PROGRAM].includes(command),
      ),
    );
  });
});

it('every refusal has its sentence in both languages, and none is without use', () => {
  const sources = ['./issue.ts', './conditions.ts', './responsible-body.ts'].map((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  );
  const thrown = sources.flatMap((source) => [...source.matchAll(/Refused\('([^']+)'/g)].map(([, code]) => code!));
  expect([...new Set(thrown)].sort()).toEqual(Object.keys(issueRefusals).sort());
});
