import { expect, it } from '@jest/globals';
import { capabilities } from '@county/county.js';
import type { Fact } from '@libs/event-sourcing/index.js';

it('every rule that asks what somebody has declared is also told for how many years a former post bars', () => {
  const rules = capabilities.flatMap(({ name, decider }) => {
    const { relations, rulebook } = (decider.facts ?? {}) as Record<string, Fact<unknown> | undefined>;
    const asks = relations ? (relations.for ?? Object.keys(decider.decide)) : [];
    return asks.map((command) => ({
      command: `${name}: ${command}`,
      told: rulebook !== undefined && (rulebook.for?.includes(command) ?? true),
    }));
  });
  expect(rules.length).toBeGreaterThan(20);
  expect(rules.filter(({ told }) => !told)).toEqual([]);
});
