import { type Decider, type DomainEvent, type FactOfStreams, Refused } from '@libs/event-sourcing/index.js';
import { dayOf, epochOf, instant } from '@libs/event-sourcing/time.js';
import type { ClueEvents } from '../clues/clue.state.js';
import type { ClueCorrectionCommands, CorrectClueRecord } from './clue-correction.commands.js';
import {
  type ClueCorrectionEvents,
  type ClueCorrections,
  evolveClueCorrections,
  noClueCorrections,
} from './clue-correction.state.js';

/** What was entered when the clue was sealed. */
type Entered = { readonly source: string; readonly noticedAt: string; readonly sealedAt: string } | undefined;

const entered: FactOfStreams<Entered, CorrectClueRecord, unknown> = {
  from: 'streams',
  streams: ({ number }) => [`clue/${number}`],
  initial: undefined,
  on: {
    ClueSealed: (_, { data: { source, noticedAt }, meta }: DomainEvent<string, ClueEvents['ClueSealed']>) => ({
      source,
      noticedAt,
      sealedAt: meta.occurredAt,
    }),
  },
};

/** Corrections of what stands beside a clue's number: the Case Office's, in words of closed lists. */
export const clueCorrections: Decider<
  ClueCorrections,
  ClueCorrectionCommands,
  ClueCorrectionEvents,
  { readonly entered: Entered }
> = {
  category: 'clue-correction',
  initial: noClueCorrections,
  evolve: evolveClueCorrections,
  facts: { entered },

  decide: {
    CorrectClueRecord({ number, source, noticedAt, reason }, corrections, { facts }) {
      const clue = facts.entered;
      if (!clue) throw new Refused('clue-correction.clue-unknown', { number });
      if ((source === undefined) === (noticedAt === undefined)) throw new Refused('clue-correction.one-field');
      const field = source === undefined ? 'noticedAt' : 'source';
      const was = corrections[field] ?? clue[field];
      const is = source ?? instant(epochOf(noticedAt!)!);
      if (epochOf(is) === undefined ? was === is : epochOf(was) === epochOf(is)) return [];
      if (field === 'noticedAt' && is > clue.sealedAt)
        throw new Refused('clue-correction.noticed-after-sealing', { sealed: clue.sealedAt });
      const told = { number, nth: corrections.count + 1, field, was, is, reason } as const;
      return [{ type: 'ClueRecordCorrected', data: { ...told, month: dayOf(clue.sealedAt).slice(0, 7) } }];
    },
  },
};
