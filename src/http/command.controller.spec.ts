import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../shared/rights.js';
import { mustBeOpen } from './command.controller.js';

describe('the gate of recusal', () => {
  const caller = (is: 'asked' | 'recused', kind = 'inspection'): Caller => ({
    person: 'he-jun',
    posts: [{ post: 'conduct-office-head' }],
    closed: { matters: [{ kind, matter: 'i-1', is }], units: [], handedOver: [] },
  });

  it('lets nobody act or read whose recusal is decided, in the inspection and in its task', () => {
    for (const category of ['inspection', 'task'])
      for (const act of ['acts', 'reads'] as const)
        expect(() => mustBeOpen(caller('recused'), category, 'i-1', act)).toThrow('access.denied {"why":"recused"}');
  });
  it('lets nobody act whose recusal is asked; he goes on reading', () => {
    expect(() => mustBeOpen(caller('asked'), 'inspection', 'i-1', 'acts')).toThrow('recusal.request-open');
    expect(() => mustBeOpen(caller('asked'), 'inspection', 'i-1', 'reads')).not.toThrow();
  });
  it('stands in no other way', () => {
    expect(() => mustBeOpen(caller('recused'), 'inspection', 'i-2', 'acts')).not.toThrow();
    expect(() => mustBeOpen(caller('recused'), 'clue', 'i-1', 'acts')).not.toThrow();
    expect(() => mustBeOpen(caller('recused', 'clue'), 'clue', 'i-1', 'acts')).toThrow('access.denied');
    expect(() => mustBeOpen({ person: 'he-jun', posts: [] }, 'inspection', 'i-1', 'acts')).not.toThrow();
    expect(() => mustBeOpen(caller('recused'), 'people', 'i-1', 'acts')).not.toThrow();
  });
});
