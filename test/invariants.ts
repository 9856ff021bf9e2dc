import { addYears, dayOf } from '@libs/event-sourcing/time.js';
import type { AnyDecider, DomainEvent } from '@libs/event-sourcing/index.js';
import { capabilities } from '@county/county.js';

/*
 * What must hold of a county's log whatever was commanded, read from the events alone and, on purpose, without the rules'
 * own states and conditions: a rule that is wrong must not be judged by itself.
 */

type Events = readonly DomainEvent[];
type Data = Readonly<Record<string, any>>;

const within = (day: string, { from, until }: { readonly from: string; readonly until?: string | undefined }) =>
  from <= day && (until === undefined || day < until);

const byStream = (events: Events): ReadonlyMap<string, Events> => Map.groupBy(events, ({ stream }) => stream);
const streamsOf = (events: Events, category: string) =>
  [...byStream(events)].flatMap(([, own]) => (own[0]!.category === category ? [[own[0]!.id, own] as const] : []));

/** No task without a plan item or a designation (R30). */
function tasksHaveAnOrigin(events: Events): string[] {
  const approved = new Set<string>();
  const begun = new Set<string>();
  return events.flatMap(({ type, category, id, data, meta }) => {
    if (category === 'plan' && type === 'PlanItemApproved') approved.add(`${id}:${(data as Data)['item']}`);
    if (category !== 'task' || begun.has(id)) return [];
    begun.add(id);
    const { plan, item } = data as Data;
    if (type === 'TaskAssigned' && approved.has(`${plan}:${item}`)) return [];
    if (type === 'CollaborationItemDesignated' && DESIGNATES.includes(meta.actor.post)) return [];
    return [`${id} begins with ${type} by ${meta.actor.post}`];
  });
}
const DESIGNATES = ['principal-leader', 'leader-in-charge', 'office-head', 'deputy-zone-director'];

/** Who decides on a plan item has had no hand in proposing it (R32). */
function approversDidNotPropose(events: Events): string[] {
  const authors = new Map<string, string[]>();
  return events.flatMap(({ type, id, data, meta: { actor } }) => {
    const item = `${id}:${(data as Data)['item']}`;
    if (type === 'PlanItemProposed' || type === 'PlanItemAmended')
      authors.set(item, [...(authors.get(item) ?? []), actor.person]);
    const decides = type === 'PlanItemApproved' || type === 'PlanItemRejected';
    return decides && authors.get(item)?.includes(actor.person) ? [`${actor.person} decides on ${item}`] : [];
  });
}

/** Nothing goes to the principal leader past the zone's director (R39). */
function reportsPassTheDirector(events: Events): string[] {
  return streamsOf(events, 'inspection').flatMap(([id, own]) => {
    let zone = '';
    let reviewed = false;
    let presented = false;
    return own.flatMap(({ type, data, meta: { actor } }) => {
      const told = data as Data;
      if (type === 'InspectionTeamFormed') zone = told['zone'] as string;
      if (type === 'InspectionReportSubmitted' || type === 'InspectionReportReturned') reviewed = false;
      if (type === 'InspectionReportReviewed') {
        reviewed = actor.post === 'zone-director' && actor.of === zone;
        if (!reviewed) return [`${id} is reviewed by ${actor.post}:${actor.of}`];
      }
      if (type === 'InspectionReportPresented') {
        presented = true;
        if (!reviewed) return [`${id} is presented unreviewed`];
      }
      return type === 'InspectionReportInstructed' && !presented
        ? [`${id} is instructed on before it is presented`]
        : [];
    });
  });
}

const SENDS = ['ClueTransferred', 'ClueHandedOver', 'CluePassedOn', 'ClueSentBack', 'ClueSentOut'];
const ARRIVES = ['ClueReceived', 'HandOverReceived', 'PassingReceived', 'ClueTakenBack', 'OutsideReceiptRecorded'];
const STAYS = ['ClueReturned', 'HandOverRefused'];

