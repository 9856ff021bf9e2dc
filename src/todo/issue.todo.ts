import { DIRECTING, LEADING, OF_BODY, OF_CONDUCT_OFFICE, postsAt } from '../shared/posts.js';
import type { FollowUpEvents } from '../follow-ups/follow-up.state.js';
import type { CommonProblemEvents } from '../rectifications/common-problem.state.js';
import type { IssueEvents } from '../rectifications/issue.state.js';
import { next, over, same, type TodoKeys, type TodoRow, type TodoRows } from './todo-row.js';

type Told = IssueEvents & CommonProblemEvents & FollowUpEvents;

const extension = (issue: string) => `extension:${issue}`;
const isExtension = (key: string) => key.startsWith('extension:');
const both = ({ id }: { readonly id: string }) => [`issue:${id}`, extension(id)];

const desk = (row: TodoRow) => ({
  posts: [...OF_CONDUCT_OFFICE, ...postsAt(row.office, 'office-head', 'office-official')],
});

/** The body, and whoever took the issue over. */
const rectifiers = (row: TodoRow) => ({ posts: postsAt(row.body, ...OF_BODY), persons: row.team });

/** Whether more time is granted is decided beside the rectification, which goes on meanwhile. */
export const issueKeys: TodoKeys<Told> = {
  ExtensionRequested: ({ id }) => extension(id),
  TermExtended: both,
  ForwardingWithdrawn: both,
  IssueMerged: both,
  IssueClosed: both,
  IssueUpgradedToClue: both,
};

/** Issues, what several have in common, and notices that press for an answer. */
export const issueRows: TodoRows<Told> = {
  IssueReferred: (row, event) => {
    const { zone, office, unitName, kind } = event.data;
    return next(
      row,
      event,
      'forward-issue',
      { posts: OF_CONDUCT_OFFICE },
      { zone, office, title: `${unitName}：${kind}` },
    );
  },
  IssueForwarded: (row, event) => {
    const { body, due } = event.data;
    return next(row, event, 'accept-issue', { posts: postsAt(body, ...OF_BODY) }, { body, due, team: [] });
  },
  ForwardingRejected: (row, event) =>
    next(row, event, 'forward-issue', { posts: OF_CONDUCT_OFFICE }, { body: null, due: null }),
  IssueAccepted: (row, event) => next(row, event, 'plan-rectification', rectifiers(row!)),
  IssueTakenOver: (row, event) => {
    const { person } = event.data;
    const taken = same(row, event, { team: [person] });
    return (
      taken && (row!.posts.join() === postsAt(row!.body, ...OF_BODY).join() ? { ...taken, persons: [person] } : taken)
    );
  },
  RectificationPlanSet: (row, event) => next(row, event, 'claim-rectified', rectifiers(row!), { due: event.data.due }),
  TermExtended: (row, event, key) =>
    isExtension(key) ? over(row, event) : same(row, event, { due: event.data.until }),
  RectificationClaimed: (row, event) => next(row, event, 'verify-rectification', desk(row!)),
  RectificationVerified: (row, event) =>
    next(row, event, event.data.result === 'passed' ? 'close-issue' : 'return-rectification', {
      posts: OF_CONDUCT_OFFICE,
    }),
  RectificationReturned: (row, event) => next(row, event, 'claim-rectified', rectifiers(row!)),
  IssueClosed: over,
  IssueReopened: (row, event) =>
    next(
      row,
      event,
      'claim-rectified',
      { posts: postsAt(event.data.body, ...OF_BODY) },
      { body: event.data.body, due: event.data.due },
    ),
  IssueUpgradedToClue: over,
  ExtensionRequested: (row, event) => {
    const { body, zone = null, title = event.id } = event.data;
    return next(row, event, 'extend-term', { posts: [...OF_CONDUCT_OFFICE, ...LEADING] }, { title, body, zone });
  },
  ForwardingWithdrawn: (row, event, key) =>
    isExtension(key)
      ? over(row, event)
      : next(row, event, 'forward-issue', { posts: OF_CONDUCT_OFFICE }, { body: null, due: null }),
  IssueMerged: over,
  IssueCorrected: (row, event) => {
    const { field, is, names } = event.data;
    const [unit, kind] = row!.title.split('：');
    const title = names ? `${names.is}：${kind}` : field === 'kind' ? `${unit}：${is}` : row!.title;
    return same(row, event, { title });
  },
  IssueRecurred: (row, event) => next(row, event, 'reopen-issue', { posts: OF_CONDUCT_OFFICE }, { due: null }),
  RecurrenceLinked: over,

  CommonProblemIdentified: (row, event) => {
    const { title, office = null } = event.data;
    const posts = office === null ? OF_CONDUCT_OFFICE : postsAt(office, 'office-head', 'office-official');
    return next(row, event, 'propose-measure', { posts }, { title, office });
  },
  MeasureProposed: (row, event) => next(row, event, 'adopt-measure', { posts: [...LEADING, 'conduct-office-head'] }),
  MeasureAdopted: (row, event) => next(row, event, 'close-common-problem', { posts: OF_CONDUCT_OFFICE }),
  CommonProblemClosed: over,

  FollowUpNoticeIssued: (row, event) => {
    const { title, body = null, zone = null, office = null, due } = event.data;
    const posts = body === null ? postsAt(zone, ...DIRECTING) : postsAt(body, ...OF_BODY);
    return next(row, event, 'answer-follow-up', { posts }, { title, body, zone, office, due });
  },
  FollowUpNoticeAnswered: (row, event) => next(row, event, 'close-follow-up', { posts: OF_CONDUCT_OFFICE }),
  FollowUpAnswerReturned: (row, event) => {
    const { body, zone } = row!;
    const posts = body === null ? postsAt(zone, ...DIRECTING) : postsAt(body, ...OF_BODY);
    return next(row, event, 'answer-follow-up', { posts }, { due: event.data.due });
  },
  FollowUpNoticeClosed: over,
  FollowUpNoticeWithdrawn: over,
};
