import { defineView } from '@libs/read-models/view.js';
import type { RulebookEvents } from './rulebook.state.js';

type Version = {
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly from: string;
};

export type InstrumentRow = Version & {
  readonly instrument: string;
  readonly state: 'registered' | 'repealed';
  readonly repealedFrom: string | null;
  readonly versions: readonly Version[];
  /** Parameters that cite it. */
  readonly parameters: readonly string[];
};

const versionOf = ({ title, number, issuer, from }: RulebookEvents['InstrumentRegistered']): Version => ({
  title,
  number: number ?? null,
  issuer,
  from,
});

/** 制度库: every instrument that the county's work rests on, with its versions. */
export const instrumentLibrary = defineView<
  InstrumentRow,
  Pick<RulebookEvents, 'InstrumentRegistered' | 'InstrumentAmended' | 'InstrumentRepealed' | 'ParameterSet'>
>()({
  name: 'instrument-library',
  version: 1,
  key: ({ data }) => data.instrument,
  on: {
    InstrumentRegistered: (_, { data }) => ({
      instrument: data.instrument,
      ...versionOf(data),
      state: 'registered',
      repealedFrom: null,
      versions: [versionOf(data)],
      parameters: [],
    }),
    InstrumentAmended: (row, { data }) => ({
      ...row!,
      ...versionOf(data),
      versions: [...row!.versions, versionOf(data)],
    }),
    InstrumentRepealed: (row, { data: { from } }) => ({ ...row!, state: 'repealed', repealedFrom: from }),
    ParameterSet: (row, { data: { parameter } }) => ({
      ...row!,
      parameters: [...new Set([...row!.parameters, parameter])],
    }),
  },
  indexes: ['state'],
});
