import type { Decider } from '@libs/event-sourcing/index.js';

export interface CompilationEvents {
  /** Counted by the program from the log up to `position`; typed are only the remarks. */
  SituationCompiled: {
    zone: string;
    /** First and last month. */
    from: string;
    to: string;
    position: string;
    figures: Readonly<Record<string, number>>;
    remarks?: string;
  };
}

export type Compilation =
  { readonly is: 'none' } | ({ readonly is: 'compiled' } & CompilationEvents['SituationCompiled']);

export const noCompilation: Compilation = { is: 'none' };

export const evolveCompilation: Decider<Compilation, never, CompilationEvents>['evolve'] = {
  SituationCompiled: (_, compiled) => ({ is: 'compiled', ...compiled }),
};