/** One person answers for a clue at every instant; who sends it is who had it, and who receives it is another (R40). */
function cluesHaveOneCustodian(events: Events): string[] {
  return streamsOf(events, 'clue').flatMap(([id, own]) => {
    let holder: string | undefined;
    let sender: string | undefined;
    let at = '';
    return own.flatMap(({ type, data, meta }) => {
      const told = data as Data;
      const wrong: string[] = [];
      if (meta.occurredAt < at) wrong.push(`${id} goes back in time at ${type}`);
      at = meta.occurredAt;
      if (type === 'ClueSealed') {
        if (holder !== undefined) wrong.push(`${id} is sealed twice`);
        holder = told['holder'] as string;
      } else if (holder === undefined) wrong.push(`${id} is nobody's at ${type}`);
      if (SENDS.includes(type)) {
        if (told['sender'] !== holder) wrong.push(`${id} is sent by ${told['sender']}, and ${holder} has it`);
        if (sender !== undefined) wrong.push(`${id} is sent while it is under way`);
        sender = told['sender'] as string;
      }
      if (ARRIVES.includes(type)) {
        if (sender === undefined) wrong.push(`${id} arrives without having been sent`);
        if (told['receiver'] === sender) wrong.push(`${id} is received by its sender`);
        holder = (told['receiver'] ?? told['to']) as string;
        sender = undefined;
      }
      if (STAYS.includes(type) || (type === 'ClueRecusalDecided' && told['backTo'] !== undefined)) sender = undefined;
      if (typeof holder !== 'string' || holder === '') wrong.push(`${id} has no custodian after ${type}`);
      return wrong;
    });
  });
}

/** What of the registers a check needs to know at a point of the log. */
class Registers {
  readonly posts = new Map<string, { of: string; from: string; until?: string }[]>();
  readonly homes = new Map<string, { home: string; from: string; until?: string }[]>();
  readonly hosts = new Map<string, readonly string[]>();
  /** Part or merged unit → what it belongs to. */
  readonly wholes = new Map<string, string[]>();
  readonly relations = new Map<string, Map<string, { unit: string; kind: string; until?: string }>>();
  readonly recused = new Map<string, Set<string>>();

  take({ type, id, data, meta }: DomainEvent): void {
    const told = data as Data;
    const list = <T>(map: Map<string, T[]>, key: string) => map.get(key) ?? map.set(key, []).get(key)!;
    const end = (spans: { until?: string }[], until: string) => {
      for (const span of spans) span.until ??= until;
    };
    switch (type) {
      case 'PostTaken':
        if (told['of'] !== undefined) list(this.posts, told['person']).push({ of: told['of'], from: told['from'] });
        return;
      case 'PostEnded':
        return end(
          list(this.posts, told['person']).filter(({ of }) => of === told['of']),
          told['until'],
        );
      case 'ZoneMemberAdded':
        list(this.homes, told['person']).push({ home: told['home'], from: told['from'] });
        return;
      case 'ZoneMemberReassigned':
        end(list(this.homes, told['person']), told['from']);
        list(this.homes, told['person']).push({ home: told['toHome'], from: told['from'] });
        return;
      case 'ZoneMemberRemoved':
        return end(list(this.homes, told['person']), told['until']);
      case 'BodyRegistered':
        this.hosts.set(told['body'], told['hosts']);
        return;
      case 'UnitRegistered':
        for (const { unit } of told['subUnits']) list(this.wholes, unit).push(told['unit']);
        return;
      case 'SubUnitAttached':
        list(this.wholes, told['unit']).push(told['whole']);
        return;
      case 'UnitsMerged':
        for (const { unit } of [told, ...told['subUnits']]) list(this.wholes, unit).push(told['into']);
        return;
      case 'RelationDeclared': {
        const own = this.relations.get(id) ?? new Map<string, { unit: string; kind: string; until?: string }>();
        own.set(told['relation'], { unit: told['unit'], kind: told['kind'], until: told['until'] });
        this.relations.set(id, own);
        return;
      }
      case 'RelationWithdrawn':
        this.relations.get(id)?.delete(told['relation']);
        return;
      case 'RecusalDecided': {
        const own = this.recused.get(id) ?? new Set();
        if (told['outcome'] === 'recused') own.add(`${told['kind']}:${told['matter']}`);
        this.recused.set(id, own);
        return;
      }
      case 'TeamMemberBarred':
        this.recused.set(told['person'], (this.recused.get(told['person']) ?? new Set()).add(`inspection:${id}`));
        return;
      default:
        void meta;
    }
  }

