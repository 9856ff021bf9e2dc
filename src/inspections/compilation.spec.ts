import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { emptyLedger, workLedger } from '../reporting/work-ledger.facts.js';
import { arrangement } from '../../test/small-county.js';
import { happened, rowsOf } from '../../test/rows.js';
import { compilations } from './compilation.js';
import type { CompilationEvents } from './compilation.state.js';
import { compilationsView } from './compilations.view.js';

const task = {
  kind: 'festival',
  title: '检查',
  zone: 'zone-1',
  office: 'office-1',
  units: ['stone-town'],
  due: '2026-04-10',
};
const log = [
  happened('TaskAssigned', 'a', task, 'x', '2026-01-31'),
  happened('TaskAssigned', 'b', task, 'x', '2026-02-01'),
  happened('CollaborationItemDesignated', 'c', task, 'x', '2026-02-03'),
  happened('TaskAssigned', 'd', { ...task, zone: 'zone-4' }, 'x', '2026-02-03'),
].map((event, n) => ({ ...event, position: `p-${n + 1}` }) as DomainEvent);
const ledger = log.reduce((known, event) => workLedger.on[event.type]!(known, event), emptyLedger);

const deputy = { person: 'sun-bo', post: 'deputy-zone-director', of: 'zone-1' };
const compile = (events: Told<CompilationEvents>[] = [], change: object = {}, actor: object = deputy) =>
  given(compilations, events).when(
    'CompileSituation',
    { from: '2026-02', to: '2026-03', ...change },
    { actor: actor as typeof deputy, facts: { ledger, arrangement } },
  );
const compiled: Told<CompilationEvents> = {
  type: 'SituationCompiled',
  data: {
    ...{ zone: 'zone-1', from: '2026-02', to: '2026-03', position: 'p-4' },
    figures: { 'tasks-assigned': 1, 'tasks-designated': 1 },
  },
};

describe('compiling the situation (R14, R52)', () => {
  it('counts what the log has of the zone in those months, and says up to where', () => {
    expect(compile()).toEqual([compiled]);
    expect(compile([], { from: '2026-01', to: '2026-01' })[0]!.data).toMatchObject({
      figures: { 'tasks-assigned': 1 },
    });
  });
  it('is the zone’s of the one who compiles: the office’s head is its deputy', () => {
    expect(compile([], {}, { person: 'sun-bo', post: 'office-head', of: 'office-1' })).toEqual([compiled]);
    expect(() => compile([], {}, { person: 'x', post: 'office-head', of: 'office-9' })).toThrow('compilation.no-zone');
  });
  it('is refused for months that are none, and under the name of another', () => {
    expect(() => compile([], { to: '2026-01' })).toThrow('compilation.no-such-months');
    expect(() => compile([], { from: '2026-04', to: '2026-05' })).toThrow('compilation.no-such-months');
    expect(() => compile([compiled], { to: '2026-02' })).toThrow('compilation.name-taken');
  });
  it('changes nothing twice', () => {
    expect(compile([compiled])).toEqual([]);
  });
  it('is shown with who compiled it', () => {
    expect(rowsOf(compilationsView, [happened('SituationCompiled', 'k', compiled.data, 'sun-bo')])['k']).toMatchObject({
      ...compiled.data,
      remarks: null,
      compiledBy: 'sun-bo',
    });
  });
});
