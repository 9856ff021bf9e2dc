import { defineView } from '@libs/read-models/view.js';
import type { ArrangementEvents, Placing } from './arrangement.state.js';
import { placedFrom, placedUntil } from './unit.state.js';

/** What a date is needed to read: a zone with its posts, or a member of zones with where it belonged from which day. */
export type ZoneRegisterRow =
  | {
      readonly is: 'zone';
      readonly zone: string;
      readonly no: number;
      readonly name: string;
      readonly office: string;
      readonly officeName: string;
      /** Names of its counterpart offices, each from its first day. */
      readonly officeNames: readonly Name[];
      readonly director: readonly Term[];
      readonly deputy: readonly Term[];
      readonly liaison: string | null;
      /** First day no longer, when it was dissolved. */
      readonly dissolved: string | null;
    }
  | {
      readonly is: 'commission' | 'group' | 'unit' | 'supervisor';
      readonly member: string;
      readonly name: string;
      readonly printed: string;
      /** How it is printed, by the first days of its names. */
      readonly names: readonly Name[];
      /** What stands in its brackets. */
      readonly parts: readonly Part[];
      /** Place in the document; the printed order. */
      readonly order: number;
      readonly placings: readonly Dated[];
      /** The zone of the latest placing, which may lie ahead. */
      readonly zone: string | null;
      /** Of a special supervisor: first day no longer. */
      readonly until?: string;
    };

interface Name {
  readonly name: string;
  readonly from: string;
}
interface Part {
  readonly unit: string;
  readonly names: readonly Name[];
  readonly from: string;
  readonly until?: string;
}
/** From which day, and when that was entered: both can be asked for. */
type Dated = Placing & { readonly recordedAt?: string };
type Term = { readonly person: string; readonly from: string; readonly until?: string; readonly acting?: true };
type ZoneRow = Extract<ZoneRegisterRow, { is: 'zone' }>;
type MemberRow = Exclude<ZoneRegisterRow, { is: 'zone' }>;

/** Before every day: what has always been so. */
const ALWAYS = '0000-00-00';

const nameOn = (names: readonly Name[], day: string) => (names.findLast(({ from }) => from <= day) ?? names[0])?.name;

/** How the table of a day prints it. */
export function printedOn({ names, parts }: Pick<MemberRow, 'names' | 'parts'>, day: string): string {
  const inBrackets = parts
    .filter(({ from, until }) => from <= day && (until === undefined || day < until))
    .map((part) => nameOn(part.names, day));
  const name = nameOn(names, day) ?? '';
  return inBrackets.length === 0 ? name : `${name}（${inBrackets.join('、')}）`;
}

export const officeOn = ({ officeNames }: Pick<ZoneRow, 'officeNames'>, day: string) => nameOn(officeNames, day) ?? '';

const LATEST = '9999-12-31';

const zone = (row: ZoneRegisterRow | undefined) => row as ZoneRow;
const member = (row: ZoneRegisterRow | undefined) => row as MemberRow;
const latest = (row: MemberRow): MemberRow => ({
  ...row,
  name: nameOn(row.names, LATEST) ?? row.name,
  printed: printedOn(row, LATEST),
});
const withPlacings = (row: MemberRow, placings: readonly Dated[]): MemberRow => {
  const last = placings.at(-1);
  return { ...row, placings, zone: last && last.until === undefined ? last.zone : null };
};
const placed = (row: ZoneRegisterRow | undefined, placing: Dated): MemberRow =>
  withPlacings(member(row), placedFrom(member(row).placings, placing));
/** In no zone of its own from that day on; what has only ever stood in brackets has no row. */
const unplaced = (row: ZoneRegisterRow | undefined, day: string): MemberRow | undefined =>
  row && withPlacings(member(row), placedUntil(member(row).placings, day));
const ended = (terms: readonly Term[], until: string) =>
  terms.map((term) => (term.until === undefined || until < term.until ? { ...term, until } : term));
const named = (names: readonly Name[], next: Name) =>
  [...names, next].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

const zoneKey = (id: string) => `zone:${id}`;
const memberKey = (id: string) => `member:${id}`;

