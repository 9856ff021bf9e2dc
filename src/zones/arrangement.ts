import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { peopleFact } from '../people/people.facts.js';
import { holds, type People } from '../people/people.state.js';
import { type Supervisor, isInTerm, overFrom } from '../supervisors/supervisor.state.js';
import { supervisorNamed } from '../supervisors/supervisor.facts.js';
import type { AllotSpecialSupervisor, ArrangementCommands } from './arrangement.commands.js';
import {
  type Arrangement,
  type ArrangementEvents,
  type Directing,
  evolveArrangement,
  type Handover,
  membershipOf,
  type OpenWork,
  unarranged,
  zoneOfBody,
  zoneOfUnit,
} from './arrangement.state.js';
import { openWorkFact } from './open-work.js';
import { establishmentOf, faultsOf } from './zone-table.js';

interface Facts {
  readonly people: People;
  /** Open work by person. */
  readonly openWork: Readonly<Record<string, readonly OpenWork[]>>;
  /** The appointment of the supervisor who is allotted. */
  readonly supervisor: Supervisor;
}

const notYetOver = (directors: readonly Directing[], day: string) =>
  directors.filter(({ until }) => until === undefined || day < until);

const mustBeStandingMember = (people: People, person: string, day: string) => {
  if (!holds(people, person, 'standing-member', day)) throw new Refused('zone.not-standing-member', { person, day });
};

/** Posts that make a person of a body a member of its zone (三). */
const QUALIFYING = ['township-secretary', 'township-official', 'group-head', 'group-official'] as const;

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

const mustBelong = (
  state: Arrangement,
  people: People,
  { person, zone, home, from }: { person: string; zone: string; home: string; from: string },
) => {
  zoneNamed(state, zone);
  if (!state.bodies[home]) throw new Refused('zone.body-unknown', { body: home });
  if (zoneOfBody(state, home, from) !== zone)
    throw new Refused('zone.home-elsewhere', { home: state.bodies[home].name, zone });
  if (!QUALIFYING.some((post) => holds(people, person, post, from, home)))
    throw new Refused('zone.no-qualifying-post', { person, home: state.bodies[home].name, day: from });
};

