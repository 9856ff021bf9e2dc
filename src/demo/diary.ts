import { addWorkingDays, calendarOf, NOTICES, onOrAfter, onOrBefore } from '@libs/calendar/index.js';
import { epochOf, instant } from '@libs/event-sourcing/time.js';

/** One act of the story. `refused`: the code with which it will be refused. */
export interface Entry {
  readonly at: string;
  readonly person: string;
  readonly command: string;
  readonly id: string;
  readonly body: object;
  /** The post the person acts in, when there are several. */
  readonly wishes?: string;
  readonly refused?: string;
}

/** Numbers from 0 to 1 that look random and are the same at every call (mulberry32), one row for each name. */
function dice(name: string): () => number {
  let seed = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0, 0x811c9dc5);
  return () => {
    seed = (seed + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Begins a thread of the story by its name on a day. */
export type Open = (name: string, from: string) => Matter;

const calendar = calendarOf(NOTICES);

/** `days` working days later; 0: the same day, or the next one that is worked. */
export const worked = (day: string, days: number): string => addWorkingDays(calendar, onOrAfter(calendar, day), days);

/** The same day, or the last one before it that is worked. */
export const lastWorked = (day: string): string => onOrBefore(calendar, day);

/** The year that is played. */
export const YEAR = '2026';
export const ZONES = ['zone-1', 'zone-2', 'zone-3', 'zone-4'] as const;

const MINUTE = 60_000;

/** One thread of the story: its acts follow each other in office hours. */
export class Matter {
  private ms: number;
  private readonly roll: () => number;

  constructor(
    private readonly diary: Entry[],
    readonly name: string,
    from: string,
  ) {
    this.roll = dice(name);
    this.ms = epochOf(`${worked(from, 0)}T08:30:00+08:00`)! + Math.floor(this.roll() * 90) * MINUTE;
  }

  get now(): string {
    return instant(this.ms);
  }

  get today(): string {
    return this.now.slice(0, 10);
  }

  /** A whole number in a range, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.roll() * (most - least + 1));
  }

  oneOf<T>(all: readonly T[]): T {
    return all[this.between(0, all.length - 1)]!;
  }

  /** So many of them, in another order. */
  some<T>(all: readonly T[], many: number): T[] {
    const left = [...all];
    return Array.from(
      { length: Math.min(many, left.length) },
      () => left.splice(this.between(0, left.length - 1), 1)[0]!,
    );
  }

  /** A moment of a working day so many working days on. */
  after(days: number): this {
    const day = worked(this.today, days);
    const hour = `${day}T08:40:00+08:00`;
    const minute = this.between(0, 380);
    // Nobody works between twelve and two.
    const moment = epochOf(hour)! + (minute < 200 ? minute : minute + 120) * MINUTE;
    this.ms = Math.max(this.ms + this.between(2, 30) * MINUTE, moment);
    return this.now.slice(11, 16) > '17:40' ? this.after(1) : this;
  }

  /** This moment, unless it is past. */
  on(moment: string): this {
    this.ms = Math.max(this.ms, epochOf(moment)!);
    return this;
  }

  /** Another thread that begins now. */
  branch(name: string): Matter {
    const other = new Matter(this.diary, name, this.today);
    other.ms = this.ms;
    return other;
  }

  does(person: string, command: string, id: string, body: object = {}, wishes?: string): this {
    return this.write({ at: this.now, person, command, id, body, ...(wishes !== undefined && { wishes }) });
  }

  tries(refused: string, person: string, command: string, id: string, body: object = {}, wishes?: string): this {
    return this.write({ at: this.now, person, command, id, body, refused, ...(wishes !== undefined && { wishes }) });
  }

  private write(entry: Entry): this {
    this.diary.push(entry);
    this.ms += this.between(2, 7) * MINUTE;
    return this;
  }
}
