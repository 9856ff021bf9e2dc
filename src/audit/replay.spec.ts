import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { replayRefusals } from './replay.refusals.js';
import { replay } from './replay.js';
import type { ReplayEvents } from './replay.state.js';

const refused = (code: string) => expect.objectContaining({ name: 'Refused', code });
const auditor = { actor: { person: 'shen', post: 'auditor' } };
const question = {
  purpose: '核对五月下旬看板所示',
  axis: 'recorded' as const,
  from: '2026-05-25T00:00:00+08:00',
  to: '2026-05-31T23:59:59+08:00',
};
const OPENED: Told<ReplayEvents> = { type: 'ReplayOpened', data: { auditor: 'shen', ...question } };
const paper = {
  paper: 'board',
  query: 'task-board?asOf=recorded:2026-05-31T23:59:59%2B08:00',
  position: '00000000000000012345',
  hash: 'a'.repeat(64),
  conclusion: '与当日打印件一致',
};
const CLOSED: Told<ReplayEvents> = { type: 'ReplayClosed', data: { conclusion: '无异常' } };

const none = given(replay);
const open = given(replay, [OPENED]);
const saved = open.and([{ type: 'ReplayPaperSaved', data: paper }]);
const closed = saved.and([CLOSED]);

describe('opening a replay (R69)', () => {
  it('records who looks, what for, and at which stretch of which time', () => {
    expect(none.when('OpenReplay', question, auditor)).toEqual([OPENED]);
    const byPosition = { ...question, axis: 'position' as const, from: '0'.repeat(20), to: '1'.repeat(20) };
    expect(none.when('OpenReplay', byPosition, auditor)).toHaveLength(1);
  });
  it('changes nothing twice', () => {
    expect(open.when('OpenReplay', question, auditor)).toEqual([]);
  });
  it('is refused to another, and for another purpose', () => {
    expect(() => open.when('OpenReplay', question, { actor: { person: 'lu', post: 'auditor' } })).toThrow(
      refused('replay.opened-already'),
    );
    expect(() => open.when('OpenReplay', { ...question, purpose: '另一事' }, auditor)).toThrow(
      refused('replay.opened-already'),
    );
  });
  it('is refused for what is no stretch of that time', () => {
    for (const wrong of [
      { from: question.to, to: question.from },
      { from: '2026-05-25' },
      { axis: 'position' as const },
    ])
      expect(() => none.when('OpenReplay', { ...question, ...wrong }, auditor)).toThrow(refused('replay.no-stretch'));
  });
});

describe('saving a paper', () => {
  it('records question, place in the log, hash of the answer, and what follows', () => {
    expect(open.when('SaveReplayPaper', paper, auditor)).toEqual([{ type: 'ReplayPaperSaved', data: paper }]);
  });
  it('changes nothing twice', () => {
    expect(saved.when('SaveReplayPaper', paper, auditor)).toEqual([]);
  });
  it('is refused under a name that says something else, and where nothing is open', () => {
    expect(() => saved.when('SaveReplayPaper', { ...paper, hash: 'b'.repeat(64) }, auditor)).toThrow(
      refused('replay.paper-taken'),
    );
    expect(() => closed.when('SaveReplayPaper', { ...paper, paper: 'other' }, auditor)).toThrow(
      refused('replay.closed'),
    );
    expect(() => none.when('SaveReplayPaper', paper, auditor)).toThrow(refused('replay.unknown'));
  });
});

describe('closing a replay', () => {
  it('records the conclusion', () => {
    expect(saved.when('CloseReplay', { conclusion: '无异常' }, auditor)).toEqual([CLOSED]);
  });
  it('changes nothing twice', () => {
    expect(closed.when('CloseReplay', { conclusion: '无异常' }, auditor)).toEqual([]);
  });
  it('is refused before it was opened', () => {
    expect(() => none.when('CloseReplay', { conclusion: 'x' }, auditor)).toThrow(refused('replay.unknown'));
  });
});

it('every refusal has its sentence in both languages, and none is without use', () => {
  const source = readFileSync(new URL('./replay.ts', import.meta.url), 'utf8');
  const used = new Set([...source.matchAll(/Refused\('([^']+)'/g)].map(([, code]) => code!));
  expect([...used].sort()).toEqual(Object.keys(replayRefusals).sort());
});
