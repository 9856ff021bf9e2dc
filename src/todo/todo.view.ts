import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import { defineView } from '@libs/read-models/view.js';
import type { AssessmentEvents } from '../assessments/assessment.state.js';
import type { SchemeEvents } from '../assessments/scheme.state.js';
import type { ClueEvents } from '../clues/clue.state.js';
import type { DocumentEvents } from '../documents/document.state.js';
import { readersOf, signersFor } from '../documents/parties.state.js';
import type { RegisterEvents } from '../documents/register.state.js';
import type { ExpenseEvents } from '../expenses/expense.state.js';
import type { GrantEvents } from '../grants/grant.state.js';
import type { InspectionEvents, Seat } from '../inspections/inspection.state.js';
import type { MajorMatterEvents } from '../major-matters/major-matter.state.js';
import type { PlanEvents } from '../planning/plan.state.js';
import type { TaskEvents } from '../planning/task.state.js';
import type { FollowUpEvents } from '../follow-ups/follow-up.state.js';
import type { RecusalEvents } from '../recusals/recusal.state.js';
import type { BackCheckEvents } from '../recusals/back-check.state.js';
import type { CommonProblemEvents } from '../rectifications/common-problem.state.js';
import type { IssueEvents } from '../rectifications/issue.state.js';
import type { OpinionEvents } from '../supervisors/opinion.state.js';
import { handedInBy, type PeriodicReportEvents } from '../reporting/periodic-report.state.js';
import type { ArrangementEvents } from '../zones/arrangement.state.js';
import { clueKeys, clueRows } from './clues.todo.js';
import { dispatchKeys, dispatchRows, type DispatchTold } from './dispatch.todo.js';
import type { Step } from './steps.js';

type Told = PlanEvents &
  TaskEvents &
  InspectionEvents &
  ClueEvents &
  IssueEvents &
  ArrangementEvents &
  BackCheckEvents &
  PeriodicReportEvents &
  FollowUpEvents &
  RecusalEvents &
  OpinionEvents &
  GrantEvents &
  CommonProblemEvents &
  SchemeEvents &
  AssessmentEvents &
  DocumentEvents &
  RegisterEvents &
  ExpenseEvents &
  MajorMatterEvents &
  DispatchTold;

export type TodoRow = {
  readonly category: string;
  readonly record: string;
  readonly title: string;
  readonly zone: string | null;
  readonly office: string | null;
  readonly body: string | null;
  /** Persons the record itself names: the team, the holder. */
  readonly team: readonly string[];
  readonly due: string | null;
  readonly open: boolean;
  /** Why nothing is to be done for now, until the task is resumed. */
  readonly suspended: string | null;
  /** What comes next; the last step once nothing does. */
  readonly step: Step;
  readonly since: string;
  /** Whose turn it is: posts as `post` or `post:of`, or persons. */
  readonly posts: readonly string[];
  readonly persons: readonly string[];
  /** Everybody who has done a step here, and the latest of each. */
  readonly doneBy: readonly string[];
  readonly done: readonly { readonly step: string; readonly person: string; readonly at: string }[];
};

type Event = DomainEvent;
type Parties = Partial<Pick<TodoRow, 'title' | 'zone' | 'office' | 'body' | 'team' | 'due'>>;
type Turn = { readonly posts?: readonly string[]; readonly persons?: readonly string[] };

const CONDUCT = ['conduct-office-head', 'conduct-office-official'];
const LEADERS = ['principal-leader', 'leader-in-charge'];
const GENERAL = ['general-office-head', 'general-office-official'];
const CASE = ['case-office-head', 'case-office-official'];
const ofZone = (zone: string | null, ...posts: string[]) =>
  zone === null ? [] : posts.map((post) => `${post}:${zone}`);
const ofBody = (body: string | null) =>
  body === null
    ? []
    : ['township-secretary', 'township-official', 'group-head', 'group-official'].map((post) => `${post}:${body}`);

