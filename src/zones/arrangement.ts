import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { peopleFact } from '../people/people.facts.js';
import { holds, type People } from '../people/people.state.js';
import { everyTask } from '../planning/task.facts.js';
import { isOpen, type Task } from '../planning/task.state.js';
import { type Supervisor, isInTerm, overFrom } from '../supervisors/supervisor.state.js';
import { supervisorNamed } from '../supervisors/supervisor.facts.js';
import type { AllotSpecialSupervisor, ArrangementCommands } from './arrangement.commands.js';
import {
  type Arrangement,
  type ArrangementEvents,
  assigneeOf,
  bearerOf,
  type Directing,
  evolveArrangement,
  headOn,
  membershipOf,
  nameOn,
  unarranged,
  zoneOfBody,
  zoneOfUnit,
} from './arrangement.state.js';
import { dissolutionOf, membersOf } from './dissolution.rules.js';
import { type MembershipFacts, membershipRules, zoneLeft } from './membership.rules.js';
import { openWorkFact } from './open-work.js';
import { notBefore, unitRules } from './unit.rules.js';
import { establishmentOf, faultsOf } from './zone-table.js';

interface Facts extends MembershipFacts {
  /** By name. */
  readonly tasks: Readonly<Record<string, Task>>;
  /** The appointment of the supervisor who is allotted. */
  readonly supervisor: Supervisor;
}

const notYetOver = (directors: readonly Directing[], day: string) =>
  directors.filter(({ until }) => until === undefined || day < until);

const mustBeStandingMember = (people: People, person: string, day: string) => {
  if (!holds(people, person, 'standing-member', day)) throw new Refused('zone.not-standing-member', { person, day });
};

const zoneNamed = (state: Arrangement, zone: string) => {
  const found = state.zones[zone];
  if (!found) throw new Refused('zone.unknown', { zone });
  return found;
};

const officeNamed = (state: Arrangement, office: string) => {
  const found = state.offices[office];
  if (!found) throw new Refused('zone.office-unknown', { office });
  return found;
};

const mustBeOfOffice = (people: People, person: string, office: string, day: string) => {
  if (!holds(people, person, 'office-official', day, office))
    throw new Refused('zone.not-of-office', { person, office });
};

/** The name of an office that is no zone's counterpart: known by now, or given one with the command. */
function freeOffice(state: Arrangement, office: string, name: string | undefined, day: string): string {
  const known = state.offices[office];
  if (known?.zone !== undefined) throw new Refused('zone.office-of-another', { office, zone: known.zone });
  if (known) return nameOn(state, office, day);
  if (name === undefined) throw new Refused('zone.office-unknown', { office });
  const bearer = bearerOf(state, name);
  if (bearer !== undefined) throw new Refused('unit.name-taken', { name, unit: bearer });
  return name;
}

/** A list belongs to the zone that is left; an item also to whoever is to take it. */
function partiesOf(state: Arrangement, command: { readonly handover: string; readonly item?: string }) {
  const list = state.handovers[command.handover];
  if (!list) return { persons: [] };
  const zone = zoneLeft(state, list);
  const persons = command.item === undefined ? [] : [assigneeOf(list, command.item)];
  return { zone, office: state.zones[zone]?.office, persons };
}

/**
 * The zone arrangement of a county (协作区台账) is one record: so the partition, one director a zone, one liaison officer an
 * office and one zone a member hold at every instant.
 */
