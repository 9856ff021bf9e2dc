import { describe, expect, it } from '@jest/globals';
import { hashed, matches, randomPassword, weakness } from './passwords.js';

describe('a password', () => {
  it('is refused for its shortness, its length, the login in it, and being everybody’s first guess', () => {
    expect(weakness('Quarry-Lamp', 'wang.jun')).toBe('password.too-short');
    expect(weakness('Quarry-Lamp-7', 'wang.jun')).toBeUndefined();
    expect(weakness('Ab3-'.repeat(33), 'wang.jun')).toBe('password.too-long');
    expect(weakness('2026-Wang.Jun-7', 'wang.jun')).toBe('password.has-login');
    expect(weakness('PassWord 123456', 'wang.jun')).toBe('password.common');
    expect(weakness('abababababab', 'wang.jun')).toBe('password.common');
  });

  it('matches its hash alone, however its characters were composed', async () => {
    const hash = await hashed('Café-Lampe-2026');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await matches(hash, 'Cafe\u0301-Lampe-2026')).toBe(true);
    expect(await matches(hash, 'Cafe-Lampe-2026')).toBe(false);
    expect(await matches(hash, 'Café-Lampe-2026'.padEnd(2000, 'x'))).toBe(false);
  });

  it('made at random is strong, readable and never the same', () => {
    const made = new Set(Array.from({ length: 50 }, randomPassword));
    expect(made.size).toBe(50);
    for (const password of made) {
      expect(password).toMatch(/^([a-km-zA-HJ-NP-Z2-9]{5}-){3}[a-km-zA-HJ-NP-Z2-9]{5}$/);
      expect(weakness(password, 'wang.jun')).toBeUndefined();
    }
  });
});
