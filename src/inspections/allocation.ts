import type { TaskTerms } from '../planning/task.state.js';
import { barredFrom, type Known } from '../recusals/relations.facts.js';
import { membershipOf } from '../zones/arrangement.state.js';
import { calledOn } from '../zones/unit.state.js';
import type { Dispatch } from './dispatch.state.js';
import { type Loads, mattersOf } from './load.facts.js';
import { capacityIn, nameOf } from './team.js';

interface Asked {
  readonly task: Pick<TaskTerms, 'zone' | 'units'>;
  readonly day: string;
  readonly loads: Loads;
  /** Matters at once; past it the candidate comes with a warning. */
  readonly limit: number;
  readonly dispatch: Dispatch;
  /** Recused from this very inspection by decision. */
  readonly recused: readonly string[];
}

const GROUNDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'near-relative': { zh: '有近亲属关系', en: 'a near relative is there' },
  witness: { zh: '曾为证人、鉴定人等', en: 'was a witness in it' },
  interest: { zh: '有利害关系', en: 'has an interest in it' },
  'home-unit': { zh: '系其所在单位', en: 'belongs there' },
  'former-post': { zh: '曾在该单位任职', en: 'held a post there' },
  recused: { zh: '已决定回避', en: 'is recused by decision' },
};
const OTHER = { zh: '有其他影响公正的关系', en: 'has another tie' };

/**
 * Who of a zone could go: those without a conflict first, and of them whoever has least in hand. Each with the reason in
 * words. A suggestion; the director decides.
 */
export function candidatesFor({ task, day, loads, limit, dispatch, recused }: Asked, known: Known) {
  const { arrangement, people } = known;
  const inNames = ({ ground, unit }: { readonly ground: string; readonly unit: string }) => {
    const placed = arrangement.units[unit];
    return { ground, unit: placed ? calledOn(placed, day) : unit };
  };
  const persons = Object.keys(people.persons).flatMap((person) => {
    const as = capacityIn(task.zone, person, day, { ...known, dispatch });
    if (as === undefined || as === 'special-supervisor') return [];
    const name = nameOf(person, arrangement, people)!;
    const home = membershipOf(arrangement, person, day)?.home ?? null;
    const matters = mattersOf(loads, person);
    const grounds = [
      ...barredFrom(task.units, person, day, known).map(({ ground, unit }) => ({ ground: ground, unit })),
      ...(recused.includes(person) ? task.units.map((unit) => ({ ground: 'recused', unit })) : []),
    ];
    const held = matters.length;
    const overLimit = held >= limit;
    const recommended = grounds.length === 0;
    return [
      {
        person,
        name,
        as,
        home,
        held,
        matters,
        overLimit,
        recommended,
        grounds,
        reason: said(grounds.map(inNames), held, limit),
      },
    ];
  });
  return persons.sort(
    (a, b) => Number(b.recommended) - Number(a.recommended) || a.held - b.held || (a.person < b.person ? -1 : 1),
  );
}

function said(grounds: readonly { readonly ground: string; readonly unit: string }[], held: number, limit: number) {
  if (grounds.length > 0)
    return {
      zh: `应当回避：${grounds.map(({ ground, unit }) => `${unit}${(GROUNDS[ground] ?? OTHER).zh}`).join('；')}`,
      en: `Barred: ${grounds.map(({ ground, unit }) => `${unit}, ${(GROUNDS[ground] ?? OTHER).en}`).join('; ')}`,
    };
  return held >= limit
    ? {
        zh: `无需回避；手头已有 ${held} 项，达到 ${limit} 项，请酌情`,
        en: `No conflict; has ${held} matters in hand, the limit is ${limit}: weigh it`,
      }
    : { zh: `无需回避；手头 ${held} 项`, en: `No conflict; ${held} matters in hand` };
}
