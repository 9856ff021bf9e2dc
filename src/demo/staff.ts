import { type Cast, zoneTable } from './establish.js';
import type { Matter } from './diary.js';

/** Persons who come in the course of the year. */
export const NEW_SECRETARY = { person: 'tang-jianing', name: '唐佳宁' };
export const NEW_DIRECTOR = { person: 'cao-yanbin', name: '曹砚彬' };

/** When posts change hands: first days. */
export const SECRETARY_LEAVES = '2026-04-28';
export const SECRETARY_COMES = '2026-05-06';
export const DIRECTOR_LEAVES = '2026-09-01';
export const DIRECTOR_COMES = '2026-10-15';
export const COMPOSITION_CHANGES = '2026-07-01';
export const OFFICIAL_MOVES = '2026-08-03';
export const LIAISON_CHANGES = '2026-03-02';

/** The unit that goes from one zone to another in mid-year. */
export const MOVED_UNIT = 'administrative-approval-service-bureau';

/** Declared in the first days of the year, or for those that come later, when the story says so. */
export interface Declared {
  readonly person: string;
  readonly kind: 'near-relative' | 'interest' | 'witness' | 'former-post' | 'other';
  readonly unit: string;
  readonly counterpart?: string;
  readonly matter?: string;
  readonly until?: string;
}

/** Who may do what on a day, by the story's own calendar of posts. */
export class Staff {
  readonly leader: string;
  readonly inCharge: readonly [string, string];
  readonly conductHead: string;
  readonly conduct: readonly [string, string];
  readonly caseHead: string;
  readonly caseOfficials: readonly [string, string];
  readonly general: string;
  readonly generalOfficial: string;
  /** Known from January on. */
  readonly declared: readonly Declared[];
  /** Persons with a part of their own in the story, whom no draw puts on a team. */
  private readonly reserved: ReadonlySet<string>;

  constructor(readonly cast: Cast) {
    const two = (post: string) => [cast.of(post), cast.of(post, undefined, 1)] as const;
    this.leader = cast.of('principal-leader');
    this.inCharge = two('leader-in-charge');
    this.conductHead = cast.of('conduct-office-head');
    this.conduct = two('conduct-office-official');
    this.caseHead = cast.of('case-office-head');
    this.caseOfficials = two('case-office-official');
    this.general = cast.of('general-office-head');
    this.generalOfficial = cast.of('general-office-official');
    this.declared = [
      {
        person: cast.of('group-official', 'group-1'),
        kind: 'former-post',
        unit: 'water-affairs-bureau',
        until: '2024-07-01',
      },
      {
        person: cast.of('township-official', 'commission-gaoren', 0),
        kind: 'near-relative',
        unit: 'education-bureau',
        counterpart: '配偶（虚构）',
      },
      {
        person: cast.of('group-official', 'group-4', 1),
        kind: 'other',
        unit: 'housing-and-urban-rural-development-bureau',
        matter: '正在办理本人房屋登记事项',
      },
      {
        person: cast.of('township-official', 'commission-baofeng', 1),
        kind: 'interest',
        unit: 'market-regulation-bureau',
        matter: '家庭经营个体商户',
      },
      // The head of the body seated in the unit: what is found there goes to another body.
      {
        person: cast.of('township-secretary', 'commission-taole'),
        kind: 'near-relative',
        unit: 'taole',
        counterpart: '姐姐（虚构）',
      },
    ];
    this.reserved = new Set([
      ...this.declared.map(({ person }) => person),
      this.movingSecretary,
      this.movingOfficial,
      this.latePerson,
      this.lastPerson,
      cast.of('township-official', 'commission-lingsha', 0),
      cast.of('township-secretary', 'commission-huangquqiao'),
    ]);
  }

  /** Leaves for another county. */
  get movingSecretary() {
    return this.cast.of('township-secretary', 'commission-touzha');
  }
  /** Goes to another group, in another zone. */
  get movingOfficial() {
    return this.cast.of('group-official', 'group-4', 0);
  }
  /** Learns in the midst of an inspection that he is barred. */
  get latePerson() {
    return this.cast.of('group-official', 'group-3', 1);
  }
  /** The same in the last week, so that a check is open. */
  get lastPerson() {
    return this.cast.of('group-official', 'group-court', 1);
  }

