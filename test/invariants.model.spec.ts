import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refused } from '@libs/event-sourcing/index.js';
import { Misshapen } from '@libs/http/index.js';
import { brokenInvariants } from './invariants.js';
import { programs, type Sent, sent } from './model-commands.js';
import { eventsOf, Year, YEAR } from './model-county.js';

/*
 * A thousand short programs of lawful and unlawful commands, each begun at some moment of a lawful year. Whatever was
 * accepted and whatever was refused, the log keeps what must hold of every year.
 */

const PROGRAMS = 1000;
const SEED = 20_260_105;

describe('whatever is commanded', () => {
  let year: Year;
  const seen = { accepted: 0, commands: new Set<string>(), refusals: new Set<string>() };

  beforeAll(async () => {
    year = await Year.lived();
  }, 60_000);

  it('keeps what must hold, in the lawful year', async () => {
    const { county } = year.at(YEAR.length);
    expect(brokenInvariants(await eventsOf(county))).toEqual([]);
  });

  it(`keeps what must hold, after each of ${PROGRAMS} programs`, async () => {
    await fc.assert(
      fc.asyncProperty(programs, async ({ moment, tempts, moves }) => {
        const { county, player, records } = year.at(moment);
        const tried = async ({ by, command, id, body, wishes }: Sent): Promise<boolean> => {
          try {
            const { events } = (await player.send(by, command, id, body, wishes))!;
            if (events.length === 0) return false;
            seen.accepted++;
            seen.commands.add(command);
            return true;
          } catch (error) {
            if (error instanceof Refused) seen.refusals.add(error.code);
            else if (!(error instanceof Misshapen)) throw error;
            return false;
          }
        };
        for (const step of tempts) await tried(step);
        let lived = moment;
        for (const move of moves) if (await tried(sent(move, lived, records))) lived++;
        expect(brokenInvariants(await eventsOf(county))).toEqual([]);
      }),
      { numRuns: PROGRAMS, seed: SEED, endOnFailure: false },
    );
    // A model that is always refused would find nothing.
    expect(seen.accepted).toBeGreaterThan(500);
    expect(seen.commands.size).toBeGreaterThan(50);
    expect(seen.refusals.size).toBeGreaterThan(100);
  }, 180_000);
});