const allAccepted = ({ items, accepted }: Handover, item: string) =>
  items.every(({ id }) => id === item || id in accepted);

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
    supervisor: supervisorNamed(({ person }: AllotSpecialSupervisor) => person, ['AllotSpecialSupervisor']),
  },
  scope: (state, command) => ({
    ...('zone' in command && { zone: command.zone }),
    ...('toZone' in command && { zone: command.toZone }),
    ...('office' in command && { office: command.office }),
    ...('home' in command && { office: state.zones[command.zone]?.office }),
    ...('toHome' in command && { office: state.zones[command.toZone]?.office }),
    ...('until' in command && 'person' in command && { office: officeOfMember(state, command.person, command.until) }),
    ...('handover' in command && { persons: [state.handovers[command.handover]?.successor ?? ''] }),
  }),

  decide: {
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
      return [
        { type: 'OfficeHeadRecorded', data: { office, person, from } },
        { type: 'DeputyDirectorChanged', data: { zone, person, from } },
      ];
    },

    DesignateLiaison({ office, person }, state, { facts, today }) {
      const { liaison, zone } = officeNamed(state, office);
      if (liaison === person) return [];
      if (liaison !== undefined) throw new Refused('zone.has-liaison', { office, person: liaison });
      if (!holds(facts.people, person, 'office-official', today, office))
        throw new Refused('zone.not-of-office', { person, office });
      return [{ type: 'LiaisonDesignated', data: { zone, office, person } }];
    },

    ReplaceLiaison({ office, person, reason }, state, { facts, today }) {
      const { liaison, zone } = officeNamed(state, office);
      if (liaison === person) return [];
      if (liaison === undefined) throw new Refused('zone.no-liaison', { office });
      if (!holds(facts.people, person, 'office-official', today, office))
        throw new Refused('zone.not-of-office', { person, office });
      return [{ type: 'LiaisonReplaced', data: { zone, office, from: liaison, to: person, reason } }];
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

    AddZoneMember({ person, zone, home, from }, state, { facts }) {
      const member = state.members[person]?.find(({ until }) => until === undefined || from < until);
      if (member?.zone === zone && member.home === home) return [];
      if (member) throw new Refused('zone.member-elsewhere', { person, zone: member.zone });
      mustBelong(state, facts.people, { person, zone, home, from });
      return [{ type: 'ZoneMemberAdded', data: { person, zone, home, from } }];
    },

    ReassignZoneMember({ person, toZone, toHome, from, successor, keeps = [], reason }, state, { facts }) {
      const member = state.members[person]?.find(({ until }) => until === undefined);
      if (!member) throw new Refused('zone.not-a-member', { person });
      if (member.zone === toZone && member.home === toHome) return [];
      if (from < member.from) throw new Refused('zone.leaves-before-joining', { from: member.from, until: from });
      mustBelong(state, facts.people, { person, zone: toZone, home: toHome, from });
      return [
        {
          type: 'ZoneMemberReassigned',
          data: { person, fromZone: member.zone, toZone, fromHome: member.home, toHome, from, reason },
        },
        ...handover(state, facts, { person, successor, keeps, day: from, zone: member.zone }),
      ];
    },

    RemoveZoneMember({ person, until, successor, reason }, state, { facts }) {
      const member = state.members[person]?.find((one) => one.until === undefined);
      if (!member) {
        if (state.members[person]?.some((one) => one.until === until)) return [];
        throw new Refused('zone.not-a-member', { person });
      }
      if (until < member.from) throw new Refused('zone.leaves-before-joining', { from: member.from, until });
      return [
        { type: 'ZoneMemberRemoved', data: { person, zone: member.zone, until, reason } },
        ...handover(state, facts, { person, successor, keeps: [], day: until, zone: member.zone }),
      ];
    },

    AcceptHandoverItem({ handover: name, item }, state, { actor }) {
      const open = state.handovers[name];
      if (!open?.items.some(({ id }) => id === item))
        throw new Refused('zone.not-in-handover', { handover: name, item });
      if (item in open.accepted) return [];
      const accepted = { type: 'HandoverItemAccepted', data: { handover: name, item, by: actor.person } } as const;
      return allAccepted(open, item) ? [accepted, { type: 'HandoverCompleted', data: { handover: name } }] : [accepted];
    },

    AdjustZoneComposition({ moves, from, reason }, state, { today }) {
      if (from < today) throw new Refused('zone.composition-in-the-past', { from, today });
      const told = moves.flatMap(({ member, toZone }) => {
        zoneNamed(state, toZone);
        const known = state.bodies[member] ?? state.units[member];
        if (!known) throw new Refused('zone.neither-body-nor-unit', { member });
        const fromZone = (state.bodies[member] ? zoneOfBody : zoneOfUnit)(state, member, from);
        return fromZone === undefined || fromZone === toZone ? [] : [{ member, name: known.name, fromZone, toZone }];
      });
      if (new Set(moves.map(({ member }) => member)).size < moves.length) throw new Refused('zone.moved-twice');
      if (told.length === 0) return [];
      return [{ type: 'ZoneCompositionAdjusted', data: { moves: told, from, reason } }];
    },
  },
};

const officeOfMember = (state: Arrangement, person: string, day: string) =>
  state.zones[membershipOf(state, person, day)?.zone ?? '']?.office;

/** The list of open work that must be taken over, unless there is none. */
function handover(
  state: Arrangement,
  { openWork }: Facts,
  {
    person,
    successor,
    keeps,
    day,
    zone,
  }: { person: string; successor: string; keeps: readonly string[]; day: string; zone: string },
) {
  const open = (openWork[person] ?? []).filter(({ until }) => until === undefined || day <= until);
  const unknown = keeps.filter((kept) => !open.some(({ id }) => id === kept));
  if (unknown.length > 0) throw new Refused('zone.keeps-unknown-work', { person, items: unknown });
  const items = open.filter(({ id }) => !keeps.includes(id));
  if (items.length === 0) return [];
  if (successor === person || membershipOf(state, successor, day)?.zone !== zone)
    throw new Refused('zone.successor-not-a-member', { successor, zone });
  const nth = Object.values(state.handovers).filter((one) => one.person === person).length + 1;
  return [
    { type: 'HandoverOpened' as const, data: { handover: `${person}-${nth}`, person, successor, items, kept: keeps } },
  ];
}
