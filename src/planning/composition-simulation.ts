import { addDays } from '@libs/event-sourcing/time.js';
import { type Arrangement, membershipOf, zoneOfBody, zoneOfUnit } from '../zones/arrangement.state.js';

export interface AskedMove {
  readonly member: string;
  readonly toZone: string;
}

interface OpenTask {
  readonly task: string;
  readonly title: string;
  readonly zone: string;
  readonly units: readonly string[];
  readonly state: string;
  readonly inspection: string;
}

interface OpenIssue {
  readonly number: string;
  readonly unit?: string;
  readonly zone: string;
  readonly is: string;
  readonly body?: string;
}

export interface Touched {
  readonly tasks: readonly OpenTask[];
  readonly issues: readonly OpenIssue[];
}

const belongs = (arrangement: Arrangement, member: string, day: string) =>
  zoneOfBody(arrangement, member, day) ?? zoneOfUnit(arrangement, member, day);

/** The zone of a member on a day as it would be if the moves were made from that day on. */
const after = (arrangement: Arrangement, moves: readonly AskedMove[], member: string, day: string) =>
  moves.find((move) => move.member === member)?.toZone ?? belongs(arrangement, member, day);

const counts = (members: readonly string[], zoneOf: (member: string) => string | undefined, zone: string) =>
  members.filter((member) => zoneOf(member) === zone).length;

/**
 * What a change of composition would touch, before anybody makes it. Nothing is changed by asking: running tasks keep the
 * zone of record also when it is made.
 */
export function simulated(
  arrangement: Arrangement,
  moves: readonly AskedMove[],
  from: string,
  { tasks, issues }: Touched,
) {
  const eve = addDays(from, -1);
  const bodies = Object.keys(arrangement.bodies);
  const units = Object.keys(arrangement.units);
  const moved = moves.filter(({ member, toZone }) => {
    const now = belongs(arrangement, member, eve);
    return now !== undefined && now !== toZone && Object.hasOwn(arrangement.zones, toZone);
  });
  const movedMembers = moved.map(({ member }) => member);
  const ignored = moves.filter((move) => !moved.includes(move));
  const zoneAfter = (member: string) => after(arrangement, moved, member, from);
  const persons = Object.keys(arrangement.members).flatMap((person) => {
    const membership = membershipOf(arrangement, person, from);
    if (!membership || !movedMembers.includes(membership.home)) return [];
    return [{ person, home: membership.home, zone: membership.zone, toZone: zoneAfter(membership.home)! }];
  });
  return {
    from,
    moves: moved.map(({ member, toZone }) => ({
      member,
      name: arrangement.bodies[member]?.name ?? arrangement.units[member]?.name ?? member,
      before: belongs(arrangement, member, eve)!,
      after: toZone,
    })),
    /** Unknown, or there already. */
    ignored,
    zones: Object.keys(arrangement.zones).map((zone) => ({
      zone,
      before: {
        bodies: counts(bodies, (body) => zoneOfBody(arrangement, body, eve), zone),
        units: counts(units, (unit) => zoneOfUnit(arrangement, unit, eve), zone),
      },
      after: { bodies: counts(bodies, zoneAfter, zone), units: counts(units, zoneAfter, zone) },
    })),
    tasks: tasks.flatMap(({ task, title, zone, units: its, state, inspection }) => {
      const here = its.filter((unit) => movedMembers.includes(unit));
      return here.length === 0 ? [] : [{ task, title, units: here, state, inspection, zone, keepsZone: zone }];
    }),
    issues: issues.flatMap(({ number, unit, zone, is, body }) =>
      (unit !== undefined && movedMembers.includes(unit)) || (body !== undefined && movedMembers.includes(body))
        ? [{ number, unit: unit ?? null, body: body ?? null, zone, is }]
        : [],
    ),
    /** Members whose home body would be another zone's: to be reassigned, with a hand-over. */
    members: persons,
    /** Bodies that would no longer be of the zone that inspects where they sit. */
    seatedElsewhere: bodies.flatMap((body) =>
      arrangement.bodies[body]!.hosts.flatMap((unit) => {
        const [ofBody, ofUnit] = [zoneAfter(body), zoneAfter(unit)];
        const touched = movedMembers.includes(body) || movedMembers.includes(unit);
        return touched && ofBody !== ofUnit ? [{ body, zone: ofBody ?? null, unit, unitZone: ofUnit ?? null }] : [];
      }),
    ),
  };
}
