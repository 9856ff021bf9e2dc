import { defineView } from '@libs/read-models/view.js';
import type { ArrangementEvents, Placing } from './arrangement.state.js';
import { placedFrom, placedUntil } from './unit.state.js';

export type UnitRow = {
  readonly unit: string;
  readonly is: 'unit' | 'sub-unit' | 'commission' | 'group' | 'office';
  /** The latest name, which may lie ahead. */
  readonly name: string;
  readonly names: readonly { readonly name: string; readonly from: string | null; readonly recordedAt: string }[];
  readonly aliases: readonly string[];
  /** Everything it is or was called: for looking it up. */
  readonly called: readonly string[];
  readonly category: string | null;
  readonly hosts: readonly string[];
  readonly placings: readonly Placing[];
  /** Where it stands by the latest entry; `from` when. */
  readonly state: 'assigned' | 'unassigned' | 'part' | 'merged' | 'retired';
  readonly from: string | null;
  readonly zone: string | null;
  /** The unit in whose brackets it stands, or into which it was merged. */
  readonly whole: string | null;
  readonly groups: readonly { readonly group: string; readonly from: string }[];
  /** The group that covers it by the latest entry; nobody until told. */
  readonly group: string | null;
};

type Row = UnitRow | undefined;

const fresh = (
  unit: string,
  is: UnitRow['is'],
  name: string,
  recordedAt: string,
  also: readonly string[] = [],
): UnitRow => ({
  unit,
  is,
  name,
  names: [{ name, from: null, recordedAt }],
  aliases: [...also],
  called: [...new Set([name, ...also])],
  category: null,
  hosts: [],
  placings: [],
  state: is === 'office' ? 'assigned' : 'unassigned',
  from: null,
  zone: null,
  whole: null,
  groups: [],
  group: null,
});

const inZone = (row: Row, { zone, from }: Placing): UnitRow => ({
  ...row!,
  is: row!.is === 'sub-unit' ? 'unit' : row!.is,
  placings: placedFrom(row!.placings, { zone, from }),
  state: 'assigned',
  from,
  zone,
});
const inNone = (row: Row, from: string, state: UnitRow['state'], whole: string | null = null): UnitRow => ({
  ...row!,
  placings: placedUntil(row!.placings, from),
  state,
  from,
  zone: null,
  whole,
});

/** 单位台账: everything that has a name in the arrangement, with its names, its place and its group, each by its days. */
export const unitRegister = defineView<UnitRow, ArrangementEvents>()({
  name: 'unit-register',
  version: 1,
  key: (event) => {
    switch (event.type) {
      case 'ZoneEstablished':
      case 'CounterpartOfficeSet':
        return event.data.office;
      case 'BodyRegistered':
      case 'BodyAssignedToZone':
        return event.data.body;
      case 'UnitRegistered':
        return [event.data.unit, ...event.data.subUnits.map(({ unit }) => unit)];
      case 'UnitAssignedToZone':
      case 'UnitRenamed':
      case 'AliasAdded':
      case 'SubUnitAttached':
      case 'SubUnitDetached':
      case 'UnitRetired':
      case 'UnitMappedToGroup':
        return event.data.unit;
      case 'UnitsMerged':
        return [event.data.unit, ...event.data.subUnits.map(({ unit }) => unit)];
      case 'ZoneCompositionAdjusted':
        return event.data.moves.map(({ member }) => member);
      case 'ZoneDissolved':
        return [event.data.office, ...event.data.moves.map(({ member }) => member)];
      default:
        return undefined;
    }
  },
  on: {
    ZoneEstablished: (row, { data: { office, officeName, zone, from = null }, meta }) => ({
      ...(row ?? fresh(office, 'office', officeName, meta.recordedAt)),
      state: 'assigned',
      zone,
      from,
    }),
    CounterpartOfficeSet: (row, { data: { office, officeName, zone, from }, meta }) => ({
      ...(row ?? fresh(office, 'office', officeName, meta.recordedAt)),
      state: 'assigned',
      zone,
      from,
    }),
    BodyRegistered: (_, { data: { body, kind, name, printedAs, hosts }, meta }) => ({
      ...fresh(body, kind, name, meta.recordedAt, printedAs === undefined ? [] : [printedAs]),
      hosts,
    }),
    UnitRegistered: (_, { data: { unit, name, category, subUnits }, meta }, key) => {
      const part = subUnits.find((sub) => sub.unit === key);
      if (!part) return { ...fresh(unit, 'unit', name, meta.recordedAt), category };
      return { ...fresh(part.unit, 'sub-unit', part.name, meta.recordedAt), category, state: 'part', whole: unit };
    },
    BodyAssignedToZone: (row, { data }) => inZone(row, data),
    UnitAssignedToZone: (row, { data }) => inZone(row, data),
    UnitRenamed: (row, { data: { name, from }, meta }) => ({
      ...row!,
      name,
      names: [...row!.names, { name, from, recordedAt: meta.recordedAt }],
      called: [...new Set([...row!.called, name])],
    }),
    AliasAdded: (row, { data: { alias } }) => ({
      ...row!,
      aliases: [...row!.aliases, alias],
      called: [...new Set([...row!.called, alias])],
    }),
    SubUnitAttached: (row, { data: { whole, unit, name, from }, meta }) => ({
      ...inNone(row ?? fresh(unit, 'sub-unit', name, meta.recordedAt), from, 'part', whole),
      is: 'sub-unit',
    }),
    SubUnitDetached: (row, { data: { from, category } }) => ({
      ...inNone(row, from, 'unassigned'),
      is: 'unit',
      category,
    }),
    UnitsMerged: (row, { data: { unit, into, from } }, key) =>
      key === unit ? inNone(row, from, 'merged', into) : { ...row!, whole: into, from },
    UnitRetired: (row, { data: { until } }) => inNone(row, until, 'retired'),
    UnitMappedToGroup: (row, { data: { group, from } }) => ({
      ...row!,
      groups: [...row!.groups, { group, from }],
      group,
    }),
    ZoneCompositionAdjusted: (row, { data: { moves, from } }, key) =>
      inZone(row, { zone: moves.find(({ member }) => member === key)!.toZone, from }),
    ZoneDissolved: (row, { data: { moves, from, office } }, key) =>
      key === office
        ? { ...row!, state: 'unassigned', zone: null, from }
        : inZone(row, { zone: moves.find(({ member }) => member === key)!.toZone, from }),
  },
  indexes: ['is', 'zone', 'state', 'called', 'group'],
});
