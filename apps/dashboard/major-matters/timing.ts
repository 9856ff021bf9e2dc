import type { RowOf } from '../api/rows.js';

type Matter = Pick<RowOf<'urgent-matters'>, 'knownAt' | 'toldAt' | 'writtenAt' | 'limitHours' | 'late' | 'is'>;

const HOUR_MS = 3_600_000;
const hours = (from: string, to: number) => Math.round(((to - Date.parse(from)) / HOUR_MS) * 10) / 10;

export interface Timing {
  /** Written in time, written late, still to be written, or not written though the hours are over. */
  readonly is: 'in-time' | 'late' | 'running' | 'over';
  /** From knowing to telling, and from knowing to writing, or to now. */
  readonly toldAfter: number;
  readonly writtenAfter: number;
  readonly limit: number;
}

/** How the hours of a major matter were used: told at once, written within the limit (七(二)). */
export function timingOf({ knownAt, toldAt, writtenAt, limitHours, late }: Matter, now: number): Timing {
  const writtenAfter = hours(knownAt, writtenAt === null ? now : Date.parse(writtenAt));
  const is = writtenAt !== null ? (late ? 'late' : 'in-time') : writtenAfter > limitHours ? 'over' : 'running';
  return { is, toldAfter: hours(knownAt, Date.parse(toldAt)), writtenAfter, limit: limitHours };
}

export const MATTER_LIFE = ['known', 'told', 'written', 'asked', 'instructed', 'acknowledged'] as const;
export type MatterStep = (typeof MATTER_LIFE)[number];

/** The steps of a matter: it asks for instructions only when it is a request. */
export const lifeOf = ({ kind }: Pick<RowOf<'urgent-matters'>, 'kind'>): readonly MatterStep[] =>
  MATTER_LIFE.filter((step) => step !== 'asked' || kind === 'request');

const REACHED: Readonly<Record<Matter['is'], MatterStep>> = {
  noted: 'told',
  reported: 'written',
  asked: 'asked',
  instructed: 'instructed',
  acknowledged: 'acknowledged',
};

export const stepOf = ({ is }: Pick<Matter, 'is'>): MatterStep => REACHED[is];
