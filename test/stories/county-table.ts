import { type ZoneTable, zoneTable } from '@county/demo/establish.js';

/*
 * Problems are told of invented units alone: the seed's county with townships and departments that are on no map.
 */

export interface Township {
  readonly unit: string;
  readonly name: string;
  readonly zone: string;
  /** The township of the seed whose place it takes, so that the county has as many as before. */
  readonly insteadOf?: string;
}

export const commissionOf = ({ unit }: Pick<Township, 'unit'>) => `commission-${unit}`;

export const commissionNameOf = ({ name }: Pick<Township, 'name'>) => `${name}纪委`;

/** A name belongs to one unit in the whole county. */
const FIRST: Readonly<Record<string, string>> = { 'zone-1': '溪', 'zone-2': '云', 'zone-3': '岭', 'zone-4': '湖' };

export const departments = (zone: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `invented-${zone}-${n + 1}`,
    name: `${FIRST[zone]}${'一二三四五六七八九十甲'[n]}单位`,
    category: 'department',
  }));

interface Invented {
  readonly townships?: readonly Township[];
  /** How many units without a commission of their own, by zone. */
  readonly departments?: Readonly<Record<string, number>>;
}

const replacing = <T extends { readonly id: string }>(those: readonly T[], other: T, instead: string | undefined) =>
  instead === undefined ? [...those, other] : those.map((one) => (one.id === instead ? other : one));

type Zone = ZoneTable['zones'][number];

function withTownship(zone: Zone, { unit, name, insteadOf }: Township): Zone {
  const body = {
    id: `commission-${unit}`,
    kind: 'commission' as const,
    name: commissionNameOf({ name }),
    hosts: [unit],
  };
  const before = insteadOf === undefined ? undefined : commissionOf({ unit: insteadOf });
  const order = zone.textOrder?.map((id) => ({ id }));
  return {
    ...zone,
    bodies: replacing(zone.bodies, body, before),
    units: replacing(zone.units, { id: unit, name, category: 'township' }, insteadOf),
    ...(order && { textOrder: replacing(order, { id: body.id }, before).map(({ id }) => id) }),
  };
}

export const countyTable = (invented: Invented): ZoneTable => ({
  zones: zoneTable.zones.map((zone) =>
    (invented.townships ?? [])
      .filter((township) => township.zone === zone.id)
      .reduce(withTownship, {
        ...zone,
        units: [...zone.units, ...departments(zone.id, invented.departments?.[zone.id] ?? 0)],
      }),
  ),
});