export const arrangement: Decider<Arrangement, ArrangementCommands, ArrangementEvents, Facts> = {
  category: 'arrangement',
  initial: unarranged,
  evolve: evolveArrangement,
  facts: {
    people: peopleFact,
    openWork: openWorkFact,
    rulebook: { ...rulebookFact, for: ['ExcuseHandover'] },
    tasks: everyTask(['DissolveZone']),
    supervisor: supervisorNamed(({ person }: AllotSpecialSupervisor) => person, ['AllotSpecialSupervisor']),
  },
  scope: (state, command) => ({
    ...('zone' in command && { zone: command.zone }),
    ...('toZone' in command && { zone: command.toZone }),
    ...('office' in command && { office: command.office }),
    ...('home' in command && { office: state.zones[command.zone]?.office }),
    ...('until' in command && 'person' in command && { office: officeOfMember(state, command.person, command.until) }),
    ...('successor' in command && !('until' in command) && { office: officesOfMember(state, command.person) }),
    ...('toHome' in command && { office: state.zones[command.toZone]?.office }),
    ...('handover' in command && partiesOf(state, command)),
  }),

  decide: {
    ...unitRules,
    ...membershipRules,

    EstablishZones(table, state, { actor }) {
      const faults = faultsOf(table);
      if (faults.length > 0) throw new Refused('table.faulty', { count: faults.length }, faults);
      if (Object.keys(state.zones).length > 0) throw new Refused('zone.established-already');
      if (table.reviewedBy === actor.person) throw new Refused('zone.reviewed-by-the-same-person');
      return establishmentOf(table);
    },

    AppointZoneDirector({ zone, person, from }, state, { facts }) {
      const { directors } = zoneNamed(state, zone);
      const held = notYetOver(directors, from).find(({ acting }) => !acting);
      if (held?.person === person) return [];
      if (held) throw new Refused('zone.has-director', { zone, person: held.person });
      mustBeStandingMember(facts.people, person, from);
      const other = Object.entries(state.zones).find(([, one]) =>
        notYetOver(one.directors, from).some((directing) => directing.person === person && !directing.acting),
      );
      if (other) throw new Refused('zone.directs-another', { person, zone: other[0] });
      return [{ type: 'ZoneDirectorAppointed', data: { zone, person, from } }];
    },

    AppointActingDirector({ zone, person, from }, state, { facts }) {
      const { directors } = zoneNamed(state, zone);
      const held = notYetOver(directors, from)[0];
      if (held?.acting && held.person === person) return [];
      if (held) throw new Refused('zone.has-director', { zone, person: held.person });
      mustBeStandingMember(facts.people, person, from);
      return [{ type: 'ActingDirectorAppointed', data: { zone, person, from } }];
    },

    RelieveZoneDirector({ zone, until, reason }, state) {
      const { directors } = zoneNamed(state, zone);
      const last = directors.at(-1);
      if (!last || (last.until !== undefined && last.until <= until)) return [];
      if (until < last.from) throw new Refused('zone.relieved-before-appointed', { from: last.from, until });
      return [{ type: 'ZoneDirectorRelieved', data: { zone, person: last.person, until, reason } }];
    },

    RecordOfficeHead({ office, person, from }, state, { facts }) {
      const { heads, zone } = officeNamed(state, office);
      const last = heads.at(-1);
      if (last?.person === person) return [];
      if (last && from < last.from) throw new Refused('zone.head-before-the-last', { office, from: last.from });
      if (!facts.people.persons[person]) throw new Refused('people.unknown', { person });
      const recorded = { type: 'OfficeHeadRecorded', data: { office, person, from } } as const;
      if (zone === undefined) return [recorded];
      return [recorded, { type: 'DeputyDirectorChanged', data: { zone, person, from } }];
    },

    DesignateLiaison({ office, person, contact }, state, { facts, today }) {
      const { liaison, zone } = officeNamed(state, office);
      if (liaison === person) return [];
      if (liaison !== undefined) throw new Refused('zone.has-liaison', { office, person: liaison });
      if (zone === undefined) throw new Refused('zone.office-without-zone', { office });
      mustBeOfOffice(facts.people, person, office, today);
      return [{ type: 'LiaisonDesignated', data: { zone, office, person, ...(contact && { contact }) } }];
    },

    ReplaceLiaison({ office, person, reason, contact }, state, { facts, today }) {
      const { liaison, zone } = officeNamed(state, office);
      if (liaison === person) return [];
      if (liaison === undefined) throw new Refused('zone.no-liaison', { office });
      if (zone === undefined) throw new Refused('zone.office-without-zone', { office });
      mustBeOfOffice(facts.people, person, office, today);
      const told = { zone, office, from: liaison, to: person, reason, ...(contact && { contact }) };
      return [{ type: 'LiaisonReplaced', data: told }];
    },

    RelieveLiaison({ office, reason }, state) {
      const { liaison: person, zone } = officeNamed(state, office);
      if (person === undefined) return [];
      return [{ type: 'LiaisonRelieved', data: { ...(zone !== undefined && { zone }), office, person, reason } }];
    },

    SetCounterpartOffice({ zone, office, name }, state, { today }) {
      const { office: before } = zoneNamed(state, zone);
      if (before === office) return [];
      const officeName = freeOffice(state, office, name, today);
      const set = { type: 'CounterpartOfficeSet', data: { zone, office, officeName, before, from: today } } as const;
      const person = headOn(state, office, today);
      return person === undefined
        ? [set]
        : [set, { type: 'DeputyDirectorChanged', data: { zone, person, from: today } }];
    },

    EstablishZone({ zone, no, name, office, officeName }, state, { today }) {
      const known = state.zones[zone];
      if (known && known.no === no && known.name === name && known.office === office) return [];
      if (known || state.dissolved?.[zone]) throw new Refused('zone.id-taken', { zone });
      const other = Object.entries(state.zones).find(([, one]) => one.no === no || one.name === name);
      if (other) throw new Refused('zone.number-or-name-taken', { zone: other[0] });
      const called = freeOffice(state, office, officeName, today);
      return [{ type: 'ZoneEstablished', data: { zone, no, name, office, officeName: called, from: today } }];
    },

    AllotSpecialSupervisor({ person, name, zone, from }, state, { facts: { supervisor } }) {
      zoneNamed(state, zone);
      const allotted = state.supervisors[person];
      const over = allotted?.until !== undefined && allotted.until <= from;
      if (allotted?.zone === zone && !over) return [];
      if (allotted && !over) throw new Refused('zone.supervisor-elsewhere', { person, zone: allotted.zone });
      if (supervisor.is === 'none' || !isInTerm(supervisor, from))
        throw new Refused('zone.supervisor-not-in-term', { person, day: from });
      return [{ type: 'SpecialSupervisorAllotted', data: { person, name, zone, from, until: overFrom(supervisor) } }];
    },

    SetAllotmentTerm({ person, until }, state) {
      const allotted = state.supervisors[person];
      if (!allotted || allotted.until === until) return [];
      return [{ type: 'AllotmentTermSet', data: { person, zone: allotted.zone, until } }];
    },

    AdjustZoneComposition({ moves, from, reason }, state, { today }) {
      notBefore(today, from);
      const told = moves.flatMap(({ member, toZone }) => {
        zoneNamed(state, toZone);
        const known = state.bodies[member] ?? state.units[member];
        if (!known) throw new Refused('zone.neither-body-nor-unit', { member });
        const fromZone = (state.bodies[member] ? zoneOfBody : zoneOfUnit)(state, member, from);
        if (fromZone === undefined)
          throw new Refused('zone.member-in-no-zone', { member: nameOn(state, member, from) });
        return fromZone === toZone ? [] : [{ member, name: nameOn(state, member, from), fromZone, toZone }];
      });
      if (new Set(moves.map(({ member }) => member)).size < moves.length) throw new Refused('zone.moved-twice');
      if (told.length === 0) return [];
      const members = membersOf(state, told, from);
      const along = members.length > 0 && { members };
      return [{ type: 'ZoneCompositionAdjusted', data: { moves: told, from, reason, ...along } }];
    },

    DissolveZone(command, state, { today, facts }) {
      if (state.dissolved?.[command.zone]) return [];
      const { name } = zoneNamed(state, command.zone);
      const open = Object.entries(facts.tasks).flatMap(([id, task]) =>
        isOpen(task) && task.zone === command.zone ? [id] : [],
      );
      if (open.length > 0) throw new Refused('zone.tasks-open', { zone: name, tasks: open });
      return [{ type: 'ZoneDissolved', data: dissolutionOf(command, state, today) }];
    },
  },
};

const officeOfMember = (state: Arrangement, person: string, day: string) =>
  state.zones[membershipOf(state, person, day)?.zone ?? '']?.office;

/** Of the zone that the member's body belongs to, and of the one that it is going to. */
const officesOfMember = (state: Arrangement, person: string): readonly string[] => {
  const member = state.members[person]?.find(({ until }) => until === undefined);
  const placings = state.bodies[member?.home ?? '']?.placings ?? [];
  return placings.slice(-2).flatMap(({ zone }) => state.zones[zone]?.office ?? []);
};
