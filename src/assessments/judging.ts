import { Refused } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import type { Post } from '../shared/posts.js';
import { postsOf } from '../people/people.state.js';
import { barredFrom, freeFrom, type Known } from '../recusals/relations.facts.js';
import { directorOn, headOn, membershipOf, zoneOfBody } from '../zones/arrangement.state.js';
import type { DecideObjection } from './assessment.commands.js';
import { DECIDE_OBJECTIONS, type Notice } from './assessment.state.js';
import type { Adjustment, Sheet } from './computing.js';
import { indicatorOf } from './indicators.js';
import type { Happened, Material } from './material.facts.js';
import { daysOf, placeOf } from './waiting.js';
import type { Weighted } from './scheme.state.js';

/** Who assesses (七(三)): the four counterpart offices, the Conduct Office and the General Office. */
const OFFICES: Partial<Record<Post, string>> = {
  'conduct-office-head': 'conduct-office',
  'conduct-office-official': 'conduct-office',
  'general-office-head': 'general-office',
  'general-office-official': 'general-office',
};

/** The assessing office for which somebody acts. */
export const officeOf = ({ post, of }: { readonly post: string; readonly of?: string }): string =>
  OFFICES[post as Post] ?? of ?? post;

/** Nobody judges a body that is or was lately his own, or that sits where he may not inspect. */
export function freeToJudge(persons: readonly string[], body: string, day: string, known: Known): void {
  const { arrangement, people, rulebook } = known;
  const hosts = arrangement.bodies[body]?.hosts ?? [];
  const barred = persons.filter(
    (person) =>
      membershipOf(arrangement, person, day)?.home === body ||
      (people.persons[person]?.tenures ?? []).some(
        ({ of, until }) => of === body && (until === undefined || day < freeFrom(until, day, rulebook)),
      ) ||
      barredFrom(hosts, person, day, known).length > 0,
  );
  if (barred.length > 0)
    throw new Refused('assessment.assessor-conflict', {
      persons: barred,
      body: arrangement.bodies[body]?.name ?? body,
    });
}

export function judgedIndicator(indicators: readonly Weighted[], indicator: string): Weighted {
  const weighted = indicators.find((one) => one.indicator === indicator);
  if (!weighted) throw new Refused('assessment.indicator-not-in-scheme', { indicator });
  if (indicatorOf(indicator).counted !== 'judged') throw new Refused('assessment.indicator-is-computed', { indicator });
  return weighted;
}

/** These events as the material has them; what may not be weighed may not be cited either. */
export function cited(material: Material, places: readonly string[]): readonly Happened[] {
  const wanted = new Map<string, Happened | undefined>(places.map((place) => [place, undefined]));
  let missing = wanted.size;
  for (let link = material; link && missing > 0; link = link.before) {
    const place = placeOf(link.last);
    if (!wanted.has(place) || wanted.get(place) !== undefined) continue;
    wanted.set(place, link.last);
    missing--;
  }
  const unknown = places.filter((place) => wanted.get(place) === undefined);
  if (unknown.length > 0) throw new Refused('assessment.event-not-in-material', { events: unknown });
  return places.map((place) => wanted.get(place)!);
}

export function mayDecide(
  deciders: readonly string[],
  body: string,
  scorers: readonly string[],
  day: string,
  known: Known,
): void {
  const { arrangement, people } = known;
  const scored = deciders.filter((person) => scorers.includes(person));
  if (scored.length > 0) throw new Refused('assessment.decider-scored', { persons: scored });
  const without = deciders.filter(
    (person) => !postsOf(people, person, day).some(({ post }) => DECIDE_OBJECTIONS.includes(post)),
  );
  if (without.length > 0) throw new Refused('assessment.decider-without-post', { persons: without });
  const zone = zoneOfBody(arrangement, body, day);
  const office = zone === undefined ? undefined : arrangement.zones[zone]?.office;
  const itsOwn = deciders.filter(
    (person) =>
      (zone !== undefined && directorOn(arrangement, zone, day)?.person === person) ||
      (office !== undefined && headOn(arrangement, office, day) === person),
  );
  if (itsOwn.length > 0) throw new Refused('assessment.decider-runs-the-zone', { persons: itsOwn });
  freeToJudge(deciders, body, day, known);
}

/** What a decision changes, each part resting on events: how many days that is, the log says and nobody types. */
export function adjustmentsOf(
  { body, adjustments }: DecideObjection,
  sheet: Sheet,
  material: Material,
  position: string,
): readonly Adjustment[] {
  return adjustments.map(({ kind, indicator, record, events, holder, why }) => {
    const score = sheet.scores.find((one) => one.indicator === indicator);
    const found = score?.cases.find((one) => one.record === record);
    if (!found) throw new Refused('assessment.no-such-case', { indicator, record });
    const places = cited(material, events);
    const later = places.filter((event) => event.position > position);
    if (later.length > 0) throw new Refused('assessment.event-after-position', { events: later.map(placeOf) });
    const common = { body, kind, indicator, record, events, why };
    if (kind === 'exclude') return common;
    const [first, second] = places;
    if (found.own === undefined) throw new Refused('assessment.case-without-waiting', { indicator, record });
    if (!first || !second || places.length !== 2 || holder === undefined)
      throw new Refused('assessment.charge-needs-two-events', { record });
    if (holder === body) throw new Refused('assessment.charged-to-itself', { holder });
    if (first.occurredAt >= second.occurredAt) throw new Refused('assessment.charge-runs-backwards', { events });
    const span = { from: first.occurredAt, until: second.occurredAt };
    return { ...common, holder, ...span, days: daysOf(span.from, span.until) };
  });
}

type Notices = Readonly<Record<string, Notice>>;

/** Nothing is approved, and nothing stopped, while somebody may still object. */
export function windowClosed(notices: Notices, today: string): void {
  const open = Object.values(notices).flatMap(({ until, objection }) =>
    objection === undefined && today <= until ? [until] : [],
  );
  if (open.length > 0) throw new Refused('assessment.window-open', { until: open.sort().at(-1)! });
}

export function allAnswered(notices: Notices): void {
  const bodies = Object.keys(notices).filter((body) => notices[body]!.objection?.is === 'lodged');
  if (bodies.length > 0) throw new Refused('assessment.objection-open', { bodies });
}

export const isYear = (id: string) => /^20\d\d$/.test(id);

export const endOfDay = (day: string) => `${day}T23:59:59.999+08:00`;

export const isOver = (until: string, now: string) => dayOf(now) > until;
