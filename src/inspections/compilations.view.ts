import { defineView } from '@libs/read-models/view.js';
import type { CompilationEvents } from './compilation.state.js';

export type CompilationRow = {
  readonly zone: string;
  readonly from: string;
  readonly to: string;
  /** The figures hold up to this position of the log. */
  readonly position: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly remarks: string | null;
  readonly compiledBy: string;
  readonly compiledAt: string;
};

/** 情况汇总: each as it was counted; later facts make a later one. */
export const compilationsView = defineView<CompilationRow, CompilationEvents>()({
  name: 'compilations',
  version: 1,
  on: {
    SituationCompiled: (_, { data, meta }) => ({
      ...data,
      remarks: data.remarks ?? null,
      compiledBy: meta.actor.person,
      compiledAt: meta.occurredAt,
    }),
  },
  indexes: ['zone'],
});
