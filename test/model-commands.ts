import fc from 'fast-check';
import { capabilities } from '@county/county.js';
import type { CommandRoute } from '@county/shared/capability.js';
import {
  cast,
  type Life,
  momentAfter,
  type Step,
  table,
  TEMPTATIONS,
  type Temptation,
  who,
  YEAR,
} from './model-county.js';

/** One try: a step of the lawful year, at any moment and perhaps by somebody else or with something changed; or any command. */
export type Attempt = (
  | { readonly is: 'next'; readonly ahead: number }
  | { readonly is: 'step'; readonly nth: number; readonly twist: 'none' | 'person' | 'record' | 'field' }
  | { readonly is: 'any'; readonly nth: number }
) & { readonly picks: readonly number[] };

const picks = fc.array(fc.nat({ max: 9_999 }), { minLength: 12, maxLength: 12 });

export const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constant('next' as const), ahead: fc.nat({ max: 2 }), picks }) },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('step' as const),
      nth: fc.nat({ max: YEAR.length - 1 }),
      twist: fc.constantFrom('none' as const, 'person' as const, 'record' as const, 'field' as const),
      picks,
    }),
  },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('any' as const), nth: fc.nat({ max: 9_999 }), picks }) },
);

/** Commands tried from a moment of the year on: what tempts there, and then whatever comes. */
export interface Program {
  readonly moment: number;
  readonly tempts: Temptation['steps'];
  readonly moves: readonly Attempt[];
}

const moves = fc.array(attempts, { minLength: 1, maxLength: 5 });

export const programs: fc.Arbitrary<Program> = fc.oneof(
  fc.record({ moment: fc.nat({ max: YEAR.length }), tempts: fc.constant([]), moves }),
  fc
    .record({ tempted: fc.constantFrom(...TEMPTATIONS), moves })
    .map(({ tempted, moves: more }) => ({ moment: momentAfter(tempted.after), tempts: tempted.steps, moves: more })),
);

const routes = capabilities.flatMap(({ routes: own, decider }) =>
  Object.entries(own).map(([command, route]) => ({ command, route, category: decider.category })),
);
const persons = [...Object.values(who), 'qiu-shan', ...cast.persons.map(({ person }) => person)];
const acting = Object.values(who);
const zonesOf = table.zones.map(({ id }) => id);
const bodies = table.zones.flatMap((zone) => zone.bodies.map(({ id }) => id));
const units = [...table.zones.flatMap((zone) => zone.units.map(({ id }) => id)), 'treasury', 'tea-bureau', 'archive'];
const DAYS = ['2026-03-02', '2026-03-10', '2026-04-01', '2026-05-01', '2026-06-01', '2026-12-31'];

/** What a field of this name is likely to mean. */
const MEANINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/zone$|zones$/i, [...zonesOf, 'zone-3']],
  [/office/i, ['office-1', 'office-2', 'office-3']],
  [/^(unit|units|into|whole)$/i, units],
  [/^member$/i, [...bodies, ...units]],
  [/^(body|home|tohome|group|hosts)$/i, bodies],
  [/^(inspection|task|record)$/i, ['2026-spring-zone-1', 'designated']],
  [/^(issue|issues)$/i, ['2026-spring-zone-1-1', '2026-spring-zone-1-2']],
  [/^(clue|number)$/i, ['2026-1-001', '2026-1-002']],
  [/^finding$/i, ['1', '2', '3']],
  [/^plan$/i, ['2026']],
  [/^item$/i, ['winter', 'autumn', '2026-spring-zone-1', '2026-spring-zone-1-1']],
  [/^handover$/i, [`${who.stone}-1`, `${who.willow}-1`]],
];

/** Chooses by the numbers of an attempt, one after the other and round again. */
class Picker {
  private at = 0;
  constructor(private readonly numbers: readonly number[]) {}
  number = (): number => this.numbers[this.at++ % this.numbers.length]! + this.at;
  of = <T>(from: readonly T[]): T => from[this.number() % from.length]!;
}

