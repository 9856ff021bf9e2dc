import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { documentFact } from './document.facts.js';
import type { OfficialDocument } from './document.state.js';
import type { RegisterCommands } from './register.commands.js';
import {
  evolveRegister,
  noRegister,
  numberOf,
  printedNumber,
  type Register,
  type RegisterEvents,
} from './register.state.js';

type Facts = { readonly document: OfficialDocument };

/**
 * 发文登记簿: the numbers of one year. A number is given here and nowhere else, so that two papers asked for at once stand
 * in line at this one stream.
 */
export const documentRegisters: Decider<Register, RegisterCommands, RegisterEvents, Facts> = {
  category: 'document-register',
  initial: noRegister,
  facts: { document: documentFact(['AssignDocumentNumber']) },
  evolve: evolveRegister,
  decide: {
    OpenNumberSeries({ series, prefix }, register, { id }) {
      if (!/^\d{4}$/.test(id)) throw new Refused('document-register.not-a-year', { id });
      if (register.series[series]?.prefix === prefix) return [];
      const taken = Object.entries(register.series).find(([name, open]) => name === series || open.prefix === prefix);
      if (taken) throw new Refused('document-register.series-taken', { series: taken[0], prefix: taken[1].prefix });
      return [{ type: 'NumberSeriesOpened', data: { series, prefix } }];
    },

    /** After the signature: a number given before would be lost with every draft that is never signed. */
    AssignDocumentNumber({ document: name, series }, register, { id: year, facts: { document } }) {
      if (numberOf(register, name) !== undefined) return [];
      if (document.is === 'none') throw new Refused('document.unknown', { document: name });
      if (document.is !== 'signed') throw new Refused('document.not-to-be-numbered', { is: document.is });
      if (document.year !== year) throw new Refused('document-register.another-year', { year: document.year });
      const open = Object.hasOwn(register.series, series) ? register.series[series] : undefined;
      if (!open) throw new Refused('document-register.series-not-open', { series, year });
      const n = open.last + 1;
      return [
        {
          type: 'DocumentNumberAssigned',
          data: { document: name, series, n, number: printedNumber(open.prefix, year, n) },
        },
      ];
    },
  },
};
