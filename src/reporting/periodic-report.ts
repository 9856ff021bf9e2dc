import { type Context, type Decider, Refused } from '@libs/event-sourcing/index.js';
import { daysBetween } from '@libs/event-sourcing/time.js';
import { DIRECTING, OF_CONDUCT_OFFICE, OF_OFFICE } from '../shared/posts.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import type { Rulebook } from '../instruments/rulebook.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, headOn } from '../zones/arrangement.state.js';
import { draftOf, flowsOf, isZero } from './draft.js';
import { type Draft, FLOWS } from './figures.js';
import { type PeriodKind, periodNamed, readReport, titleOf } from './period.js';
import type { PeriodicReportCommands } from './periodic-report.commands.js';
import { type Reports, reportsKnown } from './periodic-report.facts.js';
import {
  addressed,
  evolvePeriodicReport,
  isOwed,
  noReport,
  type PeriodicReport,
  type PeriodicReportEvents,
  REPORT_STATES,
  type ReportIn,
  type ReportTerms,
} from './periodic-report.state.js';
import { dueOf, opensOn } from './report-calendar.js';
import { type WorkLedger, workLedger } from './work-ledger.facts.js';

interface Facts {
  readonly ledger: WorkLedger;
  readonly reports: Reports;
  readonly arrangement: Arrangement;
  readonly rulebook: Rulebook;
}
type At = Context<Facts>;

/** The head of an office is its zone's deputy director: whichever of the two he acts as. */
const ZONE = [...DIRECTING, 'office-head'];

/** Who writes a report, who hands it in, and who reads it before it is filed (六(三), 七(二)). */
const HANDS: Readonly<
  Record<PeriodKind, Readonly<Record<'writes' | 'submits' | 'returns', readonly string[]>> & { reviewed: boolean }>
> = {
  month: {
    writes: OF_OFFICE,
    submits: ['liaison-officer'],
    returns: OF_CONDUCT_OFFICE,
    reviewed: false,
  },
  quarter: {
    writes: [...ZONE, ...OF_OFFICE],
    submits: ZONE,
    returns: OF_CONDUCT_OFFICE,
    reviewed: false,
  },
  half: {
    writes: [...OF_OFFICE, 'deputy-zone-director'],
    submits: [...OF_OFFICE, 'deputy-zone-director'],
    returns: ['zone-director'],
    reviewed: true,
  },
  year: {
    writes: [...OF_OFFICE, 'deputy-zone-director'],
    submits: [...OF_OFFICE, 'deputy-zone-director'],
    returns: ['zone-director'],
    reviewed: true,
  },
};

const mustBeIn = ({ kind }: ReportTerms, act: 'writes' | 'submits' | 'returns', { actor }: At) => {
  if (!HANDS[kind][act].includes(actor.post))
    throw new Refused('report.not-for-this-post', { post: actor.post, posts: HANDS[kind][act] });
};

/** The report, if it is at one of these steps. */
function at<S extends PeriodicReport['is']>(report: PeriodicReport, ...steps: readonly S[]): ReportIn<S> {
  if (report.is === 'none') throw new Refused('report.unknown');
  if (!steps.some((step) => step === report.is))
    throw new Refused('report.not-at-this-step', { is: report.is, step: REPORT_STATES[report.is] });
  return report as ReportIn<S>;
}

const daysLate = (due: string, today: string) => (today > due ? { late: daysBetween(due, today) } : {});

const draftNow = ({ kind, period, body, zone, office }: ReportTerms, { today, facts }: At): Draft =>
  draftOf({ period: periodNamed(kind, period), body, zone, office }, facts.ledger, facts.reports, today);