interface Field {
  readonly type?: unknown;
  readonly required?: boolean;
  readonly isArray?: boolean;
  readonly minItems?: number;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

const fieldsOf = (type: { readonly prototype: object }): readonly (readonly [string, Field])[] => {
  const names = (Reflect.getMetadata('swagger/apiModelPropertiesArray', type.prototype) ?? []) as string[];
  return names.map((name) => {
    const field = name.slice(1);
    return [field, Reflect.getMetadata('swagger/apiModelProperties', type.prototype, field) as Field] as const;
  });
};

function value(name: string, field: Field, pick: Picker): unknown {
  if (field.isArray === true) {
    const length = Math.max(field.minItems ?? 0, pick.number() % 3);
    return [...new Set(Array.from({ length }, () => value(name, { ...field, isArray: false }, pick)))];
  }
  // Swagger keeps an enumeration inside the items of a list as well as beside them.
  const choices = field.enum ?? (field as { items?: { enum?: readonly string[] } }).items?.enum;
  if (choices) return pick.of(choices);
  if (field.format === 'date') return pick.of(DAYS);
  if (field.format === 'date-time') return '2026-03-02T08:00:00+08:00';
  if (field.pattern?.includes('0-9a-f') === true) return 'a'.repeat(64);
  if (field.type === 'integer') return (field.minimum ?? 0) + (pick.number() % 4);
  const meaning = MEANINGS.find(([pattern]) => pattern.test(name));
  if (meaning) return pick.of(meaning[1]);
  if (field.type === String) return field.pattern === undefined ? '说明文字' : pick.of(persons);
  if (field.type === Boolean || field.type === 'boolean') return pick.number() % 2 === 0;
  if (typeof field.type === 'function') return bodyOf((field.type as () => { prototype: object })(), pick);
  return pick.of(persons);
}

function bodyOf(type: { readonly prototype: object }, pick: Picker): Record<string, unknown> {
  return Object.fromEntries(
    fieldsOf(type).flatMap(([name, field]) => {
      if (name === 'occurredAt' || name === 'onBehalfOf') return [];
      return field.required === false && pick.number() % 3 > 0 ? [] : [[name, value(name, field, pick)]];
    }),
  );
}

function idOf(route: CommandRoute, body: object, pick: Picker, records: readonly string[]) {
  if (typeof route.id === 'string') return route.id;
  if (route.id && !route.post.includes(':id')) return route.id(body);
  return pick.of([...records, ...records, `new-${pick.number() % 3}`]);
}

/** Who could have sent such a command once, by what the log has; else anybody. */
const likely = (command: string, pick: Picker) => {
  const before = YEAR.filter((step) => step.command === command).map(({ by }) => by);
  return pick.number() % 4 === 0 || before.length === 0 ? pick.of(persons) : pick.of(before);
};

export type Sent = Step & { readonly wishes?: string };

export function sent(attempt: Attempt, moment: number, records: Life['records']): Sent {
  const pick = new Picker(attempt.picks);
  if (attempt.is === 'any') {
    const { command, route, category } = routes[attempt.nth % routes.length]!;
    const body = bodyOf(route.body, pick);
    return { by: sender(route, command, pick), command, id: idOf(route, body, pick, records(category)), body };
  }
  const step = YEAR[attempt.is === 'next' ? (moment + attempt.ahead) % YEAR.length : attempt.nth]!;
  if (attempt.is === 'next' || attempt.twist === 'none') return step;
  const { route, category } = routes.find(({ command }) => command === step.command)!;
  if (attempt.twist === 'person') return { ...step, by: pick.of(pick.number() % 2 === 0 ? acting : persons) };
  if (attempt.twist === 'record') return { ...step, id: idOf(route, step.body, pick, records(category)) };
  const fields = fieldsOf(route.body as { prototype: object }).filter(([name]) => name in step.body);
  if (fields.length === 0) return { ...step, by: pick.of(persons) };
  const [name, field] = pick.of(fields);
  return { ...step, body: { ...step.body, [name]: value(name, field, pick) } };
}

/** Three times out of four somebody whose post could allow it somewhere. */
function sender(route: CommandRoute, command: string, pick: Picker): string {
  const posts = route.by.flatMap((right) => ('post' in right ? [right.post as string] : []));
  const able = [...HOLDERS].flatMap(([person, held]) => (held.some((post) => posts.includes(post)) ? [person] : []));
  return able.length === 0 || pick.number() % 4 === 0 ? likely(command, pick) : pick.of(able);
}

const HOLDERS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...cast.persons.map(
    ({ person, posts, home }) =>
      [person, [...posts.map(({ post }) => post as string), ...(home === undefined ? [] : ['zone-member'])]] as const,
  ),
  [who.director, ['standing-member', 'zone-director']],
  [who.director2, ['standing-member', 'zone-director']],
  [who.deputy, ['office-official', 'office-head', 'deputy-zone-director']],
  [who.deputy2, ['office-official', 'office-head', 'deputy-zone-director']],
  [who.liaison, ['office-official', 'liaison-officer']],
]);
