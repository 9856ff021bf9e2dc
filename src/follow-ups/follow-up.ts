import { type Decider, Refused, stateOf } from '@libs/event-sourcing/index.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { type Rulebook, termOn } from '../instruments/rulebook.state.js';
import { evolveTask, noTask, type Task } from '../planning/task.state.js';
import { evolveIssue, isInHand, type Issue, unknownIssue } from '../rectifications/issue.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, zoneOfBody } from '../zones/arrangement.state.js';
import type { FollowUpCommands, IssueFollowUpNotice } from './follow-up.commands.js';
import { evolveFollowUp, type FollowUp, type FollowUpEvents, noFollowUp } from './follow-up.state.js';

interface Facts {
  readonly task: Task;
  readonly issue: Issue;
  readonly arrangement: Arrangement;
  readonly rulebook: Rulebook;
}

const named =
  (subject: 'task' | 'issue') =>
  ({ about, record }: IssueFollowUpNotice) =>
    // A notice about something else asks a stream that nothing is in.
    [`${subject}/${about === subject ? record : 'none'}`];

/** Following up (督办, R60): the Conduct Office asks in writing, with a term, about a task, an issue or a body's duty. */
export const followUps: Decider<FollowUp, FollowUpCommands, FollowUpEvents, Facts> = {
  category: 'follow-up',
  initial: noFollowUp,
  evolve: evolveFollowUp,
  facts: {
    task: stateOf({ initial: noTask, evolve: evolveTask }, named('task'), ['IssueFollowUpNotice']),
    issue: stateOf({ initial: unknownIssue, evolve: evolveIssue }, named('issue'), ['IssueFollowUpNotice']),
    arrangement: { ...arrangementFact, for: ['IssueFollowUpNotice'] },
    rulebook: { ...rulebookFact, for: ['IssueFollowUpNotice', 'ReturnFollowUpAnswer'] },
  },
  scope: (followUp) =>
    followUp.is === 'none'
      ? {}
      : { zone: followUp.zone, office: followUp.office, ...('body' in followUp && { body: followUp.body }) },

  decide: {
    IssueFollowUpNotice({ about, record, matter, requirement, due }, followUp, { facts, today }) {
      if (followUp.is !== 'none') return [];
      const addressee = addresseeOf(about, record, today, facts);
      const last = lastDay(due, today, facts.rulebook);
      return [{ type: 'FollowUpNoticeIssued', data: { about, record, ...addressee, matter, requirement, due: last } }];
    },

    AnswerFollowUpNotice({ answer }, followUp) {
      if (followUp.is === 'answered' && followUp.answer === answer) return [];
      at(followUp, 'issued', 'returned');
      return [{ type: 'FollowUpNoticeAnswered', data: { answer } }];
    },

    ReturnFollowUpAnswer({ reason, due }, followUp, { facts, today }) {
      if (followUp.is === 'returned' && followUp.reason === reason) return [];
      const { record, body, zone, office } = at(followUp, 'answered');
      const whose = {
        ...(body !== undefined && { body }),
        ...(zone !== undefined && { zone }),
        ...(office !== undefined && { office }),
      };
      const last = lastDay(due, today, facts.rulebook);
      return [{ type: 'FollowUpAnswerReturned', data: { record, ...whose, reason, due: last } }];
    },

    CloseFollowUpNotice({ opinion }, followUp) {
      if (followUp.is === 'closed') return [];
      at(followUp, 'answered');
      return [{ type: 'FollowUpNoticeClosed', data: { opinion } }];
    },

    WithdrawFollowUpNotice({ clue }, followUp) {
      if (followUp.is === 'none' || followUp.is === 'withdrawn') return [];
      return [{ type: 'FollowUpNoticeWithdrawn', data: { clue } }];
    },
  },
};

function at(followUp: FollowUp, ...steps: readonly FollowUp['is'][]) {
  if (followUp.is === 'none') throw new Refused('follow-up.unknown');
  if (followUp.is === 'withdrawn' || !steps.includes(followUp.is))
    throw new Refused('follow-up.not-at-this-step', { is: followUp.is });
  return followUp;
}

function lastDay(due: string | undefined, today: string, rulebook: Rulebook): string {
  if (due === undefined) return termOn(rulebook, 'follow-up-answer', today).due;
  if (due < today) throw new Refused('follow-up.due-in-the-past', { due, today });
  return due;
}

type Addressee = Pick<FollowUpEvents['FollowUpNoticeIssued'], 'title' | 'body' | 'zone' | 'office'>;

/** Who is to answer: the body that has the issue in hand, the zone whose task it is, or the body itself. */
function addresseeOf(
  about: IssueFollowUpNotice['about'],
  record: string,
  day: string,
  { task, issue, arrangement }: Facts,
): Addressee {
  if (about === 'task') {
    if (task.is === 'none' || task.is === 'cancelled' || task.is === 'closed')
      throw new Refused('follow-up.nobody-has-it', { record });
    const { title, zone, office } = task;
    return { title, zone, office };
  }
  if (about === 'issue') {
    if (!isInHand(issue)) throw new Refused('follow-up.nobody-has-it', { record });
    const { body, zone, office, unitName, kind } = issue;
    return { title: `${unitName}：${kind}`, body, zone, office };
  }
  const body = Object.hasOwn(arrangement.bodies, record) ? arrangement.bodies[record] : undefined;
  if (!body) throw new Refused('follow-up.body-unknown', { record });
  const zone = zoneOfBody(arrangement, record, day);
  const office = zone === undefined ? undefined : arrangement.zones[zone]?.office;
  return {
    title: body.name,
    body: record,
    ...(zone !== undefined && { zone }),
    ...(office !== undefined && { office }),
  };
}
