import { type Context, type Decider, Refused, type Told } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { type Rulebook, termOn } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import { everybodysRelations, type Known } from '../recusals/relations.facts.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import type { AssessmentCommands, OpenAssessment } from './assessment.commands.js';
import {
  type Assessment,
  type AssessmentEvents,
  type AssessmentIn,
  evolveAssessment,
  noAssessment,
  STEP_NAMES,
} from './assessment.state.js';
import { differencesOf, hashOf, type Mark, type Sheet, sheetsOf } from './computing.js';
import {
  adjustmentsOf,
  allAnswered,
  cited,
  endOfDay,
  freeToJudge,
  isOver,
  isYear,
  judgedIndicator,
  mayDecide,
  officeOf,
  windowClosed,
} from './judging.js';
import { type Material, materialFact, positionAt, positionUpTo, upTo } from './material.facts.js';
import { schemeNamed } from './scheme.facts.js';
import { periodOf, type Scheme, type SchemeVersion, versionFor } from './scheme.state.js';

interface Facts extends Known {
  readonly scheme: Scheme;
  readonly material: Material;
  readonly rulebook: Rulebook;
}
type At = Context<Facts>;

const JUDGING = ['ScoreIndicator', 'AddJudgement', 'DecideObjection'];

/**
 * The annual assessment (年度考核) of the commissions and groups, one record a year. Computing is a function of the log up to
 * a position and of a scheme published before; what persons add says why and on what; the assessed may object, once, to
 * others than those who scored.
 */
