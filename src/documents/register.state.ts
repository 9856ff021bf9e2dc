import type { Decider } from '@libs/event-sourcing/index.js';

export interface RegisterEvents {
  /** 发文代字: one row of numbers, for one issuer or kind of paper. */
  NumberSeriesOpened: { series: string; prefix: string };
  DocumentNumberAssigned: { document: string; series: string; n: number; number: string };
}

/** The numbers of one year, all in one stream: no two papers get one, and none is left out. */
export interface Register {
  readonly series: Readonly<Record<string, { readonly prefix: string; readonly last: number }>>;
  /** As printed, by document. */
  readonly numbers: Readonly<Record<string, string>>;
}

export const noRegister: Register = { series: {}, numbers: {} };

export const numberOf = (register: Register, document: string): string | undefined =>
  Object.hasOwn(register.numbers, document) ? register.numbers[document] : undefined;

/** 发文字号 after GB/T 9704-2012: the year in full in hexagonal brackets, the number without 第 and without leading zeros. */
export const printedNumber = (prefix: string, year: string, n: number): string => `${prefix}〔${year}〕${n}号`;

export const evolveRegister: Decider<Register, never, RegisterEvents>['evolve'] = {
  NumberSeriesOpened: (register, { series, prefix }) => ({
    ...register,
    series: { ...register.series, [series]: { prefix, last: 0 } },
  }),
  DocumentNumberAssigned: (register, { document, series, n, number }) => ({
    series: { ...register.series, [series]: { ...register.series[series]!, last: n } },
    numbers: { ...register.numbers, [document]: number },
  }),
};
