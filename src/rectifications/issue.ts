import { type Decider, Refused, stateOf, type Told } from '@libs/event-sourcing/index.js';
import { clueNamed } from '../clues/clue.facts.js';
import { type Clue, isNoClue } from '../clues/clue.state.js';
import { evolveInspection, type Inspection, noInspection, openTo } from '../inspections/inspection.state.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { type Rulebook, termOn } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import { everybodysRelations, type Known } from '../recusals/relations.facts.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import {
  AFTERWARDS,
  at,
  EXTENDABLE,
  isSame,
  mustBeIndependent,
  mustOutlive,
  recurrence,
  recurrenceOf,
  standing,
  unitNamed,
} from './conditions.js';
import type {
  IssueCommands,
  LinkRecurrence,
  MergeDuplicateIssue,
  ReferIssue,
  UpgradeToClue,
} from './issue.commands.js';
import { type Duplicates, duplicatesFact, issueNamed } from './issue.facts.js';
import { evolveIssue, isInHand, type Issue, type IssueEvents, unknownIssue } from './issue.state.js';
import { responsibleBody } from './responsible-body.js';

interface Facts extends Known {
  readonly inspection: Inspection;
  readonly clue: Clue;
  /** The issue as which a closed one has recurred. */
  readonly other: Issue;
  /** The issue under which a duplicate is kept. */
  readonly survivor: Issue;
  readonly duplicates: Duplicates;
  readonly rulebook: Rulebook;
}

