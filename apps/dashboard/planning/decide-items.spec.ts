import { describe, expect, it } from '@jest/globals';
import type { Sending } from '../api/command.js';
import { type Asks, decideItem, type Item, readsTheSame, type Verdict } from './decide-items.js';

const item = (change: Partial<Item> = {}) =>
  ({
    id: '2026-river',
    year: '2026',
    item: 'river',
    title: '黄河',
    state: 'proposed',
    kind: 'political',
    reason: null,
    source: 'central',
    units: ['grain-bureau'],
    zones: [],
    campaign: null,
    ...change,
  }) as Item;

const verdict = (change: Partial<Verdict> = {}): Verdict => ({
  is: 'approve',
  seen: item(),
  reason: '',
  key: 'k',
  ...change,
});

class Said extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const program = (row: Item, answer?: Error) => {
  const sent: Sending[] = [];
  const asks: Asks = {
    read: async () => ({ row, etag: '"7"' }),
    send: async (sending) => {
      sent.push(sending);
      if (answer) throw answer;
    },
    faultOf: (error) => (error instanceof Said ? error : undefined),
  };
  return { asks, sent };
};

describe('deciding on a plan item', () => {
  it('approves it as it was read, and says on what that rests', async () => {
    const { asks, sent } = program(item());
    expect(await decideItem(verdict({ reason: ' 县委部署 ' }), asks)).toEqual({
      is: 'done',
      title: '黄河',
      verdict: 'approve',
    });
    expect(sent).toEqual([
      {
        name: 'ApprovePlanItem',
        params: { id: '2026', item: 'river' },
        body: { basis: '县委部署' },
        etag: '"7"',
        key: 'k',
      },
    ]);
  });

  it('rejects it with the reason', async () => {
    const { asks, sent } = program(item());
    await decideItem(verdict({ is: 'reject', reason: '重复' }), asks);
    expect(sent).toEqual([expect.objectContaining({ name: 'RejectPlanItem', body: { reason: '重复' } })]);
  });

  it('leaves it alone when it is not what was read, or changes just then', async () => {
    const { asks, sent } = program(item({ units: [] }));
    expect(await decideItem(verdict(), asks)).toEqual({ is: 'changed', title: '黄河' });
    expect(sent).toEqual([]);
    expect(await decideItem(verdict(), program(item(), new Said(412, '已变动')).asks)).toEqual({
      is: 'changed',
      title: '黄河',
    });
  });

  it('says what the program says, and is no cover for what is broken', async () => {
    const own = new Said(409, '不能审批自己提出的事项');
    expect(await decideItem(verdict(), program(item(), own).asks)).toEqual({
      is: 'refused',
      title: '黄河',
      why: own.message,
    });
    await expect(decideItem(verdict(), program(item(), new TypeError('broken')).asks)).rejects.toThrow('broken');
  });

  it('counts what may be agreed to as the same, whoever has looked at it since', () => {
    expect([
      readsTheSame(item(), item({ asOfPosition: '9' })),
      readsTheSame(item(), item({ title: '河' })),
      readsTheSame(item(), item({ state: 'withdrawn' })),
    ]).toEqual([true, false, false]);
  });
});