  homesOf(person: string, day: string): readonly string[] {
    const home = (this.homes.get(person) ?? []).filter((span) => within(day, span)).map((span) => span.home);
    const of = (this.posts.get(person) ?? []).filter((span) => within(day, span)).map((span) => span.of);
    return [...new Set([...home, ...of])];
  }

  /** Why the person may not inspect the unit; undefined: may. */
  bars(person: string, unit: string, inspection: string, day: string): string | undefined {
    const touching = (one: string) => one === unit || this.isPart(one, unit) || this.isPart(unit, one);
    for (const home of this.homesOf(person, day))
      if (touching(home) || (this.hosts.get(home) ?? []).some(touching)) return `at home in ${unit}`;
    for (const { unit: towards, kind, until } of this.relations.get(person)?.values() ?? [])
      if (touching(towards) && !(kind === 'former-post' && until !== undefined && addYears(until, 3) <= day))
        return `related to ${towards}`;
    return this.recused.get(person)?.has(`inspection:${inspection}`) ? 'recused' : undefined;
  }

  private isPart(part: string, whole: string): boolean {
    return (this.wholes.get(part) ?? []).some((next) => next === whole || this.isPart(next, whole));
  }
}

const TEAMS_ACTS = ['FieldworkStarted', 'FindingRecorded', 'FieldworkCompleted', 'InspectionReportSubmitted'];

/** Nobody is put on a team, and no team acts with somebody on it, who is recused (R35, R71). */
function teamsAreFree(events: Events): string[] {
  const registers = new Registers();
  const teams = new Map<string, { units: readonly string[]; members: readonly string[] }>();
  return events.flatMap((event) => {
    const { type, id, data, meta } = event;
    const told = data as Data;
    registers.take(event);
    let asked: readonly string[] = [];
    if (type === 'InspectionTeamFormed') {
      teams.set(id, { units: told['units'], members: told['members'] });
      asked = told['members'];
    }
    const team = teams.get(id);
    if (event.category !== 'inspection' || !team) return [];
    if (type === 'TeamMemberReplaced') {
      const members = team.members.map((member) => (member === told['leaves'] ? told['joins'] : member) as string);
      teams.set(id, { ...team, members });
      asked = [told['joins']];
    }
    if (type === 'SupervisorReleased')
      teams.set(id, { ...team, members: team.members.filter((member) => member !== told['person']) });
    if (TEAMS_ACTS.includes(type)) asked = team.members;
    // What is entered late was done when it was done, and what is known by now was known to whoever entered it.
    const day = dayOf(meta.recordedAt);
    return asked.flatMap((person) =>
      team.units.flatMap((unit) => {
        const ground = registers.bars(person, unit, id, day);
        return ground === undefined ? [] : [`${type} of ${id}: ${person} is ${ground}`];
      }),
    );
  });
}

const RECTIFIES = ['IssueAccepted', 'RectificationPlanSet', 'ProgressReported', 'RectificationClaimed'];
const JUDGES = ['RectificationVerified', 'IssueClosed', 'IssueRechecked'];