const moved = (
  row: ZoneRegisterRow | undefined,
  key: string,
  { moves, from }: Pick<ArrangementEvents['ZoneDissolved'], 'moves' | 'from'>,
  recordedAt: string,
) => placed(row, { zone: moves.find((one) => memberKey(one.member) === key)!.toZone, from, recordedAt });

/** 协作区台账: the arrangement with all its days, from which the table of any date can be printed. */
export const zoneRegister = defineView<ZoneRegisterRow, ArrangementEvents>()({
  name: 'zone-register',
  version: 3,
  key: (event) => {
    switch (event.type) {
      case 'ZoneEstablished':
      case 'ZoneDirectorAppointed':
      case 'ActingDirectorAppointed':
      case 'ZoneDirectorRelieved':
      case 'DeputyDirectorChanged':
      case 'LiaisonDesignated':
      case 'LiaisonReplaced':
      case 'CounterpartOfficeSet':
        return zoneKey(event.data.zone);
      case 'LiaisonRelieved':
        return event.data.zone === undefined ? undefined : zoneKey(event.data.zone);
      case 'BodyRegistered':
      case 'BodyAssignedToZone':
        return memberKey(event.data.body);
      case 'UnitRegistered':
      case 'UnitAssignedToZone':
      case 'UnitRetired':
        return memberKey(event.data.unit);
      case 'UnitRenamed': {
        const { unit, wholes, zone: of } = event.data;
        return of === undefined ? [unit, ...wholes].map(memberKey) : zoneKey(of);
      }
      case 'SubUnitAttached':
      case 'SubUnitDetached':
        return [event.data.whole, event.data.unit].map(memberKey);
      case 'UnitsMerged':
        return [event.data.unit, event.data.into].map(memberKey);
      case 'SpecialSupervisorAllotted':
      case 'AllotmentTermSet':
        return memberKey(event.data.person);
      case 'ZoneCompositionAdjusted':
        return event.data.moves.map((one) => memberKey(one.member));
      case 'ZoneDissolved': {
        const { zone: dissolved, moves, supervisors } = event.data;
        const others = [...moves.map((one) => one.member), ...supervisors.map(({ person }) => person)];
        return [zoneKey(dissolved), ...others.map(memberKey)];
      }
      default:
        return undefined;
    }
  },
  on: {
    ZoneEstablished: (_, { data: { textOrder: _text, from = ALWAYS, ...facts } }) => ({
      is: 'zone',
      ...facts,
      officeNames: [{ name: facts.officeName, from }],
      director: [],
      deputy: [],
      liaison: null,
      dissolved: null,
    }),
    CounterpartOfficeSet: (row, { data: { office, officeName, from } }) => ({
      ...zone(row),
      office,
      officeName,
      officeNames: named(zone(row).officeNames, { name: officeName, from }),
      deputy: ended(zone(row).deputy, from),
      liaison: null,
    }),
    ZoneDirectorAppointed: (row, { data: { person, from } }) => ({
      ...zone(row),
      director: [...ended(zone(row).director, from), { person, from }],
    }),
    ActingDirectorAppointed: (row, { data: { person, from } }) => ({
      ...zone(row),
      director: [...zone(row).director, { person, from, acting: true }],
    }),
    ZoneDirectorRelieved: (row, { data: { until } }) => ({ ...zone(row), director: ended(zone(row).director, until) }),
    DeputyDirectorChanged: (row, { data: { person, from } }) => ({
      ...zone(row),
      deputy: [...ended(zone(row).deputy, from), { person, from }],
    }),
    LiaisonDesignated: (row, { data }) => ({ ...zone(row), liaison: data.person }),
    LiaisonReplaced: (row, { data }) => ({ ...zone(row), liaison: data.to }),
    LiaisonRelieved: (row) => ({ ...zone(row), liaison: null }),
    BodyRegistered: (_, { data, revision }) => ({
      is: data.kind,
      member: data.body,
      name: data.name,
      printed: data.printedAs ?? data.name,
      names: [{ name: data.printedAs ?? data.name, from: ALWAYS }],
      parts: [],
      order: revision,
      placings: [],
      zone: null,
    }),
    UnitRegistered: (_, { data, revision }) => {
      const parts = data.subUnits.map((sub) => ({
        unit: sub.unit,
        names: [{ name: sub.name, from: ALWAYS }],
        from: ALWAYS,
      }));
      const names = [{ name: data.name, from: ALWAYS }];
      return {
        is: 'unit',
        member: data.unit,
        name: data.name,
        printed: printedOn({ names, parts }, LATEST),
        names,
        parts,
        order: revision,
        placings: [],
        zone: null,
      };
    },
    BodyAssignedToZone: (row, { data, meta }) =>
      placed(row, { zone: data.zone, from: data.from, recordedAt: meta.recordedAt }),
    UnitAssignedToZone: (row, { data, meta }) =>
      placed(row, { zone: data.zone, from: data.from, recordedAt: meta.recordedAt }),
    UnitRenamed: (row, { data: { unit, name, from, zone: of } }, key) => {
      if (!row) return row;
      const next = { name, from };
      if (of !== undefined) return { ...zone(row), officeName: name, officeNames: named(zone(row).officeNames, next) };
      const { names, parts } = member(row);
      if (key === memberKey(unit)) return latest({ ...member(row), names: named(names, next) });
      const renamed = parts.map((part) => (part.unit === unit ? { ...part, names: named(part.names, next) } : part));
      return latest({ ...member(row), parts: renamed });
    },
    SubUnitAttached: (row, { data: { whole, unit, name, from } }, key) => {
      if (key === memberKey(unit)) return unplaced(row, from);
      const part = { unit, names: [{ name, from: ALWAYS }], from };
      return key === memberKey(whole) ? latest({ ...member(row), parts: [...member(row).parts, part] }) : row;
    },
    SubUnitDetached: (row, { data: { whole, unit, name, from }, revision }, key) => {
      if (key === memberKey(whole)) return latest({ ...member(row), parts: without(member(row).parts, [unit], from) });
      const names = [{ name, from: ALWAYS }];
      const alone = { is: 'unit', member: unit, name, printed: name, names, parts: [], order: revision } as const;
      return row ?? { ...alone, placings: [], zone: null };
    },
    UnitsMerged: (row, { data: { unit, from, subUnits } }, key) => {
      const passed = subUnits.map((sub) => ({ unit: sub.unit, names: [{ name: sub.name, from: ALWAYS }], from }));
      if (key !== memberKey(unit)) return latest({ ...member(row), parts: [...member(row).parts, ...passed] });
      const ids = subUnits.map((sub) => sub.unit);
      return unplaced(latest({ ...member(row), parts: without(member(row).parts, ids, from) }), from);
    },
    UnitRetired: (row, { data: { until } }) => unplaced(row, until),
    SpecialSupervisorAllotted: (_, { data, revision }) => ({
      is: 'supervisor',
      member: data.person,
      name: data.name,
      printed: data.name,
      names: [{ name: data.name, from: ALWAYS }],
      parts: [],
      order: revision,
      placings: [{ zone: data.zone, from: data.from }],
      zone: data.zone,
      ...(data.until !== undefined && { until: data.until }),
    }),
    AllotmentTermSet: (row, { data: { until } }) => ({ ...member(row), until }),
    ZoneCompositionAdjusted: (row, { data, meta }, key) => moved(row, key, data, meta.recordedAt),
    ZoneDissolved: (row, { data, meta }, key) => {
      const { zone: dissolved, from, supervisors } = data;
      if (key === zoneKey(dissolved)) {
        const { director, deputy } = zone(row);
        const over = { director: ended(director, from), deputy: ended(deputy, from), liaison: null };
        return { ...zone(row), ...over, dissolved: from };
      }
      const allotted = supervisors.find(({ person }) => memberKey(person) === key);
      if (!allotted) return moved(row, key, data, meta.recordedAt);
      return placed(row, { zone: allotted.toZone, from, recordedAt: meta.recordedAt });
    },
  },
  indexes: ['is', 'zone'],
});

const without = (parts: readonly Part[], ids: readonly string[], day: string): readonly Part[] =>
  parts.map((part) => (ids.includes(part.unit) && part.until === undefined ? { ...part, until: day } : part));
