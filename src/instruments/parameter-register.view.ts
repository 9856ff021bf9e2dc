import { defineView } from '@libs/read-models/view.js';
import type { RulebookEvents, Value } from './rulebook.state.js';

export type ParameterRow = {
  readonly parameter: string;
  /** As last set; which one holds on a day is read from `settings`. */
  readonly value: Value;
  readonly from: string;
  readonly version: number;
  readonly settings: readonly {
    readonly value: Value;
    readonly was: Value;
    readonly from: string;
    readonly instrument: string | null;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  }[];
};

/** 参数表: every parameter that the county has set, with what it was before and on what it rests. */
export const parameterRegister = defineView<ParameterRow, Pick<RulebookEvents, 'ParameterSet'>>()({
  name: 'parameter-register',
  version: 1,
  key: ({ data }) => data.parameter,
  on: {
    ParameterSet: (row, { data: { parameter, value, was, from, version, instrument, reason }, meta }) => ({
      parameter,
      value,
      from,
      version,
      settings: [
        ...(row?.settings ?? []),
        {
          value,
          was,
          from,
          instrument: instrument ?? null,
          reason,
          by: meta.actor.person,
          at: meta.occurredAt,
        },
      ],
    }),
  },
});
