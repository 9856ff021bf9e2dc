import { type Context, type Decider, Refused, stateOf } from '@libs/event-sourcing/index.js';
import { addDays } from '@libs/event-sourcing/time.js';
import { clueNamed } from '../clues/clue.facts.js';
import { type Clue, isNoClue } from '../clues/clue.state.js';
import { evolveInspection, type Inspection, noInspection, openTo } from '../inspections/inspection.state.js';
import { peopleFact } from '../people/people.facts.js';
import { postsOf } from '../people/people.state.js';
import { everybodysRelations, type Known } from '../recusals/relations.facts.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { membershipOf } from '../zones/arrangement.state.js';
import type { IssueCommands, LinkRecurrence, ReferIssue, UpgradeToClue } from './issue.commands.js';
import { issueNamed } from './issue.facts.js';
import {
  evolveIssue,
  isInHand,
  type Issue,
  type IssueEvents,
  type IssueIn,
  STEP_NAMES,
  unknownIssue,
} from './issue.state.js';
import { responsibleBody } from './responsible-body.js';
import { termsOn } from './terms.js';

interface Facts extends Known {
  readonly inspection: Inspection;
  readonly clue: Clue;
  /** The issue as which a closed one has recurred. */
  readonly other: Issue;
}
type At = Context<Facts>;

const JUDGED_BY_OTHERS = ['VerifyRectification', 'CloseIssue', 'Recheck'];

/** The issue, if it is at one of these steps; and nothing is entered as having been before the last one. */
function at<S extends Issue['is']>(issue: Issue, { occurredAt }: At, ...steps: readonly S[]): IssueIn<S> {
  if (issue.is === 'unknown') throw new Refused('issue.unknown');
  if (issue.is === 'upgraded') throw new Refused('issue.is-a-clue-now', { clue: issue.clue });
  if (!steps.some((step) => step === issue.is))
    throw new Refused('issue.not-at-this-step', { is: issue.is, step: STEP_NAMES[issue.is] });
  if (occurredAt < issue.since) throw new Refused('issue.before-the-last-step', { since: issue.since });
  return issue as IssueIn<S>;
}

/** Nobody judges what he or his own body has rectified. */
function mustBeIndependent(
  { body, rectifiers }: IssueIn<'claimed' | 'verified' | 'closed'>,
  { actor: { person }, today, facts: { people, arrangement } }: At,
) {
  if (rectifiers.includes(person)) throw new Refused('issue.judges-own-work', { person });
  const posted = postsOf(people, person, today).some(({ of }) => of === body);
  if (posted || membershipOf(arrangement, person, today)?.home === body)
    throw new Refused('issue.judges-own-body', { person, body: arrangement.bodies[body]?.name ?? body });
}

/**
 * Another problem (其他问题, R41–R43), from the finding to the closing (销号): referred to the Conduct Office, forwarded to the
 * body where it arose, rectified there, verified by others. What turns out to be a clue leaves nothing here but a stub.
 */
