import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, type Json } from './json.js';

const key = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('0', '10', '2', '__proto__', 'constructor', '一', 'é', '\u{1F600}', '\uFFFF', 'a', 'B', ''),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, -0, 1e-7, 0.1, 1e15, 2 ** 53 - 1, -(2 ** 53 - 1), 5e-324),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Number.isInteger(n) || Number.isSafeInteger(n)),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }).map((members) => ({ ...members })),
  ),
}));

describe('canonical JSON', () => {
  it('is what the library says, for every value', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(canonicalJson({ one })).toBe(canonicalize({ one: one as Json }));
      }),
      { numRuns: 2_000 },
    );
  });

  it('orders names by UTF-16 code units, also those that look like numbers', () => {
    expect(canonicalJson({ b: 1, '10': 2, '9': 3, a: { z: 0, Z: 0 } })).toBe('{"10":2,"9":3,"a":{"Z":0,"z":0},"b":1}');
    expect(canonicalJson({ '\u{1F600}': 1, '\uFFFF': 2 })).toBe('{"\u{1F600}":1,"\uFFFF":2}');
  });
});
