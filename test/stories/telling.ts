import { afterAll, beforeAll, it } from '@jest/globals';
import { epochOf, instant } from '@libs/event-sourcing/time.js';
import type { Story } from './story.js';

/*
 * A story is told in acts, each at its moment, so that it can be told on a county of its own, or with all others on one
 * log, where whatever comes first in the year is told first.
 */

export interface Teller {
  /** The county is open: time to see who is who in it. */
  readonly begins: (open: (story: Story) => void) => void;
  /** What is told from here on happens at this moment. */
  readonly at: (moment: string) => void;
  readonly it: (what: string, does: () => Promise<unknown>, timeout?: number) => void;
  /** Whether nothing else is told of this county, so that what it counts as a whole is this story's. */
  readonly alone: boolean;
}

export type Telling = (teller: Teller) => void;

interface Act {
  readonly what: string;
  readonly does: () => Promise<unknown>;
  readonly timeout: number | undefined;
}

/** What a story tells of one moment, without anything between. */
interface Scene {
  readonly moment: string;
  readonly acts: Act[];
}

interface Script {
  readonly open: (story: Story) => void;
  readonly scenes: readonly Scene[];
}

function scriptOf(telling: Telling, alone: boolean): Script {
  const opens: ((story: Story) => void)[] = [];
  const scenes: Scene[] = [];
  telling({
    begins: (open) => opens.push(open),
    at: (moment) => scenes.push({ moment, acts: [] }),
    it: (what, does, timeout) => scenes.at(-1)!.acts.push({ what, does, timeout }),
    alone,
  });
  return { open: (story) => opens.forEach((open) => open(story)), scenes };
}

/** A story on a county of its own. Within a `describe`. */
export function tellAlone(telling: Telling, open: () => Promise<Story>): void {
  const script = scriptOf(telling, true);
  let story: Story;
  beforeAll(async () => {
    story = await open();
    script.open(story);
  });
  afterAll(() => story.close());
  for (const { moment, acts } of script.scenes)
    for (const [nth, { what, does, timeout }] of acts.entries())
      it(
        what,
        async () => {
          if (nth === 0) story.at(moment);
          await does();
        },
        timeout,
      );
}

/** A county in which everything is told answers a slow store's questions slowly. */
const SLOW_MS = 300_000;

/** How long what others tell of the same hour may hold a scene up. */
const PATIENCE_MS = 15 * 60_000;

/**
 * All of them on one county, in order of time; of two that tell of the same moment, the one that is named first. Within a
 * `describe`, whose `beforeAll` opens the county.
 */
export function tellTogether(tellings: Readonly<Record<string, Telling>>, told: () => Story): void {
  const scripts = Object.entries(tellings).map(([name, telling]) => ({ name, ...scriptOf(telling, false) }));
  beforeAll(() => scripts.forEach(({ open }) => open(told())));
  const scenes = scripts
    .flatMap(({ name, scenes }) => scenes.map((scene) => ({ name, ...scene })))
    .sort((a, b) => epochOf(a.moment)! - epochOf(b.moment)!);
  for (const { name, moment, acts } of scenes)
    for (const [nth, { what, does, timeout }] of acts.entries())
      it(
        `${moment.slice(0, 10)} ${name} ${what}`,
        async () => {
          const story = told();
          const late = epochOf(story.now)! - epochOf(moment)!;
          if (nth === 0 && late > PATIENCE_MS) throw new Error(`it is ${story.now}, too late for ${moment}`);
          if (nth === 0) story.at(instant(Math.max(epochOf(moment)!, epochOf(story.now)!)));
          await does();
        },
        timeout ?? SLOW_MS,
      );
}
