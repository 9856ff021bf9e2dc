import { type Decider, Refused, stateOf } from '@libs/event-sourcing/index.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { parameterOn, type Rulebook } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import type { People } from '../people/people.state.js';
import { evolveTask, noTask, type Task } from '../planning/task.state.js';
import { barredFrom, relationsFact } from '../recusals/relations.facts.js';
import type { RelationsOf, RelationTerms } from '../recusals/relations.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, isAllotted, knowsUnit } from '../zones/arrangement.state.js';
import type { AppointSupervisor, InviteToActivity, SupervisorCommands } from './supervisor.commands.js';
import {
  evolveSupervisor,
  isInTerm,
  noSupervisor,
  overFrom,
  type Supervisor,
  type SupervisorEvents,
} from './supervisor.state.js';

interface Facts {
  readonly rulebook: Rulebook;
  readonly arrangement: Arrangement;
  readonly people: People;
  readonly relations: RelationsOf;
  /** The task whose work he is invited to. */
  readonly task: Task;
}

/** 特约监察员聘任: one lay supervisor, from the appointment to the end of the last term. Which zone he is allotted to is told by the arrangement. */
export const supervisors: Decider<Supervisor, SupervisorCommands, SupervisorEvents, Facts> = {
  category: 'supervisor',
  initial: noSupervisor,
  facts: {
    rulebook: { ...rulebookFact, for: ['AppointSupervisor', 'RenewTerm', 'InviteToActivity'] },
    arrangement: { ...arrangementFact, for: ['AppointSupervisor', 'InviteToActivity'] },
    people: { ...peopleFact, for: ['InviteToActivity'] },
    relations: {
      ...relationsFact(() => [], ['InviteToActivity']),
      streams: (_command: InviteToActivity, _state: Supervisor, id: string) => [`relations/${id}`],
    },
    task: stateOf(
      { initial: noTask, evolve: evolveTask },
      ({ task }: InviteToActivity) => (task === undefined ? [] : [`task/${task}`]),
      ['InviteToActivity'],
    ),
  },
  evolve: evolveSupervisor,
  scope: (supervisor, command, id) => ({
    persons: [id],
    ...('zone' in command && { zone: command.zone }),
    ...('took' in command && supervisor.is !== 'none' && { zone: supervisor.activities[command.activity]?.zone }),
  }),
  decide: {
    AppointSupervisor(command, supervisor, { today, facts }) {
      const { name, from, until, vetted } = command;
      const relations = declared(command, facts.arrangement);
      if (supervisor.is === 'appointed') {
        const { terms } = supervisor;
        if (terms.length === 1 && terms[0].from === from && terms[0].until === until && supervisor.name === name)
          return [];
        throw new Refused('supervisor.appointed-already', { until: overFrom(supervisor) });
      }
      const before = supervisor.is === 'ended' ? supervisor.ground : undefined;
      if (vetted !== 'clear' || before === 'disciplined') throw new Refused('supervisor.not-eligible');
      if (until <= from) throw new Refused('supervisor.ends-before-it-begins', { from, until });
      if (supervisor.is === 'ended' && from < supervisor.until)
        throw new Refused('supervisor.appointed-already', { until: supervisor.until });
      const term = 1 + (supervisor.is === 'ended' ? supervisor.terms.length : 0);
      withinTerms(term, facts.rulebook, today);
      return [{ type: 'SupervisorAppointed', data: { name, from, until, term, relations } }];
    },

    RenewTerm({ until }, supervisor, { today, facts }) {
      const { terms } = appointed(supervisor);
      const last = terms.at(-1)!;
      if (terms.length > 1 && last.until === until) return [];
      if (until <= last.until) throw new Refused('supervisor.ends-before-it-begins', { from: last.until, until });
      if (today >= last.until) throw new Refused('supervisor.term-over', { until: last.until });
      const term = terms.length + 1;
      withinTerms(term, facts.rulebook, today);
      return [{ type: 'TermRenewed', data: { from: last.until, until, term } }];
    },

    /** At once, or as of a day past: a term that is to end later ends later. */
    EndTerm({ until, ground, reason }, supervisor, { today }) {
      if (supervisor.is === 'ended' && supervisor.until === until && supervisor.ground === ground) return [];
      const { terms } = appointed(supervisor);
      if (until > today) throw new Refused('supervisor.ends-later', { until, today });
      if (until < terms.at(-1)!.from)
        throw new Refused('supervisor.ends-before-it-begins', { from: terms.at(-1)!.from, until });
      if (ground === 'ran-out' && until < terms.at(-1)!.until)
        throw new Refused('supervisor.has-not-run-out', { until: terms.at(-1)!.until });
      return [{ type: 'TermEnded', data: { until, ground, reason } }];
    },

    InviteToActivity({ activity, zone, kind, title, day, task }, supervisor, { id, facts }) {
      const { activities } = appointed(supervisor);
      if (Object.hasOwn(activities, activity)) return [];
      if (!isInTerm(supervisor, day))
        throw new Refused('supervisor.term-over', { until: overFrom(appointed(supervisor)) });
      const { arrangement } = facts;
      if (!isAllotted(arrangement, id, zone, day)) throw new Refused('supervisor.of-another-zone', { zone });
      if (task !== undefined) {
        if (facts.task.is === 'none' || facts.task.zone !== zone)
          throw new Refused('supervisor.no-such-task', { task });
        const grounds = barredFrom(facts.task.units, id, day, facts);
        if (grounds.length > 0)
          throw new Refused('supervisor.barred', { grounds: grounds.map(({ ground, unit }) => `${ground}, ${unit}`) });
      }
      return [
        { type: 'SupervisorInvited', data: { activity, zone, kind, title, day, ...(task !== undefined && { task }) } },
      ];
    },

    RecordParticipation({ activity, took, note }, supervisor) {
      const known = supervisor.is !== 'none' && Object.hasOwn(supervisor.activities, activity);
      if (!known) throw new Refused('supervisor.not-invited', { activity });
      if (supervisor.activities[activity]!.took === took) return [];
      return [{ type: 'ParticipationRecorded', data: { activity, took, ...(note !== undefined && { note }) } }];
    },
  },
};

function appointed(supervisor: Supervisor) {
  if (supervisor.is !== 'appointed') throw new Refused('supervisor.not-appointed');
  return supervisor;
}

function withinTerms(term: number, rulebook: Rulebook, day: string): void {
  const most = parameterOn(rulebook, 'supervisor-terms', day);
  if (term > most) throw new Refused('supervisor.terms-used-up', { most });
}

/** What was declared of whom: none without the word that there is none, and none to an unknown unit. */
function declared(
  { declaration, relations = [] }: AppointSupervisor,
  arrangement: Arrangement,
): readonly RelationTerms[] {
  if ((declaration === 'relations') !== relations.length > 0) throw new Refused('supervisor.declaration-unclear');
  const unknown = relations.filter(({ unit }) => !knowsUnit(arrangement, unit)).map(({ unit }) => unit);
  if (unknown.length > 0) throw new Refused('supervisor.unknown-units', { units: unknown });
  return relations.map((relation) => {
    const { kind, unit, counterpart, matter, until } = relation;
    const incomplete =
      (kind === 'near-relative' && !counterpart) || (kind === 'former-post' && !until) || (kind === 'other' && !matter);
    if (incomplete) throw new Refused('supervisor.declaration-unclear');
    return { kind, unit, ...(counterpart && { counterpart }), ...(matter && { matter }), ...(until && { until }) };
  });
}