export const assessments: Decider<Assessment, AssessmentCommands, AssessmentEvents, Facts> = {
  category: 'assessment',
  initial: noAssessment,
  facts: {
    scheme: schemeNamed(
      ({ scheme }: OpenAssessment, assessment: Assessment) => standing(assessment)?.scheme ?? scheme,
      ['OpenAssessment', 'ComputeAssessment', 'ScoreIndicator', 'AddJudgement', 'RecomputeAssessment'],
    ),
    material: materialFact(['ComputeAssessment', 'RecomputeAssessment', 'LodgeObjection', ...JUDGING]),
    arrangement: { ...arrangementFact, for: JUDGING },
    people: { ...peopleFact, for: JUDGING },
    relations: everybodysRelations(JUDGING),
    rulebook: { ...rulebookFact, for: ['NotifyResult', 'LodgeObjection', ...JUDGING] },
  },
  evolve: evolveAssessment,
  scope: (_, command) => ('body' in command ? { body: command.body } : {}),

  decide: {
    OpenAssessment({ scheme: name }, assessment, { id, now, facts }) {
      if (assessment.is !== 'none') return [];
      if (!isYear(id)) throw new Refused('assessment.not-a-year', { id });
      const version = versionFor(facts.scheme, id);
      if (!version) throw new Refused('assessment.no-scheme', { scheme: name, year: id });
      const { from, until } = periodOf(version, id);
      if (!isOver(until, now)) throw new Refused('assessment.period-not-over', { until });
      const told = { scheme: name, version: version.version, title: version.title, from, until };
      return [{ type: 'AssessmentOpened', data: told }];
    },

    ComputeAssessment({ position: wanted }, assessment, { id, facts }) {
      const open = at(assessment, 'open', 'computed');
      const position = positionOf(wanted, open.until, facts.material);
      const version = versionOf(open, id, facts);
      const sheets = sheetsOf({ events: upTo(facts.material, position), version, year: id, marks: open.marks });
      const resultHash = hashOf(version, id, sheets);
      if (open.is === 'computed' && open.resultHash === resultHash && open.position === position) return [];
      const round = open.is === 'computed' ? open.round + 1 : 1;
      const by = { scheme: open.scheme, version: open.version, position, resultHash };
      const computed = { round, ...by, marks: open.marks.length, totals: totalsOf(sheets) };
      return [{ type: 'AssessmentComputed', data: computed }, ...assessed(round, sheets)];
    },

    ScoreIndicator({ indicator, marks }, assessment, context) {
      const open = at(assessment, 'open', 'computed');
      const office = officeOf(context.actor);
      const given = marks.map(({ body, mark, reason, evidence }) => ({ body, mark, reason, evidence }));
      const judged = given.map((one): Mark => ({ indicator, office, ...one }));
      if (judged.every((mark) => isGiven(open.marks, mark))) return [];
      judged.forEach((mark) => mayMark(mark, open, context));
      return [{ type: 'IndicatorScored', data: { indicator, office, marks: given } }];
    },

    AddJudgement({ indicator, body, mark, reason, evidence }, assessment, context) {
      const open = at(assessment, 'open', 'computed');
      const judgement: Mark = { indicator, body, office: officeOf(context.actor), mark, reason, evidence };
      if (isGiven(open.marks, judgement)) return [];
      mayMark(judgement, open, context);
      return [{ type: 'JudgementAdded', data: judgement }];
    },

    /** The term for objecting runs from now: notified as of some day before, it could be over when the body learns of it. */
    NotifyResult(_, assessment, { now, facts: { rulebook } }) {
      if (assessment.is === 'notified') return [];
      const { sheets, resultHash, stale } = at(assessment, 'computed');
      if (stale) throw new Refused('assessment.marks-not-computed');
      const { due: until, because } = termOn(rulebook, 'objection', dayOf(now));
      return sheets.map(({ body, name, points }) => ({
        type: 'ResultNotified',
        data: { body, name, points, resultHash, until, because },
      }));
    },

    LodgeObjection({ body, grounds, events }, assessment, { now, facts: { material, rulebook } }) {
      const today = dayOf(now);
      const { notices, sheets } = at(assessment, 'notified');
      const notice = Object.hasOwn(notices, body) ? notices[body] : undefined;
      if (!notice) throw new Refused('assessment.body-not-notified', { body });
      const { objection, until } = notice;
      if (objection?.is === 'lodged' && objection.grounds === grounds) return [];
      if (objection) throw new Refused('assessment.objected-already', { body });
      if (today > until) throw new Refused('assessment.objection-too-late', { until });
      cited(material, events);
      const { due: answerBy, because } = termOn(rulebook, 'objection-answer', today);
      const { name } = sheetOf(sheets, body);
      return [{ type: 'ObjectionLodged', data: { body, name, grounds, events, answerBy, because } }];
    },

    DecideObjection(decision, assessment, { actor, today, facts }) {
      const { body, outcome, reason, together } = decision;
      const { notices, sheets, scorers, position } = at(assessment, 'notified');
      const objection = Object.hasOwn(notices, body) ? notices[body]?.objection : undefined;
      if (objection?.is === 'decided' && objection.outcome === outcome) return [];
      if (objection?.is !== 'lodged') throw new Refused('assessment.no-objection', { body });
      const deciders = [...new Set([actor.person, ...together])];
      if (deciders.length < 2) throw new Refused('assessment.decided-alone');
      mayDecide(deciders, body, scorers, today, facts);
      if ((outcome === 'dismissed') !== (decision.adjustments.length === 0))
        throw new Refused('assessment.outcome-without-adjustment', { outcome });
      const sheet = sheetOf(sheets, body);
      const adjustments = adjustmentsOf(decision, sheet, facts.material, position);
      const { name } = sheet;
      return [{ type: 'ObjectionDecided', data: { body, name, outcome, reason, adjustments, deciders } }];
    },

    RecomputeAssessment(_, assessment, { id, facts }) {
      const notified = at(assessment, 'notified');
      const { adjustments, recomputed, position, marks, sheets: old, resultHash: before } = notified;
      if (adjustments.length === recomputed) return [];
      const version = versionOf(notified, id, facts);
      const sheets = sheetsOf({ events: upTo(facts.material, position), version, year: id, marks, adjustments });
      const differences = differencesOf(old, sheets);
      const resultHash = hashOf(version, id, sheets);
      const round = notified.round + 1;
      const by = { scheme: notified.scheme, version: notified.version, position };
      const told = { round, ...by, before, resultHash, adjustments, differences, totals: totalsOf(sheets) };
      const changed = sheets.filter(({ body }) => differences.some((difference) => difference.body === body));
      return [{ type: 'AssessmentRecomputed', data: told }, ...assessed(round, changed)];
    },

    ApproveResult(_, assessment, { actor, today }) {
      if (assessment.is === 'approved') return [];
      const { notices, adjustments, recomputed, scorers, resultHash } = at(assessment, 'notified');
      if (scorers.includes(actor.person)) throw new Refused('assessment.approver-scored', { person: actor.person });
      allAnswered(notices);
      windowClosed(notices, today);
      if (adjustments.length > recomputed) throw new Refused('assessment.not-recomputed');
      return [{ type: 'ResultApproved', data: { resultHash } }];
    },

    PublishResult(_, assessment) {
      if (assessment.is === 'published') return [];
      const { scheme, version, position, resultHash, sheets } = at(assessment, 'approved');
      const told = { scheme, version, position, resultHash, totals: totalsOf(sheets) };
      return [{ type: 'ResultPublished', data: told }];
    },

    FreezeResult({ reason }, assessment, { today }) {
      if (assessment.is === 'frozen' && assessment.reason === reason) return [];
      const stopped = at(assessment, 'open', 'computed', 'notified', 'approved');
      if (stopped.is === 'notified') windowClosed(stopped.notices, today);
      return [{ type: 'ResultFrozen', data: { reason } }];
    },

    ReleaseResult({ reason }, assessment) {
      if (assessment.is !== 'frozen') {
        if (assessment.is === 'none') throw new Refused('assessment.not-opened');
        return [];
      }
      return [{ type: 'ResultReleased', data: { reason } }];
    },
  },
};