const acted = (row: TodoRow | undefined, { type, meta }: Event): Pick<TodoRow, 'done' | 'doneBy'> => {
  const { person } = meta.actor;
  return {
    done: [...(row?.done ?? []).slice(-19), { step: type, person, at: meta.occurredAt }],
    doneBy: [...new Set([...(row?.doneBy ?? []), person])],
  };
};

/** The next step, and whose it is. */
const next = (row: TodoRow | undefined, event: Event, step: Step, turn: Turn, parties: Parties = {}): TodoRow => ({
  category: event.category,
  record: event.id,
  title: event.id,
  zone: null,
  office: null,
  body: null,
  team: [],
  due: null,
  suspended: null,
  ...row,
  ...parties,
  open: true,
  step,
  since: event.meta.occurredAt,
  posts: turn.posts ?? [],
  persons: turn.persons ?? [],
  ...acted(row, event),
});

/** Nothing is to be done here any more. */
const over = (row: TodoRow | undefined, event: Event): TodoRow | undefined =>
  row && { ...row, open: false, suspended: null, posts: [], persons: [], ...acted(row, event) };

/** The step stays whose it is; something about it has changed. */
const same = (row: TodoRow | undefined, event: Event, parties: Parties = {}): TodoRow | undefined =>
  row && { ...row, ...parties, ...acted(row, event) };

/** A special supervisor comes along and sees; what the team has to do is for the others. */
const mayAct = ({ as }: Seat) => as !== 'special-supervisor';

const director = (row: TodoRow) => ({ posts: ofZone(row.zone, 'zone-director') });
const team = (row: TodoRow) => ({ persons: row.team });
const desk = (row: TodoRow) => ({
  posts: [...CONDUCT, ...(row.office === null ? [] : [`office-head:${row.office}`, `office-official:${row.office}`])],
});

/** The body, and whoever took the issue over. */
const rectifiers = (row: TodoRow) => ({ posts: ofBody(row.body), persons: row.team });

/** The two offices that run the assessment. */
const RUN = [...CONDUCT, 'general-office-head', 'general-office-official'];
/** Those who may decide on an objection, if they did not score. */
const OBJECTIONS = [
  'principal-leader',
  'leader-in-charge',
  'standing-member',
  'case-office-head',
  'internal-supervision',
];
const sheet = (year: string, body: string) => `assessment:${year}:${body}`;
const isSheet = (key: string) => key.split(':').length === 3;

const planItem = (plan: string, item: string) => `plan:${plan}:${item}`;
const extension = (issue: string) => `extension:${issue}`;
const isExtension = (key: string) => key.startsWith('extension:');
const task = (id: string) => `task:${id}`;
const handedOver = (handover: string, item: string) => `handover:${handover}:${item}`;
const isTask = (key: string) => key.startsWith('task:');