const JUDGED_BY_OTHERS = ['VerifyRectification', 'CloseIssue', 'Recheck'];

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
    arrangement: { ...arrangementFact, for: ['ReferIssue', 'ForwardIssue', 'CorrectIssue', ...JUDGED_BY_OTHERS] },
    people: { ...peopleFact, for: ['ForwardIssue', ...JUDGED_BY_OTHERS] },
    // Who heads a responsible body is not known before the arrangement is read.
    relations: everybodysRelations(['ForwardIssue']),
    clue: clueNamed(({ clue }: UpgradeToClue) => clue, ['UpgradeToClue']),
    other: issueNamed(({ issue }: LinkRecurrence) => issue, ['LinkRecurrence']),
    survivor: issueNamed(({ into }: MergeDuplicateIssue) => into, ['MergeDuplicateIssue']),
    duplicates: { ...duplicatesFact, for: ['MergeDuplicateIssue'] },
    rulebook: { ...rulebookFact, for: ['ForwardIssue', 'ExtendTerm', 'ReopenIssue'] },
  },
  scope: (issue, command) => {
    if (issue.is === 'unknown') return 'zone' in command ? { zone: command.zone } : {};
    if (issue.is === 'upgraded' || issue.is === 'merged') return { zone: issue.zone };
    return {
      zone: issue.zone,
      office: issue.office,
      ...('body' in issue && { body: issue.body }),
      ...('answerable' in issue && issue.answerable !== undefined && { persons: [issue.answerable] }),
    };
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
      if (problem.mergedInto !== undefined)
        throw new Refused('issue.finding-merged', { finding, into: problem.mergedInto });
      if (problem.flow !== 'other') throw new Refused('issue.finding-is-a-clue', { number: problem.number });
      const { unit, place, kind, facts: whatWasFound } = problem;
      const unitName = unitNamed(facts.arrangement, unit);
      const told = { unit, unitName, place, kind, facts: whatWasFound, foundBy: problem.by };
      return [{ type: 'IssueReferred', data: { zone, office: found.office, inspection, finding, ...told } }];
    },

    ForwardIssue(choice, issue, context) {
      if (issue.is === 'forwarded' && (choice.body === undefined || choice.body === issue.body)) return [];
      const problem = at(issue, context, 'referred');
      const target = responsibleBody(choice, problem, context.today, context.facts);
      const { due } = termOn(context.facts.rulebook, 'rectification', context.today);
      const { zone, office } = problem;
      return [{ type: 'IssueForwarded', data: { ...target, due, zone, office } }];
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

    TakeOverIssue({ person }, issue) {
      if (!isInHand(issue) || issue.answerable === person) return [];
      return [{ type: 'IssueTakenOver', data: { body: issue.body, person } }];
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
      const latest = termOn(context.facts.rulebook, 'rectification-extension', term.due).due;
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
      const { body, term, zone, office } = claimed;
      const still = result === 'failed' && { due: term.due, zone, office };
      return [{ type: 'RectificationVerified', data: { result, seen, body, ...still } }];
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
      return [rechecked, { type: 'IssueRecurred', data: recurrence(closed, context.occurredAt) }];
    },

    ReopenIssue({ reason }, issue, context) {
      if (issue.is === 'reopened' && issue.reason === reason) return [];
      const { body, zone, office } = at(issue, context, 'recurred');
      const { due } = termOn(context.facts.rulebook, 'rectification', context.today);
      return [{ type: 'IssueReopened', data: { body, reason, due, zone, office } }];
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
      const other = recurrenceOf(before, number, context.facts.other);
      const linked = { type: 'RecurrenceLinked', data: { issue: number } } as const;
      if (before.is === 'recurred') return [linked];
      return [{ type: 'IssueRecurred', data: recurrence(before, other.referredAt) }, linked];
    },

    RequestExtension({ until, reason }, issue, context) {
      if (isInHand(issue) && issue.term.asked === until) return [];
      const { body, term, zone, unitName, kind } = at(issue, context, ...EXTENDABLE);
      if (term.extended) throw new Refused('issue.extended-already', { due: term.due });
      if (until <= term.due) throw new Refused('issue.extension-not-later', { due: term.due });
      const title = `${unitName}：${kind}`;
      return [{ type: 'ExtensionRequested', data: { body, until, reason, zone, title } }];
    },

    MarkProminent({ reason }, issue) {
      if (standing(issue).prominent === reason) return [];
      return [{ type: 'IssueMarkedProminent', data: { reason } }];
    },

    MergeDuplicateIssue({ into, reason }, issue, context) {
      if (issue.is === 'merged' && issue.into === into) return [];
      const duplicate = at(issue, context, 'referred', ...UNJUDGED);
      mustOutlive(duplicate, context.id, into, context.facts.survivor);
      const { unit, unitName, place, kind, facts, foundBy, referredAt } = duplicate;
      const told = { number: context.id, place, kind, facts, foundBy, referredAt };
      const also = context.facts.duplicates[context.id] ?? [];
      return [{ type: 'IssueMerged', data: { into, reason, unit, unitName, ...told, also } }];
    },

    SealDuplicate({ clue }, issue) {
      return issue.is === 'merged' ? [{ type: 'IssueUpgradedToClue', data: { clue } }] : [];
    },

    /** Already judged by the register of corrections; a stub has nothing left to put right. */
    CorrectIssue({ correction, field, is, reason }, issue, context) {
      if (issue.is === 'upgraded' || issue.is === 'merged') return [];
      const wrong = standing(issue);
      const was = wrong[field];
      if (was === is) return [];
      const names = field === 'unit' && { was: wrong.unitName, is: unitNamed(context.facts.arrangement, is) };
      const corrected: Told<IssueEvents> = {
        type: 'IssueCorrected',
        data: { correction, field, was, is, ...(names && { names }), reason },
      };
      // Whoever had it in hand answers for the wrong unit; the Conduct Office forwards it anew.
      if (field !== 'unit' || !isInHand(issue)) return [corrected];
      return [corrected, { type: 'ForwardingWithdrawn', data: { body: issue.body, reason } }];
    },
  },
};

/** An issue's number is that of its finding, so that a finding is referred once and nothing need be numbered by hand. */
export const issueOf = ({ inspection, finding }: Pick<ReferIssue, 'inspection' | 'finding'>) =>
  `${inspection}-${finding}`;

/** Nobody has yet found that it was rectified. */
const UNJUDGED = ['forwarded', 'accepted', 'reopened', 'rectifying', 'returned'] as const;