export const issues: Decider<Issue, IssueCommands, IssueEvents, Facts> = {
  category: 'issue',
  initial: unknownIssue,
  evolve: evolveIssue,
  facts: {
    inspection: stateOf(
      { initial: noInspection, evolve: evolveInspection },
      ({ inspection }: ReferIssue) => [`inspection/${inspection}`],
      ['ReferIssue'],
    ),
    arrangement: { ...arrangementFact, for: ['ReferIssue', 'ForwardIssue', ...JUDGED_BY_OTHERS] },
    people: { ...peopleFact, for: ['ForwardIssue', ...JUDGED_BY_OTHERS] },
    // Who heads a responsible body is not known before the arrangement is read.
    relations: everybodysRelations(['ForwardIssue']),
    clue: clueNamed(({ clue }: UpgradeToClue) => clue, ['UpgradeToClue']),
    other: issueNamed(({ issue }: LinkRecurrence) => issue, ['LinkRecurrence']),
  },
  scope: (issue, command) => {
    if (issue.is === 'unknown') return 'zone' in command ? { zone: command.zone } : {};
    if (issue.is === 'upgraded') return { zone: issue.zone };
    return { zone: issue.zone, office: issue.office, ...('body' in issue && { body: issue.body }) };
  },

  decide: {
    ReferIssue({ zone, inspection, finding }, issue, { id, actor, facts }) {
      if (issue.is !== 'unknown') return [];
      const found = facts.inspection;
      if (found.is === 'none') throw new Refused('issue.inspection-unknown', { inspection });
      if (found.zone !== zone) throw new Refused('issue.inspection-of-another-zone', { inspection, zone: found.zone });
      if (actor.post === 'zone-member' && !openTo(found).includes(actor.person))
        throw new Refused('issue.not-on-the-team', { person: actor.person });
      const problem = found.findings.find((one) => one.finding === finding);
      if (!problem || id !== issueOf({ inspection, finding })) throw new Refused('issue.finding-unknown', { finding });
      if (problem.flow !== 'other') throw new Refused('issue.finding-is-a-clue', { number: problem.number });
      const { unit, place, kind, facts: whatWasFound } = problem;
      const unitName = nameOf(facts, unit);
      const told = { unit, unitName, place, kind, facts: whatWasFound };
      return [{ type: 'IssueReferred', data: { zone, office: found.office, inspection, finding, ...told } }];
    },

    ForwardIssue(choice, issue, context) {
      if (issue.is === 'forwarded' && (choice.body === undefined || choice.body === issue.body)) return [];
      const target = responsibleBody(choice, at(issue, context, 'referred'), context.today, context.facts);
      const due = addDays(context.today, termsOn(context.today).days);
      return [{ type: 'IssueForwarded', data: { ...target, due } }];
    },

    RejectForwarding({ reason }, issue, context) {
      if (issue.is === 'referred' && issue.rejectedBy.includes(context.actor.of ?? '')) return [];
      const { body } = at(issue, context, 'forwarded');
      return [{ type: 'ForwardingRejected', data: { body, reason } }];
    },

    AcceptIssue(_, issue, context) {
      if (issue.is === 'accepted') return [];
      const { body, unitName, kind } = at(issue, context, 'forwarded');
      const title = `${unitName}：${kind}`;
      return [{ type: 'IssueAccepted', data: { body, person: context.actor.person, title } }];
    },

    SetRectificationPlan({ measures, due }, issue, context) {
      if (issue.is === 'rectifying' && issue.term.due === due && isSame(issue.measures, measures)) return [];
      const { body, term } = at(issue, context, 'accepted', 'reopened');
      if (due < context.today) throw new Refused('issue.due-in-the-past', { due, today: context.today });
      if (due > term.due) throw new Refused('issue.due-too-late', { due, latest: term.due });
      return [{ type: 'RectificationPlanSet', data: { body, measures, due } }];
    },

    ExtendTerm({ until, reason }, issue, context) {
      if (isInHand(issue) && issue.term.extended && issue.term.due === until) return [];
      const { body, term } = at(issue, context, ...EXTENDABLE);
      if (term.extended) throw new Refused('issue.extended-already', { due: term.due });
      if (until <= term.due) throw new Refused('issue.extension-not-later', { due: term.due });
      const latest = addDays(term.due, termsOn(context.today).extensionDays);
      if (until > latest) throw new Refused('issue.extension-too-long', { until, latest });
      return [{ type: 'TermExtended', data: { body, from: term.due, until, reason } }];
    },

    ReportProgress({ progress }, issue, context) {
      const going = at(issue, context, 'rectifying', 'returned');
      if (going.progress.at(-1) === progress) return [];
      return [{ type: 'ProgressReported', data: { body: going.body, progress } }];
    },

    ClaimRectified({ disposal }, issue, context) {
      if (issue.is === 'claimed' && issue.disposal === disposal) return [];
      const { body, office } = at(issue, context, 'rectifying', 'returned');
      return [{ type: 'RectificationClaimed', data: { body, disposal, office } }];
    },

    VerifyRectification({ result, seen }, issue, context) {
      const judged = result === 'passed' ? 'verified' : 'failed';
      if (issue.is === judged && issue.verifier === context.actor.person && issue.seen === seen) return [];
      const claimed = at(issue, context, 'claimed');
      mustBeIndependent(claimed, context);
      return [{ type: 'RectificationVerified', data: { result, seen, body: claimed.body } }];
    },

    ReturnRectification({ reason }, issue, context) {
      if (issue.is === 'returned' && issue.reason === reason) return [];
      const { body } = at(issue, context, 'failed');
      return [{ type: 'RectificationReturned', data: { body, reason } }];
    },

    CloseIssue(_, issue, context) {
      if (issue.is === 'closed') return [];
      const verified = at(issue, context, 'verified');
      mustBeIndependent(verified, context);
      return [{ type: 'IssueClosed', data: { body: verified.body, unit: verified.unit } }];
    },

    Recheck({ result, seen }, issue, context) {
      if (issue.is === 'recurred' && result === 'recurred') return [];
      const closed = at(issue, context, 'closed');
      const { person } = context.actor;
      if (result === 'holds' && closed.rechecks.some(({ on, by }) => on === context.today && by === person)) return [];
      mustBeIndependent(closed, context);
      const rechecked = { type: 'IssueRechecked', data: { result, seen } } as const;
      if (result === 'holds') return [rechecked];
      return [rechecked, { type: 'IssueRecurred', data: { unit: closed.unit, body: closed.body } }];
    },

    ReopenIssue({ reason }, issue, context) {
      if (issue.is === 'reopened' && issue.reason === reason) return [];
      const { body } = at(issue, context, 'recurred');
      const due = addDays(context.today, termsOn(context.today).days);
      return [{ type: 'IssueReopened', data: { body, reason, due } }];
    },

    UpgradeToClue({ clue }, issue, context) {
      if (issue.is === 'upgraded' && issue.clue === clue) return [];
      at(issue, context, 'referred', ...EXTENDABLE, ...AFTERWARDS);
      const sealed = context.facts.clue;
      if (sealed.is === 'unknown') throw new Refused('issue.clue-not-sealed', { clue });
      if (isNoClue(sealed)) throw new Refused('issue.clue-is-none', { clue });
      return [{ type: 'IssueUpgradedToClue', data: { clue } }];
    },

    LinkRecurrence({ issue: number }, issue, context) {
      if (issue.is === 'recurred-as-another' && issue.issue === number) return [];
      const before = at(issue, context, 'closed', 'recurred');
      const { other } = context.facts;
      if (other.is === 'unknown' || other.is === 'upgraded')
        throw new Refused('issue.other-unknown', { issue: number });
      if (other.unit !== before.unit) throw new Refused('issue.other-unit', { issue: number, unit: other.unitName });
      if (other.referredAt <= before.referredAt) throw new Refused('issue.other-is-earlier', { issue: number });
      const linked = { type: 'RecurrenceLinked', data: { issue: number } } as const;
      if (before.is === 'recurred') return [linked];
      return [{ type: 'IssueRecurred', data: { unit: before.unit, body: before.body } }, linked];
    },
  },
};

/** An issue's number is that of its finding, so that a finding is referred once and nothing need be numbered by hand. */
export const issueOf = ({ inspection, finding }: Pick<ReferIssue, 'inspection' | 'finding'>) =>
  `${inspection}-${finding}`;

const EXTENDABLE = ['forwarded', 'accepted', 'reopened', 'rectifying', 'claimed', 'failed', 'returned'] as const;
const AFTERWARDS = ['verified', 'closed', 'recurred', 'recurred-as-another'] as const;

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, nth) => one === b[nth]);

const nameOf = ({ arrangement: { units } }: Pick<Facts, 'arrangement'>, unit: string): string =>
  units[unit]?.name ??
  Object.values(units)
    .flatMap(({ subUnits }) => subUnits)
    .find((sub) => sub.unit === unit)?.name ??
  unit;