  director(zone: string, day: string): { readonly person: string; readonly wishes: string } {
    const wishes = `zone-director:${zone}`;
    if (zone !== 'zone-2' || day < DIRECTOR_LEAVES) return { person: this.cast.director(zone), wishes };
    return { person: day < DIRECTOR_COMES ? this.cast.director('zone-1') : NEW_DIRECTOR.person, wishes };
  }

  deputy = (zone: string) => this.cast.deputy(zone);

  /** Whoever writes for the office of a zone, from the day after the change on. */
  liaison = (zone: string, day: string) =>
    zone === 'zone-2' && day > LIAISON_CHANGES
      ? this.cast.of('office-official', 'office-2', 2)
      : this.cast.liaison(zone);

  /** An official of the counterpart office, neither its head nor its liaison officer. */
  official = (zone: string, n: 0 | 1 = 0) => this.cast.of('office-official', `office-${zone.slice(-1)}`, 2 + n);

  /** Whoever acts for a commission or group. */
  ofBody(body: string, day: string): string {
    if (body === 'commission-touzha' && day >= SECRETARY_LEAVES)
      return day < SECRETARY_COMES ? this.cast.of('township-official', body) : NEW_SECRETARY.person;
    return body.startsWith('commission') ? this.cast.of('township-secretary', body) : this.cast.of('group-head', body);
  }

  unitsOf(zone: string, day: string): readonly string[] {
    const before = zoneTable.zones.find(({ id }) => id === zone)!.units.map(({ id }) => id);
    if (day < COMPOSITION_CHANGES) return before;
    if (zone === 'zone-1') return [...before, MOVED_UNIT];
    return before.filter((unit) => unit !== MOVED_UNIT);
  }

  nameOfUnit = (unit: string) => zoneTable.zones.flatMap(({ units }) => units).find(({ id }) => id === unit)!.name;

  private zoneOfUnit = (unit: string, day: string) =>
    zoneTable.zones.find(({ id }) => this.unitsOf(id, day).includes(unit))!.id;

  bodiesOf = (zone: string) => zoneTable.zones.find(({ id }) => id === zone)!.bodies;

  /** The body seated or stationed in a unit. */
  seatedAt = (unit: string): string | undefined =>
    zoneTable.zones.flatMap(({ bodies }) => bodies).find(({ hosts }) => hosts.includes(unit))?.id;

  /** Bodies that may be chosen where none is seated: the zone's numbered groups first. */
  choicesFor(unit: string, day: string): readonly string[] {
    const bodies = this.bodiesOf(this.zoneOfUnit(unit, day)).filter(({ hosts }) => !hosts.includes(unit));
    return [...bodies.filter(({ hosts }) => hosts.length === 0), ...bodies.filter(({ hosts }) => hosts.length > 0)].map(
      ({ id }) => id,
    );
  }

  /** Members of a zone whom nothing bars from these units. */
  freeMembers(zone: string, units: readonly string[]): readonly string[] {
    const barred = this.bodiesOf(zone).flatMap(({ id, hosts }) =>
      hosts.some((host) => units.includes(host)) ? [id] : [],
    );
    return this.cast.persons.flatMap(({ person, home }) =>
      home !== undefined &&
      this.bodiesOf(zone).some(({ id }) => id === home) &&
      !barred.includes(home) &&
      !this.reserved.has(person)
        ? [person]
        : [],
    );
  }

  /** A team without conflict: its leader first, members of the zone, and one official of its office. */
  team(matter: Matter, zone: string, units: readonly string[], size: number): readonly [string, ...string[]] {
    const free = this.freeMembers(zone, units);
    const isHead = (person: string) =>
      this.cast.persons.some((one) => one.person === person && /secretary|head/.test(one.posts[0]!.post));
    const [leader] = matter.some(free.filter(isHead), 1);
    const others = matter.some(
      free.filter((person) => person !== leader),
      size - 2,
    );
    return [leader!, ...others, this.official(zone, matter.between(0, 1) as 0 | 1)];
  }
}