/** Nobody can hand in what the calendar does not ask for, and the calendar asks by name. */
function termsOf(id: string, { arrangement, rulebook }: Facts): ReportTerms {
  const read = readReport(id);
  if (!read) throw new Refused('report.misnamed', { name: id });
  const { body, period } = read;
  const zone = period.kind === 'quarter' ? body : arrangement.offices[body]?.zone;
  const office = period.kind === 'quarter' ? arrangement.zones[body]?.office : body;
  const name = period.kind === 'quarter' ? arrangement.zones[body]?.name : arrangement.offices[body]?.name;
  if (zone === undefined || office === undefined || name === undefined)
    throw new Refused('report.unknown-body', { body });
  const { kind, from, to } = period;
  return {
    ...{ kind, body, period: period.name, title: `${name}${titleOf(period).zh}${TITLES[kind]}` },
    ...{ zone, office, from, to, ...dueOf(rulebook, period) },
  };
}

const TITLES: Readonly<Record<PeriodKind, string>> = {
  month: '监督工作月报告',
  quarter: '综合报告',
  half: '工作总结',
  year: '工作总结',
};

/**
 * A periodic report (R44–R46, R55, R56), from its place in the calendar to the file. What it says is generated from the
 * log up to a position and stands there once it is filed; what becomes known later is told by the next one.
 */