/** 待办: one row a matter, with the step that comes next and whose turn it is. */
export const todo = defineView<TodoRow, Told>()({
  name: 'to-do',
  version: 11,
  key: (event) => {
    switch (event.type) {
      case 'PlanYearOpened':
      case 'NumberSeriesOpened':
        return undefined;
      case 'PlanItemProposed':
      case 'PlanItemAmended':
      case 'PlanItemApproved':
      case 'PlanItemRejected':
      case 'PlanItemWithdrawn':
      case 'PlanItemsMerged':
        return planItem(event.id, event.data.item);
      case 'TaskAssigned':
        return [planItem(event.data.plan, event.data.item), task(event.id)];
      // The task waits for its team, and then for the report; ordered to another zone, it ends what the first team had to do.
      case 'InspectionTeamFormed':
      case 'InspectionReportPresented':
      case 'CrossInspectionOrdered':
      case 'TaskTransferred':
      case 'TaskSuspended':
      case 'TaskResumed':
        return [task(event.id), `inspection:${event.id}`];
      case 'HandoverOpened':
      case 'HandoverExcused':
        return event.data.items.map(({ id }) => handedOver(event.data.handover, id));
      case 'HandoverItemAssigned':
      case 'HandoverItemContested':
      case 'HandoverItemAccepted':
        return handedOver(event.data.handover, event.data.item);
      case 'ZoneDirectorRelieved':
      case 'ZoneDirectorAppointed':
        return `director:${event.data.zone}`;
      case 'LiaisonRelieved':
      case 'LiaisonDesignated':
        return `liaison:${event.data.office}`;
      case 'ZoneDissolved':
        return [`director:${event.data.zone}`, `liaison:${event.data.office}`];
      case 'LatenessReasonAsked':
      case 'LatenessReasonGiven':
        return `lateness:${event.id}`;
      // Whether more time is granted is decided beside the rectification, which goes on meanwhile.
      case 'ExtensionRequested':
        return extension(event.id);
      case 'TermExtended':
      case 'ForwardingWithdrawn':
      case 'IssueMerged':
      case 'IssueClosed':
      case 'IssueUpgradedToClue':
        return [`issue:${event.id}`, extension(event.id)];
      case 'RecusalRequested':
      case 'RecusalDecided':
        return `recusal:${event.id}-${event.data.request}`;
      case 'ObjectionLodged':
        return sheet(event.id, event.data.body);
      case 'ResultNotified':
      case 'ObjectionDecided':
        return [`assessment:${event.id}`, sheet(event.id, event.data.body)];
      case 'ResultPublished':
        return [`assessment:${event.id}`, ...event.data.totals.map(({ body }) => sheet(event.id, body))];
      case 'DocumentNumberAssigned':
        return `document:${event.data.document}`;
      default:
        return event.category === 'dispatch'
          ? dispatchKeys(event)
          : (clueKeys(event) ?? `${event.category}:${event.id}`);
    }
  },
  on: {
    PlanItemProposed: (row, event) =>
      next(row, event, 'decide-plan-item', { posts: ['principal-leader'] }, { title: event.data.title }),
    PlanItemAmended: (row, event) => same(row, event, { title: event.data.title }),
    PlanItemApproved: (row, event) => next(row, event, 'assign-task', { posts: CONDUCT }),
    PlanItemRejected: over,
    PlanItemWithdrawn: over,
    PlanItemsMerged: over,

    TaskAssigned: (row, event, key) => {
      if (!isTask(key)) return over(row, event);
      const { title, zone, office, due } = event.data;
      const turn = { posts: ofZone(zone, 'zone-director', 'deputy-zone-director') };
      return next(row, event, 'receive-task', turn, { title, zone, office, due });
    },
    CollaborationItemDesignated: (row, event) => {
      const { title, zone, office, due } = event.data;
      const turn = { posts: ofZone(zone, 'zone-director', 'deputy-zone-director') };
      return next(row, event, 'receive-task', turn, { title, zone, office, due });
    },
    TaskReceived: (row, event) => next(row, event, 'form-team', director(row!)),
    TaskExtended: (row, event) => same(row, event, { due: event.data.until }),
    CrossInspectionOrdered: (row, event, key) => {
      if (!isTask(key)) return over(row, event);
      const { zone, office } = event.data;
      return next(
        row,
        event,
        'receive-task',
        { posts: ofZone(zone, 'zone-director', 'deputy-zone-director') },
        { zone, office },
      );
    },
    TaskTransferred: (row, event, key) => {
      if (!isTask(key)) return over(row, event);
      const { zone, office } = event.data;
      const turn = { posts: ofZone(zone, 'zone-director', 'deputy-zone-director') };
      return next(row, event, 'receive-task', turn, { zone, office });
    },
    TaskSuspended: (row, event) => row && { ...same(row, event)!, suspended: event.data.reason },
    TaskResumed: (row, event, key) => {
      const { due } = event.data;
      return row && { ...same(row, event, isTask(key) && due !== undefined ? { due } : {})!, suspended: null };
    },
    TaskCancelled: over,
    TaskClosed: over,

    InspectionTeamFormed: (row, event, key) => {
      if (isTask(key)) return over(row, event);
      const { title, zone, office, seats } = event.data;
      const parties = { title, zone, office, team: seats.filter(mayAct).map(({ person }) => person) };
      const { continues } = event.data;
      if (continues !== undefined) {
        const step = continues === 'under-way' ? 'complete-fieldwork' : 'submit-report';
        return next(row, event, step, { persons: parties.team }, parties);
      }
      return next(row, event, 'set-work-plan', { posts: ofZone(zone, 'zone-director') }, parties);
    },
    TeamMemberReplaced: (row, event) => {
      const { leaves, joins, seat } = event.data;
      const stays = row!.team.filter((person) => person !== leaves);
      const members = mayAct(seat) ? [...stays, joins] : stays;
      const persons = row!.persons.length === 0 ? [] : members;
      return { ...same(row, event, { team: members })!, persons };
    },
    TeamMemberBarred: (row, event) => {
      const others = (persons: readonly string[]) => persons.filter((person) => person !== event.data.person);
      const { team, persons } = row!;
      const { doneBy, ...rest } = same(row, event, { team: others(team) })!;
      return { ...rest, persons: others(persons), doneBy: others(doneBy) };
    },
    WorkPlanSet: (row, event) => next(row, event, 'start-fieldwork', team(row!), { due: event.data.limit }),
    WorkPlanAmended: (row, event) => same(row, event, { due: event.data.limit }),
    FieldworkStarted: (row, event) => next(row, event, 'complete-fieldwork', team(row!)),
    FieldworkCompleted: (row, event) => next(row, event, 'submit-report', team(row!)),
    InspectionReportSubmitted: (row, event) => next(row, event, 'review-report', director(row!)),
    InspectionReportReturned: (row, event) => next(row, event, 'submit-report', team(row!)),
    InspectionReportReviewed: (row, event) =>
      next(row, event, 'present-report', { posts: ofZone(row!.zone, 'zone-director', 'deputy-zone-director') }),
    InspectionReportPresented: (row, event, key) =>
      isTask(key)
        ? row && next(row, event, 'close-task', { posts: CONDUCT })
        : next(row, event, 'instruct-on-report', { posts: ['principal-leader'] }),
    InspectionReportInstructed: over,
    InspectionEnded: over,

    ClueSealed: (row, event) =>
      next(row, event, 'transfer-clue', { persons: [event.data.holder] }, { zone: event.data.zone ?? null }),
    ClueResealed: (row, event) => next(row, event, 'transfer-clue', { persons: [event.data.holder] }),
    ClueTransferred: (row, event) => next(row, event, 'acknowledge-clue', { posts: CASE }),
    ...clueRows({ next, over, same }),
    ClueReturned: (row, event) => {
      const { reason, holder } = event.data;
      // No clue: what was found goes its other way, as an issue, and the envelope is laid aside.
      const step = { 'not-a-clue': 'close-as-none', 'out-of-jurisdiction': 'transfer-clue' } as const;
      const after = reason in step ? step[reason as keyof typeof step] : 'reseal-clue';
      return next(row, event, after, { persons: [holder] });
    },

    IssueReferred: (row, event) => {
      const { zone, office, unitName, kind } = event.data;
      return next(row, event, 'forward-issue', { posts: CONDUCT }, { zone, office, title: `${unitName}：${kind}` });
    },
    IssueForwarded: (row, event) => {
      const { body, due } = event.data;
      return next(row, event, 'accept-issue', { posts: ofBody(body) }, { body, due, team: [] });
    },
    ForwardingRejected: (row, event) =>
      next(row, event, 'forward-issue', { posts: CONDUCT }, { body: null, due: null }),
    IssueAccepted: (row, event) => next(row, event, 'plan-rectification', rectifiers(row!)),
    IssueTakenOver: (row, event) => {
      const { person } = event.data;
      const taken = same(row, event, { team: [person] });
      return taken && (row!.posts.join() === ofBody(row!.body).join() ? { ...taken, persons: [person] } : taken);
    },
    RectificationPlanSet: (row, event) =>
      next(row, event, 'claim-rectified', rectifiers(row!), { due: event.data.due }),
    TermExtended: (row, event, key) =>
      isExtension(key) ? over(row, event) : same(row, event, { due: event.data.until }),
    RectificationClaimed: (row, event) => next(row, event, 'verify-rectification', desk(row!)),
    RectificationVerified: (row, event) =>
      next(row, event, event.data.result === 'passed' ? 'close-issue' : 'return-rectification', { posts: CONDUCT }),
    RectificationReturned: (row, event) => next(row, event, 'claim-rectified', rectifiers(row!)),
    IssueClosed: over,
    IssueReopened: (row, event) =>
      next(
        row,
        event,
        'claim-rectified',
        { posts: ofBody(event.data.body) },
        { body: event.data.body, due: event.data.due },
      ),
    IssueUpgradedToClue: over,
    ExtensionRequested: (row, event) =>
      next(row, event, 'extend-term', { posts: [...CONDUCT, 'principal-leader', 'leader-in-charge'] }),
    ForwardingWithdrawn: (row, event, key) =>
      isExtension(key)
        ? over(row, event)
        : next(row, event, 'forward-issue', { posts: CONDUCT }, { body: null, due: null }),
    IssueMerged: over,
    IssueCorrected: (row, event) => {
      const { field, is, names } = event.data;
      const [unit, kind] = row!.title.split('：');
      const title = names ? `${names.is}：${kind}` : field === 'kind' ? `${unit}：${is}` : row!.title;
      return same(row, event, { title });
    },
    IssueRecurred: (row, event) => next(row, event, 'reopen-issue', { posts: CONDUCT }, { due: null }),
    RecurrenceLinked: over,

    CommonProblemIdentified: (row, event) => {
      const { title, office = null } = event.data;
      const posts = office === null ? CONDUCT : [`office-head:${office}`, `office-official:${office}`];
      return next(row, event, 'propose-measure', { posts }, { title, office });
    },
    MeasureProposed: (row, event) =>
      next(row, event, 'adopt-measure', { posts: ['principal-leader', 'leader-in-charge', 'conduct-office-head'] }),
    MeasureAdopted: (row, event) => next(row, event, 'close-common-problem', { posts: CONDUCT }),
    CommonProblemClosed: over,

    FollowUpNoticeIssued: (row, event) => {
      const { title, body = null, zone = null, office = null, due } = event.data;
      const posts = body === null ? ofZone(zone, 'zone-director', 'deputy-zone-director') : ofBody(body);
      return next(row, event, 'answer-follow-up', { posts }, { title, body, zone, office, due });
    },
    FollowUpNoticeAnswered: (row, event) => next(row, event, 'close-follow-up', { posts: CONDUCT }),
    FollowUpAnswerReturned: (row, event) => {
      const { body, zone } = row!;
      const posts = body === null ? ofZone(zone, 'zone-director', 'deputy-zone-director') : ofBody(body);
      return next(row, event, 'answer-follow-up', { posts }, { due: event.data.due });
    },
    FollowUpNoticeClosed: over,
    FollowUpNoticeWithdrawn: over,

    HandoverOpened: (row, event, key) => {
      const { handover, successor, items, zone = null, office = null } = event.data;
      const { id, title } = items.find((item) => handedOver(handover, item.id) === key)!;
      const parties = { title, zone, office };
      const asked = next(row, event, 'accept-handover', { persons: [successor] }, parties);
      return { ...asked, category: 'handover', record: `${handover}/items/${id}` };
    },
    HandoverItemAssigned: (row, event) => next(row, event, 'accept-handover', { persons: [event.data.to] }),
    HandoverItemContested: (row, event) => {
      const { office } = row!;
      const posts = office === null ? [] : [`office-head:${office}`, `liaison-officer:${office}`];
      return next(row, event, 'assign-handover', { posts: [...posts, ...ofZone(row!.zone, 'zone-director')] });
    },
    HandoverItemAccepted: over,
    HandoverExcused: over,

    ZoneDirectorRelieved: (row, event) => {
      const { zone } = event.data;
      const turn = { posts: ['general-office-head', 'general-office-official', 'principal-leader'] };
      return { ...next(row, event, 'appoint-director', turn, { zone, title: zone }), category: 'zone', record: zone };
    },
    ZoneDirectorAppointed: over,
    LiaisonRelieved: (row, event) => {
      const { office } = event.data;
      const turn = { posts: [`office-head:${office}`] };
      const parties = { office, title: office };
      return { ...next(row, event, 'designate-liaison', turn, parties), category: 'office', record: office };
    },
    LiaisonDesignated: over,
    ZoneDissolved: over,

    PeriodOpened: (row, event) => {
      const { title, zone, office, due } = event.data;
      return next(row, event, 'write-periodic-report', { posts: handedInBy(event.data) }, { title, zone, office, due });
    },
    ReportDueMoved: (row, event) => same(row, event, { due: event.data.due }),
    ReportDraftGenerated: (row, event) => same(row, event),
    ReportDraftEdited: (row, event) => same(row, event),
    PeriodicReportSubmitted: (row, event) =>
      event.data.goesTo === 'zone-director'
        ? next(row, event, 'review-periodic-report', director(row!))
        : next(row, event, 'file-periodic-report', { posts: CONDUCT }),
    PeriodicReportReturned: (row, event) =>
      next(row, event, 'write-periodic-report', { posts: handedInBy(event.data) }),
    PeriodicReportReviewed: (row, event) => next(row, event, 'file-periodic-report', { posts: CONDUCT }),
    PeriodicReportFiled: over,
    ZeroReportDeclared: over,
    PeriodWaived: over,
    ReportMissed: (row, event) => {
      const { title, zone, office, due } = event.data;
      const posts = [...new Set([...handedInBy(event.data), `office-head:${office}`])];
      return next(row, event, 'write-periodic-report', { posts }, { title, zone, office, due });
    },
    LatenessReasonAsked: (row, event) => {
      const { title, zone, office, due } = event.data;
      const posts = [...new Set([`office-head:${office}`, ...handedInBy(event.data)])];
      return {
        ...next(row, event, 'explain-lateness', { posts }, { title, zone, office, due }),
        category: 'lateness',
      };
    },
    LatenessReasonGiven: over,

    BackCheckOpened: (row, event) => {
      const { zone = null, person } = event.data;
      const posts = ['principal-leader', 'leader-in-charge', 'conduct-office-head', ...ofZone(zone, 'zone-director')];
      return next(row, event, 'record-back-check', { posts }, { zone, title: person });
    },
    BackCheckWidened: (row, event) => same(row, event),
    BackCheckRecorded: over,

    RecusalRequested: (row, event) =>
      next(row, event, 'decide-recusal', {
        posts: [
          ...LEADERS,
          event.data.kind === 'clue' ? 'case-office-head' : 'conduct-office-head',
          ...ofZone(event.data.zone ?? null, 'zone-director'),
        ],
      }),
    RecusalDecided: over,
    // Under its number alone: what it says is for those who open it.
    OpinionSubmitted: (row, event) => {
      const { zone, on } = event.data;
      return next(row, event, 'answer-opinion', { posts: on === 'advice' ? ofZone(zone, 'zone-director') : LEADERS });
    },
    OpinionAnswered: over,
    AccessRequested: (row, event) => {
      const { document, record } = event.data;
      return next(row, event, 'decide-access', { posts: LEADERS }, { title: `${document} ${record}` });
    },
    AccessGranted: over,
    AccessDeclined: over,
    AccessRevoked: (row, event) => same(row, event),

    SchemeDrafted: (row, event) =>
      next(
        row,
        event,
        'publish-scheme',
        { posts: ['principal-leader', 'leader-in-charge'] },
        { title: event.data.title },
      ),
    SchemePublished: over,
    AssessmentOpened: (row, event) =>
      next(row, event, 'compute-assessment', { posts: RUN }, { title: `${event.id}：${event.data.title}` }),
    AssessmentComputed: (row, event) => next(row, event, 'notify-result', { posts: RUN }),
    ResultNotified: (row, event, key) => {
      const { body, name, until } = event.data;
      if (!isSheet(key)) return next(row, event, 'approve-result', { posts: ['principal-leader'] });
      const turn = { posts: [`township-secretary:${body}`, `group-head:${body}`] };
      return next(row, event, 'read-result', turn, { title: name, body, due: until });
    },
    ObjectionLodged: (row, event) =>
      next(row, event, 'decide-objection', { posts: OBJECTIONS }, { due: event.data.answerBy }),
    ObjectionDecided: (row, event, key) => {
      if (isSheet(key)) return over(row, event);
      return event.data.adjustments.length === 0 ? row : next(row, event, 'recompute-assessment', { posts: RUN });
    },
    AssessmentRecomputed: (row, event) => next(row, event, 'approve-result', { posts: ['principal-leader'] }),
    ResultApproved: (row, event) => next(row, event, 'publish-result', { posts: RUN }),
    ResultPublished: over,
    DocumentIssued: (row, event) => {
      const { title, zone = null, office = null } = event.data;
      return next(row, event, 'sign-document', { posts: signersFor(event.data) }, { title, zone, office });
    },
    DocumentSigned: (row, event) => next(row, event, 'number-document', { posts: GENERAL }),
    DocumentNumberAssigned: (row, event) => row && next(row, event, 'send-document', { posts: GENERAL }),
    DocumentSent: (row, event) => {
      const posts = event.data.recipients.flatMap(readersOf);
      if (posts.length === 0) return same(row, event);
      const waiting = row!.step === 'acknowledge-receipt' ? row!.posts : [];
      return next(row, event, 'acknowledge-receipt', { posts: [...waiting, ...posts] });
    },
    ReceiptAcknowledged: (row, event) => {
      const posts = row!.posts.filter((post) => !readersOf(event.data.recipient).includes(post));
      return posts.length === 0 ? over(row, event) : { ...same(row, event)!, posts };
    },
    DocumentVoided: over,

    ExpenseSubmitted: (row, event) => {
      const { title, zone, office } = event.data;
      return next(row, event, 'approve-expense', { posts: GENERAL }, { title, zone, office });
    },
    ExpenseApproved: (row, event) => next(row, event, 'pay-expense', { posts: GENERAL }),
    ExpenseReturned: (row, event) => {
      const submitter = row!.done.findLast(({ step }) => step === 'ExpenseSubmitted')!.person;
      return next(row, event, 'resubmit-expense', { persons: [submitter] });
    },
    ExpensePaid: over,

    MajorMatterNoted: (row, event) => {
      const { title, zone, office, writeBy } = event.data;
      const posts = [...ofZone(zone, 'zone-director', 'deputy-zone-director'), `office-head:${office}`];
      return next(row, event, 'write-major-matter', { posts }, { title, zone, office, due: dayOf(writeBy) });
    },
    MajorMatterReported: (row, event) => {
      const { title, zone, office } = event.data;
      return next(
        row,
        event,
        'instruct-on-matter',
        { posts: [...readersOf('commission')] },
        { title, zone, office, due: null },
      );
    },
    InstructionRequested: (row, event) =>
      next(row, event, 'instruct-on-matter', { posts: [...readersOf('commission')] }),
    InstructionGiven: (row, event) => {
      const { zone, office } = event.data;
      const posts = [...ofZone(zone, 'zone-director', 'deputy-zone-director'), `office-head:${office}`];
      return next(row, event, 'acknowledge-instruction', { posts });
    },
    InstructionAcknowledged: over,

    ...dispatchRows({ next, over }),
  },
  indexes: ['posts', 'persons', 'doneBy', 'open'],
});
