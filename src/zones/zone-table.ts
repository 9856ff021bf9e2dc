import type { Fault, Told } from '@libs/event-sourcing/index.js';
import type { EstablishZones } from './arrangement.commands.js';
import type { ArrangementEvents } from './arrangement.state.js';

/**
 * Every fault of a zone table. The zones must be a partition: each body, unit (bracketed ones too) and supervisor stands
 * once, each zone has its own number and its own counterpart office, and what a body is hosted by is in the table.
 */
export function faultsOf({ zones }: Pick<EstablishZones, 'zones'>): readonly Fault[] {
  const faults: Fault[] = [];
  const seen = {
    zone: new Map(),
    no: new Map(),
    office: new Map(),
    person: new Map(),
    entry: new Map(),
    name: new Map(),
  };
  const once = (kind: keyof typeof seen, key: string | number, pointer: string, label = String(key)) => {
    const first: string | undefined = (seen[kind] as Map<string | number, string>).get(key);
    if (first !== undefined) faults.push({ pointer, code: `table.${kind}-twice`, facts: { what: label, first } });
    else (seen[kind] as Map<string | number, string>).set(key, pointer);
  };
  zones.forEach((zone, z) => {
    const at = `/zones/${z}`;
    once('zone', zone.id, `${at}/id`);
    once('no', zone.no, `${at}/no`);
    once('office', zone.office.id, `${at}/office/id`);
    zone.supervisors.forEach(({ id, name }, i) => once('person', id, `${at}/supervisors/${i}/id`, name));
    zone.bodies.forEach((body, i) => {
      once('entry', body.id, `${at}/bodies/${i}/id`, body.name);
      once('name', body.name, `${at}/bodies/${i}/name`);
      if (body.kind === 'commission' && body.hosts.length !== 1)
        faults.push({
          pointer: `${at}/bodies/${i}/hosts`,
          code: 'table.commission-has-one-seat',
          facts: { what: body.name },
        });
    });
    const bodies = zone.bodies.map(({ id }) => id);
    if (zone.textOrder && [...zone.textOrder].sort().join() !== [...bodies].sort().join())
      faults.push({ pointer: `${at}/textOrder`, code: 'table.text-order-differs', facts: { what: zone.name } });
    zone.units.forEach((unit, i) => {
      once('entry', unit.id, `${at}/units/${i}/id`, unit.name);
      once('name', unit.name, `${at}/units/${i}/name`);
      (unit.subUnits ?? []).forEach((sub, j) => {
        once('entry', sub.id, `${at}/units/${i}/subUnits/${j}/id`, sub.name);
        once('name', sub.name, `${at}/units/${i}/subUnits/${j}/name`);
      });
    });
  });
  const units = new Set(
    zones.flatMap((zone) => zone.units.flatMap((unit) => [unit.id, ...(unit.subUnits ?? []).map(({ id }) => id)])),
  );
  zones.forEach((zone, z) =>
    zone.bodies.forEach((body, i) =>
      body.hosts.forEach((host, h) => {
        if (!units.has(host))
          faults.push({
            pointer: `/zones/${z}/bodies/${i}/hosts/${h}`,
            code: 'table.host-unknown',
            facts: { what: body.name, host },
          });
      }),
    ),
  );
  return faults;
}

/** The events of a faultless table, in its own order. */
export function establishmentOf({
  zones,
  from,
}: Pick<EstablishZones, 'zones' | 'from'>): readonly Told<ArrangementEvents>[] {
  return zones.flatMap((zone): Told<ArrangementEvents>[] => [
    {
      type: 'ZoneEstablished',
      data: {
        zone: zone.id,
        no: zone.no,
        name: zone.name,
        office: zone.office.id,
        officeName: zone.office.name,
        ...(zone.textOrder && { textOrder: zone.textOrder }),
      },
    },
    ...zone.bodies.flatMap(({ id: body, kind, name, printedAs, hosts }): Told<ArrangementEvents>[] => [
      { type: 'BodyRegistered', data: { body, kind, name, ...(printedAs !== undefined && { printedAs }), hosts } },
      { type: 'BodyAssignedToZone', data: { body, zone: zone.id, from } },
    ]),
    ...zone.units.flatMap(({ id: unit, name, category, subUnits }): Told<ArrangementEvents>[] => [
      {
        type: 'UnitRegistered',
        data: { unit, name, category, subUnits: (subUnits ?? []).map((sub) => ({ unit: sub.id, name: sub.name })) },
      },
      { type: 'UnitAssignedToZone', data: { unit, zone: zone.id, from } },
    ]),
    ...zone.supervisors.map(({ id: person, name }): Told<ArrangementEvents> => ({
      type: 'SpecialSupervisorAllotted',
      data: { person, name, zone: zone.id, from },
    })),
  ]);
}
