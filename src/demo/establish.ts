import { readFileSync } from 'node:fs';
import type { EstablishZones } from '../zones/arrangement.commands.js';
import { type DemoPerson, demoPersons } from './persons.js';
import type { Player } from './player.js';

/** The county's own zone table, every cell of it checked against the document. */
export const zoneTable = JSON.parse(readFileSync(new URL('../zones/zone-table.json', import.meta.url), 'utf8')) as Pick<
  EstablishZones,
  'zones'
>;

export type ZoneTable = typeof zoneTable;

/** Who is who in a county with this zone table. */
export class Cast {
  readonly persons: readonly DemoPerson[];

  constructor(readonly table: ZoneTable = zoneTable) {
    this.persons = demoPersons(table);
  }

  /** The n-th person (from 0) who holds a post, e.g. `cast.of('township-secretary', 'commission-gaoren')`. */
  of(post: string, of?: string, n = 0): string {
    const found = this.persons.filter(({ posts }) =>
      posts.some((held) => held.post === post && (of === undefined || held.of === of)),
    )[n];
    if (!found) throw new Error(`nobody in the cast is ${post} ${of ?? ''} (${n})`);
    return found.person;
  }

  director = (zone: string) => this.of('standing-member', undefined, this.nth(zone));
  deputy = (zone: string) => this.of('office-official', this.officeOf(zone), 0);
  liaison = (zone: string) => this.of('office-official', this.officeOf(zone), 1);

  private nth = (zone: string) => this.table.zones.findIndex(({ id }) => id === zone);
  private officeOf = (zone: string) => this.table.zones[this.nth(zone)]!.office.id;

  /** Members of a zone: everybody of its commissions and groups. */
  members(zone: string): readonly string[] {
    const bodies = this.table.zones.find(({ id }) => id === zone)!.bodies.map(({ id }) => id);
    return this.persons.flatMap(({ person, home }) => (home !== undefined && bodies.includes(home) ? [person] : []));
  }
}

/** From nothing to a county at work: the zone table, people in their posts, directors, deputies, liaison officers, members. */
export async function establish(player: Player, cast: Cast, from: string): Promise<void> {
  const setup = (command: string, id: string, body: object) => player.send('setup', command, id, body);
  await setup('EstablishZones', 'zones', {
    ...cast.table,
    from,
    reviewedBy: cast.of('general-office-head'),
    basis: '关于推行监督检查协作区的实施意见',
  });
  for (const { person, name, posts } of cast.persons) {
    await setup('RegisterPerson', 'register', { person, name });
    for (const post of posts) await setup('AppointToPost', 'register', { person, ...post, from });
  }
  for (const { id: zone, office, bodies } of cast.table.zones) {
    await setup('AppointZoneDirector', 'zones', { zone, person: cast.director(zone), from });
    await setup('RecordOfficeHead', 'zones', { office: office.id, person: cast.deputy(zone), from });
    await setup('DesignateLiaison', 'zones', { office: office.id, person: cast.liaison(zone) });
    for (const { person, home } of cast.persons)
      if (home !== undefined && bodies.some(({ id }) => id === home))
        await setup('AddZoneMember', 'zones', { person, zone, home, from });
  }
}
