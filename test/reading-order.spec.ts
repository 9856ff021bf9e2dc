import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const docs = new URL('../docs/', import.meta.url);
const page = readFileSync(new URL('reading-order.md', docs), 'utf8');
const links = [...page.matchAll(/\[`?([^\]`]+)`?\]\(([^)]+)\)/g)].map(([, name, target]) => ({
  name: name!,
  target: target!,
}));
const isThere = (target: string) => existsSync(fileURLToPath(new URL(target, docs)));

describe('the order in which to read', () => {
  it('leads to files that are there', () => {
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(({ target }) => !isThere(target))).toEqual([]);
  });

  it('calls each by its path', () => {
    const odd = links.filter(({ name, target }) => !new URL(target, docs).pathname.includes(`/${name}`));
    expect(odd).toEqual([]);
  });

  it('would notice one that is not', () => {
    expect(isThere('../src/county.ts')).toBe(true);
    expect(isThere('../src/no-such-file.ts')).toBe(false);
  });
});
