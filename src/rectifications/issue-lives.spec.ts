import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refused, type Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import type { Clue } from '../clues/clue.state.js';
import { by, FORWARDED, on, REFERRED } from './issue.examples.js';
import type { Issue, IssueEvents } from './issue.state.js';
import { issues } from './issue.js';

const PERSONS = ['qing-head', 'qing-official', 'conduct-1', 'conduct-2', 'office-1'] as const;

/** What may be asked of an issue in hand, by anybody: rights stand elsewhere, so here nothing but the rules says no. */
const ASKED = [
  ['ForwardIssue', {}],
  ['RejectForwarding', { reason: '不属本单位' }],
  ['AcceptIssue', {}],
  ['SetRectificationPlan', { measures: ['公示'], due: '2026-04-10' }],
  ['ExtendTerm', { until: '2026-04-25', reason: '延期' }],
  ['ExtendTerm', { until: '2026-05-05', reason: '再延' }],
  ['ReportProgress', { progress: '进展' }],
  ['ClaimRectified', { disposal: '已办' }],
  ['VerifyRectification', { result: 'passed', seen: '已看' }],
  ['VerifyRectification', { result: 'failed', seen: '已看' }],
  ['ReturnRectification', { reason: '未到位' }],
  ['CloseIssue', {}],
  ['Recheck', { result: 'holds', seen: '已看' }],
  ['Recheck', { result: 'recurred', seen: '再次' }],
  ['ReopenIssue', { reason: '再次发生' }],
  ['RequestExtension', { until: '2026-05-01', reason: '款项未到账' }],
  ['MarkProminent', { reason: '反复出现' }],
  ['UpgradeToClue', { clue: '2026-7-009' }],
] as const;

interface Step {
  readonly event: Told<IssueEvents>;
  readonly person: string;
}

/** Mostly what moves the issue on, so that a life is long enough to break a rule in. */
const wish = fc.record({
  person: fc.constantFrom(...PERSONS),
  asked: fc.nat({ max: 10_000 }),
  takesWhatIsPossible: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
});

function tried(state: Issue, [name, body]: (typeof ASKED)[number], person: string): readonly Told<IssueEvents>[] {
  try {
    const around = by(person, { on: '2026-04-01', facts: { clue: { is: 'sealed' } as Clue } });
    return given(issues, [], {}, state).when(name, body, around);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [];
  }
}

it('whatever is asked by whomever: who rectified never judges, one extension a round, nothing after the clue', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(wish, { minLength: 10, maxLength: 40 }), (wishes) => {
      let state = fold(issues, [REFERRED, FORWARDED], on('2026-03-20', 'conduct-1'));
      const life: Step[] = [];
      for (const { person, asked, takesWhatIsPossible } of wishes) {
        const possible = ASKED.filter((one) => one[0] !== 'UpgradeToClue' && tried(state, one, person).length > 0);
        const among = takesWhatIsPossible && possible.length > 0 ? possible : ASKED;
        const told = tried(state, among[asked % among.length]!, person);
        state = fold(issues, told, on('2026-04-01', person), state);
        life.push(...told.map((event) => ({ event, person })));
      }

      const faults: string[] = [];
      const rectifiers = new Set<string>();
      let extensions = 0;
      let before: Told<IssueEvents> | undefined;
      for (const { event, person } of life) {
        seen.add(event.type);
        const judges = ['RectificationVerified', 'IssueClosed', 'IssueRechecked'].includes(event.type);
        if (judges && (rectifiers.has(person) || person.startsWith('qing-'))) faults.push(`${person} ${event.type}`);
        if (['IssueAccepted', 'RectificationPlanSet', 'ProgressReported', 'RectificationClaimed'].includes(event.type))
          rectifiers.add(person);
        if (event.type === 'IssueForwarded') rectifiers.clear();
        if (event.type === 'IssueForwarded' || event.type === 'IssueReopened') extensions = 0;
        if (event.type === 'TermExtended' && ++extensions > 1) faults.push('extended twice');
        const passed = before?.type === 'RectificationVerified' && before.data.result === 'passed';
        if (event.type === 'IssueClosed' && !passed) faults.push('closed without a passed verification');
        if (event.type === 'IssueReopened' && before?.type !== 'IssueRecurred') faults.push('reopened unless recurred');
        if (before?.type === 'IssueUpgradedToClue') faults.push(`${event.type} after the clue`);
        // A mark is no step.
        if (event.type !== 'IssueMarkedProminent') before = event;
      }
      expect(faults).toEqual([]);
      if (state.is === 'upgraded') expect(Object.keys(state).sort()).toEqual(['clue', 'is', 'since', 'zone']);
    }),
    { seed: 20260320, numRuns: 300 },
  );
  // The property would hold of a life in which nothing happens: every step but those that need another record was taken.
  const untaken = Object.keys(issues.evolve).filter((type) => !seen.has(type));
  expect(untaken.sort()).toEqual([
    'ForwardingWithdrawn',
    'IssueCorrected',
    'IssueForwarded',
    'IssueMerged',
    'IssueReferred',
    'IssueTakenOver',
    'RecurrenceLinked',
  ]);
});
