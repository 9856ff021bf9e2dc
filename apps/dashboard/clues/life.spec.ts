import { describe, expect, it } from '@jest/globals';
import { type Chain, CLUE_LIFE, clueStep, custodyOf, holdingsOf } from './life.js';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const SEALED = { what: 'sealed', at: '2026-03-02T09:00:00.000+08:00', by: 'shen-jian', envelope: A } as const;
const SENT = { what: 'sent', at: '2026-03-03T09:00:00.000+08:00', by: 'shen-jian', with: 'lu-yan' } as const;
const RECEIVED = {
  what: 'received',
  at: '2026-03-03T10:00:00.000+08:00',
  by: 'qiao-wen',
  with: 'bai-lu',
  envelope: A,
} as const;

describe('the chain of custody', () => {
  it('has one custodian at every instant: the sender until the receipt is signed', () => {
    expect(holdingsOf([SEALED, SENT, RECEIVED])).toEqual([
      { person: 'shen-jian', from: SEALED.at, until: RECEIVED.at },
      { person: 'qiao-wen', from: RECEIVED.at, until: undefined },
    ]);
  });

  it('is under way from the sending to the receipt', () => {
    expect(custodyOf([SEALED, SENT])).toEqual({ is: 'under-way', since: SENT.at, sender: 'shen-jian' });
    expect(custodyOf([SEALED, SENT, RECEIVED])).toEqual({ is: 'at-rest', since: RECEIVED.at });
  });

  it('differs when another envelope came than was sealed, until it is sealed anew', () => {
    const returned = { what: 'returned', at: '2026-03-03T10:05:00.000+08:00', by: 'qiao-wen', envelope: B } as const;
    const resealed = { what: 'resealed', at: '2026-03-04T08:00:00.000+08:00', by: 'shen-jian', envelope: B } as const;
    const broken: Chain = [SEALED, SENT, returned];
    expect(custodyOf(broken)).toEqual({ is: 'differs', since: returned.at });
    expect(custodyOf([...broken, resealed])).toEqual({ is: 'at-rest', since: SEALED.at });
  });

  it('says nothing of a chain that is not shown', () => {
    expect(custodyOf([])).toBeUndefined();
  });
});

it('places every state of a clue on its way', () => {
  expect(CLUE_LIFE).toContain(clueStep('shelved'));
  expect(clueStep('returned')).toBe('sealed');
  expect(clueStep('settled')).toBe('closed');
});
