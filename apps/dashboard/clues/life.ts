import type { RowOf } from '../api/rows.js';

type Step = NonNullable<RowOf<'clue-custody'>['chain']>[number];
export type Chain = readonly Step[];
export type ClueIs = NonNullable<RowOf<'clue-ledger'>['is']>;

/** The way of a clue from the sealing to the archive; the names are those of `clues.life`. */
export const CLUE_LIFE = [
  'sealed',
  'under-way',
  'received',
  'distributed',
  'handled',
  'disposed',
  'closed',
  'archived',
] as const;

export type ClueStep = (typeof CLUE_LIFE)[number];

const STANDS: Readonly<Record<ClueIs, ClueStep>> = {
  sealed: 'sealed',
  returned: 'sealed',
  'closed-as-none': 'sealed',
  'under-way': 'under-way',
  received: 'received',
  'out-of-jurisdiction': 'received',
  'distribution-proposed': 'distributed',
  'distribution-approved': 'distributed',
  'with-handler': 'handled',
  'disposal-proposed': 'disposed',
  'disposal-approved': 'disposed',
  verified: 'disposed',
  shelved: 'disposed',
  closed: 'closed',
  settled: 'closed',
  'case-filed': 'closed',
  joined: 'closed',
  'transferred-out': 'closed',
  archived: 'archived',
};

/** Where a clue stands on its way. */
export const clueStep = (is: ClueIs): ClueStep => STANDS[is];

/** Nothing of it is to be done any more. */
export const isOver = (is: ClueIs): boolean => ['archived', 'transferred-out', 'closed-as-none'].includes(is);

/** Who answered for the envelope, from when until when. */
export interface Holding {
  readonly person: string;
  readonly from: string;
  readonly until: string | undefined;
}

const TAKES: readonly Step['what'][] = ['sealed', 'received', 'received-outside'];
const SENDS: readonly Step['what'][] = ['sent', 'handed-over', 'passed-on', 'sent-back', 'sent-out'];

/** Whoever sends answers until somebody has signed: at every instant there is exactly one. */
export const holdingsOf = (chain: Chain): readonly Holding[] =>
  chain
    .filter(({ what }) => TAKES.includes(what))
    .map(({ by, at }, place, takings) => ({ person: by, from: at, until: takings[place + 1]?.at }));

export type Custody =
  | { readonly is: 'at-rest'; readonly since: string }
  | { readonly is: 'under-way'; readonly since: string; readonly sender: string }
  | { readonly is: 'differs'; readonly since: string };

/** Whether the chain is unbroken: at rest with one custodian, on its way, or another envelope came than was sealed. */
export function custodyOf(chain: Chain): Custody | undefined {
  const last = chain.at(-1);
  const taken = chain.findLast(({ what }) => TAKES.includes(what));
  if (last === undefined || taken === undefined) return undefined;
  let sealed: string | undefined;
  let differs: string | undefined;
  for (const { what, envelope, at } of chain) {
    if (what === 'sealed' || what === 'resealed') {
      sealed = envelope;
      differs = undefined;
    } else if (envelope !== undefined && envelope !== sealed) differs = at;
  }
  if (differs !== undefined) return { is: 'differs', since: differs };
  return SENDS.includes(last.what)
    ? { is: 'under-way', since: last.at, sender: last.by }
    : { is: 'at-rest', since: taken.at };
}