export const periodicReports: Decider<PeriodicReport, PeriodicReportCommands, PeriodicReportEvents, Facts> = {
  category: 'periodic-report',
  initial: noReport,
  evolve: evolvePeriodicReport,
  facts: {
    ledger: { ...workLedger, for: ['GenerateReportDraft', 'DeclareZeroReport'] },
    reports: { ...reportsKnown, for: ['GenerateReportDraft', 'DeclareZeroReport'] },
    arrangement: { ...arrangementFact, for: ['SchedulePeriod', 'MissReport'] },
    rulebook: { ...rulebookFact, for: ['SchedulePeriod', 'MoveReportDue'] },
  },
  scope: (report) =>
    report.is === 'none' ? {} : { office: report.office, ...(report.kind !== 'month' && { zone: report.zone }) },

  decide: {
    SchedulePeriod(_, report, { id, facts }) {
      return report.is === 'none' ? [{ type: 'PeriodScheduled', data: termsOf(id, facts) }] : [];
    },

    MoveReportDue(_, report, { facts }) {
      const owed = at(report, 'scheduled', 'opened', 'drafted', 'returned');
      const { due, because } = dueOf(facts.rulebook, periodNamed(owed.kind, owed.period));
      return due === owed.due ? [] : [{ type: 'ReportDueMoved', data: { from: owed.due, due, because } }];
    },

    OpenPeriod(_, report, { today }) {
      if (report.is !== 'scheduled' && report.is !== 'none') return [];
      const listed = at(report, 'scheduled');
      const opens = opensOn(listed, listed.due);
      if (today < opens) throw new Refused('report.not-yet', { opens });
      return [{ type: 'PeriodOpened', data: addressed(listed) }];
    },

    GenerateReportDraft(_, report, context) {
      const owed = at(report, 'opened', 'drafted', 'returned');
      mustBeIn(owed, 'writes', context);
      const { position, day, carries, ...draft } = draftNow(owed, context);
      if (owed.is === 'drafted' && isSame(owed.draft, { position, day, carries })) return [];
      const data = { round: owed.round + 1, position, day, carries, flows: flowsOf(draft), ...draft };
      return [{ type: 'ReportDraftGenerated', data }];
    },

    EditReportDraft({ section, text }, report, context) {
      const written = at(report, 'drafted', 'returned');
      mustBeIn(written, 'writes', context);
      const part = written.draft.sections.find((one) => one.section === section);
      if (!part)
        throw new Refused('report.no-such-section', {
          section,
          sections: written.draft.sections.map((one) => one.section),
        });
      if ((written.edits[section] ?? part.generated) === text) return [];
      return [{ type: 'ReportDraftEdited', data: { section, text } }];
    },

    SubmitPeriodicReport(_, report, context) {
      if (report.is === 'submitted') return [];
      if (report.is === 'opened') throw new Refused('report.no-draft');
      const written = at(report, 'drafted', 'returned');
      mustBeIn(written, 'submits', context);
      const typed = Object.keys(written.edits).length;
      const late = written.handedIn ? {} : daysLate(written.due, context.today);
      const goesTo = HANDS[written.kind].reviewed ? 'zone-director' : 'conduct-office';
      return [{ type: 'PeriodicReportSubmitted', data: { round: written.round, goesTo, ...late, typed } }];
    },

    DeclareZeroReport(_, report, context) {
      if (report.is === 'filed' && report.zero) return [];
      const owed = at(report, 'opened', 'drafted', 'returned');
      mustBeIn(owed, 'submits', context);
      if (owed.kind !== 'month') throw new Refused('report.zero-is-monthly');
      const draft = draftNow(owed, context);
      if (!isZero(draft)) throw new Refused('report.not-zero', { figures: whatHappened(draft) });
      const { position, carries } = draft;
      const late = owed.handedIn ? {} : daysLate(owed.due, context.today);
      return [{ type: 'ZeroReportDeclared', data: { position, carries, ...late, typed: 0 } }];
    },

    ReturnPeriodicReport({ reason }, report, context) {
      if (report.is === 'returned' && report.why === reason) return [];
      const handed = at(report, 'submitted');
      mustBeIn(handed, 'returns', context);
      return [{ type: 'PeriodicReportReturned', data: { ...addressed(handed), reason } }];
    },

    ReviewPeriodicReport({ opinion }, report, { actor }) {
      if (report.is === 'reviewed') return [];
      const { kind, submitter } = at(report, 'submitted');
      if (!HANDS[kind].reviewed) throw new Refused('report.needs-no-review');
      if (submitter === actor.person) throw new Refused('report.reviews-own', { person: actor.person });
      return [{ type: 'PeriodicReportReviewed', data: { ...(opinion !== undefined && { opinion }) } }];
    },

    FilePeriodicReport(_, report) {
      if (report.is === 'filed') return [];
      const handed = at(report, 'submitted', 'reviewed');
      if (handed.is === 'submitted' && HANDS[handed.kind].reviewed) throw new Refused('report.not-reviewed');
      const reviewed = handed.is === 'reviewed' && { reviewedOn: handed.reviewedOn };
      const { position } = handed.draft;
      return [{ type: 'PeriodicReportFiled', data: { position, with: 'conduct-office', ...reviewed } }];
    },

    WaivePeriod({ reason }, report) {
      if (report.is === 'waived') return [];
      at(report, 'scheduled', 'opened', 'drafted', 'returned');
      return [{ type: 'PeriodWaived', data: { reason } }];
    },

    MissReport(_, report, { today, facts }) {
      if (report.is === 'none') throw new Refused('report.unknown');
      // Handed in, filed or waived in the meantime: there is nothing to be missed.
      if (!isOwed(report) || report.handedIn || report.missed) return [];
      const { due, office } = report;
      if (today <= due) throw new Refused('report.not-missed', { due });
      const head = headOn(facts.arrangement, office, today);
      return [{ type: 'ReportMissed', data: { ...addressed(report), ...(head !== undefined && { head }) } }];
    },

    AskReasonForLateness(_, report) {
      if (report.is === 'none') throw new Refused('report.unknown');
      if (report.asked) return [];
      if (!report.missed && report.late === 0) throw new Refused('report.not-late', { due: report.due });
      return [{ type: 'LatenessReasonAsked', data: addressed(report) }];
    },

    GiveReasonForLateness({ reason }, report) {
      if (report.is === 'none') throw new Refused('report.unknown');
      if (report.reason === reason) return [];
      if (!report.asked) throw new Refused('report.reason-not-asked');
      if (report.reason !== undefined) throw new Refused('report.reason-given', { reason: report.reason });
      return [{ type: 'LatenessReasonGiven', data: { reason } }];
    },
  },
};

const isSame = (
  before: Pick<Draft, 'position' | 'day' | 'carries'>,
  { position, day, carries }: Pick<Draft, 'position' | 'day' | 'carries'>,
) => before.position === position && before.day === day && before.carries === carries;

const whatHappened = ({ figures, corrections }: Draft): readonly string[] => [
  ...figures.flatMap(({ adds, zh, value }) => (adds && value !== 0 ? [`${zh}${value}`] : [])),
  ...corrections.map(({ period, figure, change }) => `${period} ${FLOWS[figure].zh}${change}`),
];
