import { type Actor, type Context, type Decider, Refused, stateOf } from '@libs/event-sourcing/index.js';
import { addDays } from '@libs/event-sourcing/time.js';
import { evolveInspection, type Inspection, noInspection } from '../inspections/inspection.state.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { parameterOn, type Rulebook } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import type { People } from '../people/people.state.js';
import { evolveTask, noTask, type Task } from '../planning/task.state.js';
import { evolveIssue, type Issue, unknownIssue } from '../rectifications/issue.state.js';
import { recusalsFact, recusedFrom } from '../recusals/recusal.facts.js';
import type { RecusalsOf } from '../recusals/recusal.state.js';
import { barredFrom, relationsFact } from '../recusals/relations.facts.js';
import type { RelationsOf } from '../recusals/relations.state.js';
import type { Post } from '../shared/posts.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import type { Arrangement } from '../zones/arrangement.state.js';
import type { GrantCommands, RequestAccess } from './grant.commands.js';
import {
  evolveGrant,
  FOR_SUPERVISORS,
  type Grant,
  type GrantEvents,
  matterOfDocument,
  noGrant,
} from './grant.state.js';

interface Facts {
  readonly rulebook: Rulebook;
  readonly arrangement: Arrangement;
  readonly people: People;
  /** Of whoever is to read, and of whoever decides. */
  readonly relations: RelationsOf;
  readonly recusals: RecusalsOf;
  readonly task: Task;
  readonly inspection: Inspection;
  readonly issue: Issue;
}

const ASKS = ['RequestAccess'];
const DECIDES = ['RequestAccess', 'GrantAccess'];
const readers = (command: Partial<RequestAccess>, grant: Grant, actor?: Actor) => [
  ...new Set([
    ...(command.person === undefined ? [] : [command.person]),
    ...(grant.is === 'none' ? [] : [grant.person]),
    ...(actor ? [actor.person] : []),
  ]),
];
const named =
  (category: string, ...documents: string[]) =>
  ({ document, record }: RequestAccess) =>
    documents.includes(document) ? [`${category}/${record}`] : [];

/** 授权: one document opened to one person, for a purpose, until a day, by somebody else. */
export const grants: Decider<Grant, GrantCommands, GrantEvents, Facts> = {
  category: 'access-grant',
  initial: noGrant,
  facts: {
    rulebook: { ...rulebookFact, for: DECIDES },
    arrangement: { ...arrangementFact, for: ASKS },
    people: { ...peopleFact, for: ASKS },
    relations: relationsFact(readers, ASKS),
    recusals: recusalsFact(readers, DECIDES),
    task: stateOf({ initial: noTask, evolve: evolveTask }, named('task', 'task'), ASKS),
    inspection: stateOf(
      { initial: noInspection, evolve: evolveInspection },
      named('inspection', 'inspection', 'inspection-report'),
      ASKS,
    ),
    issue: stateOf({ initial: unknownIssue, evolve: evolveIssue }, named('issue', 'issue'), ASKS),
  },
  evolve: evolveGrant,
  scope: (grant) => (grant.is === 'none' ? {} : { persons: [grant.person] }),
  decide: {
    RequestAccess(command, grant, context) {
      const { document, record, purpose } = command;
      const reader = readerOf(command, context.actor);
      if (grant.is !== 'none') {
        if (grant.person === reader.person && grant.document === document && grant.record === record) return [];
        throw new Refused('grant.name-taken');
      }
      if (reader.post === 'special-supervisor' && !FOR_SUPERVISORS.includes(document))
        throw new Refused('grant.never-for-supervisors', { document });
      mayRead(reader.person, document, record, unitsOf(document, record, context.facts), context);
      return [{ type: 'AccessRequested', data: { ...reader, document, record, purpose } }];
    },

    GrantAccess({ until }, grant, { actor, today, facts }) {
      if (grant.is === 'granted' && grant.until === until) return [];
      if (grant.is !== 'requested') throw new Refused('grant.not-requested', { is: grant.is });
      const { person, document, record, purpose } = grant;
      if (person === actor.person) throw new Refused('grant.own-request');
      notRecused([person, actor.person], document, record, facts.recusals);
      if (until < today) throw new Refused('grant.ends-before-it-begins', { until, today });
      const latest = addDays(today, parameterOn(facts.rulebook, 'read-grant-days', today));
      if (until > latest) throw new Refused('grant.too-long', { latest });
      return [{ type: 'AccessGranted', data: { person, document, record, purpose, until } }];
    },

    DeclineAccess({ reason }, grant, { actor }) {
      if (grant.is === 'declined') return [];
      if (grant.is !== 'requested') throw new Refused('grant.not-requested', { is: grant.is });
      const { person, document, record } = grant;
      if (person === actor.person) throw new Refused('grant.own-request');
      return [{ type: 'AccessDeclined', data: { person, document, record, reason } }];
    },

    RevokeAccess({ reason }, grant) {
      if (grant.is === 'revoked') return [];
      if (grant.is !== 'granted') throw new Refused('grant.not-given', { is: grant.is });
      const { person, document, record } = grant;
      return [{ type: 'AccessRevoked', data: { person, document, record, reason } }];
    },
  },
};

/** Whoever asks, asks for himself in his post; only the program asks for another, in the membership he has. */
function readerOf({ person, zone }: RequestAccess, actor: Actor): { person: string; post: Post; of?: string } {
  if (actor.post === 'policy') return { person: person ?? '', post: 'zone-member', of: zone ?? '' };
  if (person !== undefined || zone !== undefined) throw new Refused('grant.for-oneself-alone');
  return { person: actor.person, post: actor.post as Post, ...(actor.of !== undefined && { of: actor.of }) };
}

/** The units of the document, if there is such a document and it may be given to anybody. */
function unitsOf(document: string, record: string, { task, inspection, issue }: Facts): readonly string[] {
  const missing = () => new Refused('grant.no-such-document', { record });
  if (document === 'task') {
    if (task.is === 'none') throw missing();
    if (task.kind === 'clue-verification') throw new Refused('grant.never-given', { record });
    return task.units;
  }
  if (document === 'issue') {
    if (issue.is === 'unknown') throw missing();
    if (issue.is === 'upgraded' || issue.is === 'merged') throw new Refused('grant.never-given', { record });
    return [issue.unit];
  }
  if (inspection.is === 'none') throw missing();
  if (inspection.kind === 'clue-verification') throw new Refused('grant.never-given', { record });
  return inspection.units;
}

function mayRead(
  person: string,
  document: Parameters<typeof matterOfDocument>[0],
  record: string,
  units: readonly string[],
  { today, facts }: Context<Facts>,
): void {
  notRecused([person], document, record, facts.recusals);
  const grounds = barredFrom(units, person, today, facts);
  if (grounds.length > 0)
    throw new Refused('grant.barred', { grounds: grounds.map(({ ground, unit }) => `${ground}, ${unit}`) });
}

function notRecused(
  persons: readonly string[],
  document: Parameters<typeof matterOfDocument>[0],
  matter: string,
  recusals: RecusalsOf,
): void {
  const kind = matterOfDocument(document);
  const out = persons.filter((person) => recusedFrom(recusals, person, { kind, matter }));
  if (out.length > 0) throw new Refused('grant.recused', { persons: out });
}