/** Nobody judges what he or his own body has rectified (R42). */
function verifiersAreOthers(events: Events): string[] {
  const registers = new Registers();
  const rectified = new Map<string, Set<string>>();
  return events.flatMap((event) => {
    registers.take(event);
    const { type, id, data, meta } = event;
    const { person } = meta.actor;
    const own = rectified.get(id) ?? rectified.set(id, new Set()).get(id)!;
    if (RECTIFIES.includes(type)) own.add(person);
    if (type === 'IssueTakenOver') own.add((data as Data)['person'] as string);
    if (type === 'IssueForwarded') own.clear();
    if (!JUDGES.includes(type)) return [];
    const body = (data as Data)['body'] as string | undefined;
    const ofBody = body !== undefined && registers.homesOf(person, dayOf(meta.occurredAt)).includes(body);
    return own.has(person) || ofBody ? [`${type} of ${id} by ${person} of ${body}`] : [];
  });
}

interface Entry {
  readonly from: string;
  /** `undefined`: in no zone by itself, because it was attached, merged or retired. */
  readonly zone: string | undefined;
}

/** Every body and unit that was ever assigned is in exactly one zone on every day since, and the zone is there on that day. */
function zonesAreAPartition(events: Events): string[] {
  const places = new Map<string, readonly Entry[]>();
  const zones = new Map<string, { from: string; until?: string }>();
  const offices = new Map<string, string>();
  const directors = new Map<string, { acting: boolean; from: string; until?: string }[]>();
  const days = new Set<string>();
  const wrong: string[] = [];
  const place = (member: string, zone: string | undefined, from: string) => {
    days.add(from);
    const before = places.get(member) ?? [];
    // An end takes back what was decided for later days; another placing does not.
    const kept = zone === undefined ? before.filter((one) => one.from < from) : before;
    const sorted = [...kept, { from, zone }].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    if (zone !== undefined || before.length > 0) places.set(member, sorted);
  };
  const directs = (zone: string, acting: boolean, from: string) => {
    const spans = directors.get(zone) ?? [];
    // The zone's own director takes the place of an acting one; nobody else takes anybody's.
    for (const span of spans)
      if (!acting && span.acting && (span.until === undefined || from < span.until)) span.until = from;
    directors.set(zone, [...spans, { acting, from }]);
  };
  for (const { type, category, data, meta } of events) {
    if (category !== 'arrangement') continue;
    const told = data as Data;
    const moved = (told['moves'] ?? []) as readonly { member: string; toZone: string }[];
    if (type === 'ZoneEstablished') {
      zones.set(told['zone'], { from: told['from'] ?? '0000-00-00' });
      if ([...offices.values()].includes(told['office'])) wrong.push(`${told['office']} has two zones`);
      offices.set(told['zone'], told['office']);
    }
    if (type === 'CounterpartOfficeSet') {
      if ([...offices.values()].includes(told['office'])) wrong.push(`${told['office']} has two zones`);
      offices.set(told['zone'], told['office']);
    }
    if (type === 'BodyAssignedToZone') place(told['body'], told['zone'], told['from']);
    if (type === 'UnitAssignedToZone') place(told['unit'], told['zone'], told['from']);
    if (type === 'ZoneCompositionAdjusted' || type === 'ZoneDissolved')
      for (const { member, toZone } of moved) place(member, toZone, told['from']);
    if (type === 'SpecialSupervisorAllotted') place(`supervisor ${told['person']}`, told['zone'], told['from']);
    if (type === 'ZoneDissolved') {
      for (const { person, toZone } of told['supervisors']) place(`supervisor ${person}`, toZone, told['from']);
      zones.get(told['zone'])!.until = told['from'];
      offices.delete(told['zone']);
      for (const span of directors.get(told['zone']) ?? []) span.until ??= told['from'];
    }
    if (type === 'SubUnitAttached' || type === 'UnitsMerged') place(told['unit'], undefined, told['from']);
    if (type === 'UnitRetired') place(told['unit'], undefined, told['until']);
    if (type === 'ZoneDirectorAppointed' || type === 'ActingDirectorAppointed') {
      directs(told['zone'], type === 'ActingDirectorAppointed', told['from']);
      days.add(told['from']);
    }
    if (type === 'ZoneDirectorRelieved')
      for (const span of directors.get(told['zone']) ?? [])
        if (span.until === undefined || told['until'] < span.until) span.until = told['until'];
    days.add(dayOf(meta.occurredAt));
  }
  for (const [member, entries] of places)
    for (const day of days) {
      const now = entries.findLast(({ from }) => from <= day);
      if (!now || now.zone === undefined) continue;
      // The allotment of a supervisor whose term was over before the zone was dissolved binds nobody.
      if (member.startsWith('supervisor ') && now.from < day && zones.get(now.zone)?.until !== undefined) continue;
      const zone = zones.get(now.zone);
      if (!zone || !within(day, zone)) wrong.push(`${member} is in ${now.zone} on ${day}, which is no zone then`);
    }
  for (const [zone, spans] of directors)
    for (const day of days) {
      const on = spans.filter((span) => within(day, span));
      if (on.length > 1) wrong.push(`${zone} has ${on.length} directors on ${day}`);
    }
  return wrong;
}

