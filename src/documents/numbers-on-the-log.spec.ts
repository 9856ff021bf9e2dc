import { describe, expect, it } from '@jest/globals';
import { Codec } from '@libs/event-sourcing/codec.js';
import { CommandPath } from '@libs/event-sourcing/command-path.js';
import type { AnyDecider } from '@libs/event-sourcing/index.js';
import { Facts } from '@libs/event-sourcing/facts.js';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { firstRulebook, evolveRulebook } from '../instruments/rulebook.state.js';
import { evolveArrangement, unarranged } from '../zones/arrangement.state.js';
import { documents } from './document.js';
import type { Register } from './register.state.js';
import { documentRegisters } from './register.js';

const teller = (category: string, initial: unknown, evolve: object) =>
  ({ category, initial, evolve, decide: {} }) as unknown as AnyDecider;

/** Two programs that know nothing of each other but the log. */
function twoPrograms() {
  const store = new MemoryEventStore();
  const program = () => {
    const codec = new Codec([
      documents,
      documentRegisters,
      teller('arrangement', unarranged, evolveArrangement),
      teller('rulebook', firstRulebook, evolveRulebook),
    ]);
    const now = () => Date.parse('2026-03-20T09:00:00+08:00');
    return new CommandPath(store, codec, new Facts(store, codec), { now });
  };
  const ask =
    (path: CommandPath) =>
    async (
      decider: AnyDecider,
      name: string,
      id: string,
      body: object = {},
      key = `${name} ${id} ${JSON.stringify(body)}`,
    ) =>
      path.execute({
        decider,
        name,
        county: 'hill',
        id,
        body,
        person: 'zhao-qiang',
        authorise: () => ({ person: 'zhao-qiang', post: 'principal-leader' }),
        key,
      });
  const [one, other] = [program(), program()];
  return {
    one: ask(one),
    other: ask(other),
    register: async () => (await one.state(documentRegisters, 'hill', '2026')).state as Register,
  };
}

const paper = { kind: 'supervision-plan', title: '监督计划', direction: 'downward', characters: 900 };
const ASKED = Array.from({ length: 24 }, (_, n) => `paper-${n}`);

describe('numbers asked for by two programs at once', () => {
  it('leave no gap and repeat none, and a command sent again gets the number it got', async () => {
    const { one, other, register } = twoPrograms();
    await one(documentRegisters, 'OpenNumberSeries', '2026', { series: 'commission', prefix: '柳纪发' });
    for (const document of ASKED) {
      await one(documents, 'IssueDocument', document, paper);
      await one(documents, 'SignDocument', document);
    }
    const assign = (ask: typeof one, document: string) =>
      ask(documentRegisters, 'AssignDocumentNumber', '2026', { document, series: 'commission' });
    await Promise.all(ASKED.map((document, n) => assign(n % 2 === 0 ? one : other, document)));
    const { numbers, series } = await register();
    expect(Object.keys(numbers).sort()).toEqual([...ASKED].sort());
    expect(new Set(Object.values(numbers))).toEqual(new Set(ASKED.map((_, n) => `柳纪发〔2026〕${n + 1}号`)));
    expect(series['commission']!.last).toBe(ASKED.length);

    const again = await Promise.all(ASKED.map((document, n) => assign(n % 2 === 0 ? other : one, document)));
    expect(again.every(({ repeated }) => repeated)).toBe(true);
    expect((await register()).numbers).toEqual(numbers);
  });
});