/** The assessment, if it is at one of these steps. */
function at<S extends Assessment['is']>(assessment: Assessment, ...steps: readonly S[]): AssessmentIn<S> {
  if (assessment.is === 'none') throw new Refused('assessment.not-opened');
  if (assessment.is === 'frozen') throw new Refused('assessment.frozen', { reason: assessment.reason });
  if (!steps.some((step) => step === assessment.is))
    throw new Refused('assessment.not-at-this-step', {
      is: assessment.is,
      step: STEP_NAMES[assessment.is],
      needed: steps,
      steps: steps.map((step) => STEP_NAMES[step]),
    });
  return assessment as AssessmentIn<S>;
}

const standing = (assessment: Assessment) =>
  assessment.is === 'none' ? undefined : assessment.is === 'frozen' ? assessment.before : assessment;

/** A version, once published, stays as it is; so the year's is found again by its number. */
function versionOf({ version }: { readonly version: number }, year: string, { scheme }: Facts): SchemeVersion {
  const found = scheme.is === 'published' ? scheme.versions.find((one) => one.version === version) : undefined;
  if (!found) throw new Refused('assessment.no-scheme', { scheme: String(version), year });
  return found;
}

/** The last event that the position covers: named so, the position means the same when the log has grown. */
function positionOf(wanted: string | undefined, until: string, material: Material): string {
  if (wanted !== undefined && !/^\d{20}(-\d{20})?$/.test(wanted))
    throw new Refused('assessment.position-unknown', { position: wanted });
  const position = wanted === undefined ? positionAt(material, endOfDay(until)) : positionUpTo(material, wanted);
  if (position === undefined) throw new Refused('assessment.position-unknown', { position: wanted ?? until });
  return position;
}

const totalsOf = (sheets: readonly Sheet[]) => sheets.map(({ body, name, points }) => ({ body, name, points }));

const assessed = (round: number, sheets: readonly Sheet[]): readonly Told<AssessmentEvents>[] =>
  sheets.map((sheet) => ({ type: 'BodyAssessed', data: { round, sheet } }));

const sheetOf = (sheets: readonly Sheet[], body: string): Sheet => {
  const found = sheets.find((sheet) => sheet.body === body);
  if (!found) throw new Refused('assessment.body-not-notified', { body });
  return found;
};

const isGiven = (marks: readonly Mark[], { indicator, office, body, mark, reason }: Mark) =>
  marks.some(
    (one) =>
      one.indicator === indicator &&
      one.office === office &&
      one.body === body &&
      one.mark === mark &&
      one.reason === reason,
  );

/** Within the indicator's range, resting on what may be weighed, by somebody whom nothing ties to the body. */
function mayMark({ indicator, body, mark, evidence }: Mark, open: { version: number }, context: At): void {
  const { facts, actor, today, id } = context;
  const { weight } = judgedIndicator(versionOf(open, id, facts).indicators, indicator);
  if (!Object.hasOwn(facts.arrangement.bodies, body)) throw new Refused('assessment.body-unknown', { body });
  if (mark > weight) throw new Refused('assessment.mark-out-of-range', { mark, weight });
  freeToJudge([actor.person], body, today, facts);
  cited(facts.material, evidence);
}