/** A person is a member of one body at a time, and of a body that is in a zone. */
function membersAreInOneZone(events: Events): string[] {
  const spans = new Map<string, { home: string; from: string; until?: string }[]>();
  const registers = new Registers();
  for (const event of events) registers.take(event);
  for (const [person, homes] of registers.homes) spans.set(person, homes);
  return [...spans].flatMap(([person, homes]) =>
    homes.flatMap((one, nth) =>
      homes
        .slice(nth + 1)
        .filter((other) => within(other.from, one) && (other.until === undefined || other.from < other.until))
        .map((other) => `${person} is of ${one.home} and ${other.home} on ${other.from}`),
    ),
  );
}

/** What is handed over has somebody until it is taken: a list is complete only when each item was accepted. */
function handoversLeaveNothing(events: Events): string[] {
  const open = new Map<string, Set<string>>();
  return events.flatMap(({ type, data }) => {
    const { handover, items, item } = data as Data;
    if (type === 'HandoverOpened') open.set(handover, new Set((items as { id: string }[]).map(({ id }) => id)));
    const waiting = open.get(handover as string);
    if (type === 'HandoverItemAccepted' && waiting?.delete(item as string) !== true)
      return [`${item} of ${handover} is accepted, and does not wait`];
    return type === 'HandoverCompleted' && waiting!.size > 0
      ? [`${handover} is complete without ${[...waiting!].join()}`]
      : [];
  });
}

const deciders: ReadonlyMap<string, AnyDecider> = new Map(
  capabilities.map(({ decider }) => [decider.category, decider]),
);

/** Every stream still adds up to a state. */
function streamsFold(events: Events): string[] {
  return [...byStream(events)].flatMap(([stream, own]) => {
    const decider = deciders.get(own[0]!.category);
    if (!decider) return [`${stream}: no capability tells such events`];
    try {
      own.reduce((state, { type, data, meta }) => decider.evolve[type]!(state, data, meta) as unknown, decider.initial);
      return [];
    } catch (error) {
      return [`${stream}: ${String(error)}`];
    }
  });
}

export const INVARIANTS: Readonly<Record<string, (events: Events) => readonly string[]>> = {
  'every task has a plan item or a designation': tasksHaveAnOrigin,
  'who decides on a plan item did not propose it': approversDidNotPropose,
  'no report skips the director': reportsPassTheDirector,
  'one person answers for a clue at every instant': cluesHaveOneCustodian,
  'nobody recused is on a team': teamsAreFree,
  'who verifies has not rectified, nor his body': verifiersAreOthers,
  'zones are a partition at every instant': zonesAreAPartition,
  'a person is a member of one body at a time': membersAreInOneZone,
  'a hand-over leaves nothing behind': handoversLeaveNothing,
  'every stream folds': streamsFold,
};

/** Sentences about what does not hold; none: everything does. The events of one county, in the order of its log. */
export const brokenInvariants = (events: Events): readonly string[] =>
  Object.entries(INVARIANTS).flatMap(([name, broken]) => broken(events).map((what) => `${name}: ${what}`));
