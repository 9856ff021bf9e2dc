import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { type WorkLedger, workLedger } from '../reporting/work-ledger.facts.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import type { Arrangement } from '../zones/arrangement.state.js';
import type { CompilationCommands } from './compilation.commands.js';
import { type Compilation, type CompilationEvents, evolveCompilation, noCompilation } from './compilation.state.js';

type Facts = { readonly ledger: WorkLedger; readonly arrangement: Arrangement };

/** 情况汇总: what a zone did in some months, as the records have it at this moment. The deputy compiles, the log counts. */
export const compilations: Decider<Compilation, CompilationCommands, CompilationEvents, Facts> = {
  category: 'compilation',
  initial: noCompilation,
  evolve: evolveCompilation,
  facts: { ledger: workLedger, arrangement: arrangementFact },
  decide: {
    CompileSituation({ from, to, remarks }, compilation, { actor, today, facts: { ledger, arrangement } }) {
      const zone = actor.post === 'office-head' ? arrangement.offices[actor.of ?? '']?.zone : actor.of;
      if (zone === undefined || !Object.hasOwn(arrangement.zones, zone)) throw new Refused('compilation.no-zone');
      if (compilation.is === 'compiled') {
        if (compilation.zone === zone && compilation.from === from && compilation.to === to) return [];
        throw new Refused('compilation.name-taken');
      }
      if (to < from || from > today.slice(0, 7)) throw new Refused('compilation.no-such-months', { from, to });
      const { position } = ledger;
      const figures = figuresOf(ledger, zone, from, to);
      return [{ type: 'SituationCompiled', data: { zone, from, to, position, figures, ...(remarks && { remarks }) } }];
    },
  },
};

function figuresOf({ entries }: WorkLedger, zone: string, from: string, to: string): Readonly<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [month, chain] of Object.entries(entries[zone] ?? {}))
    if (from <= month && month <= to)
      for (let link: typeof chain | undefined = chain; link; link = link.before)
        figures[link.entry.flow] = (figures[link.entry.flow] ?? 0) + link.entry.n;
  return figures;
}
