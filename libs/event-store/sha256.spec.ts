import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { sha256 } from './sha256.js';

const nodes = (text: string) => createHash('sha256').update(text).digest('hex');

describe('SHA-256 in plain arithmetic', () => {
  it('gives what the standard prints', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
  });

  it('gives what Node gives, at every length around the ends of a block', () => {
    for (let length = 0; length < 260; length++) {
      const text = Array.from({ length }, (_, n) => String.fromCharCode(32 + ((n * 7 + length) % 90))).join('');
      expect(sha256(text)).toBe(nodes(text));
    }
  });

  it('takes the bytes of UTF-8', () => {
    for (const text of ['监督检查', '𠮷野', '{"é":"ü"}', '灵'.repeat(50_000)]) expect(sha256(text)).toBe(nodes(text));
  });
});
