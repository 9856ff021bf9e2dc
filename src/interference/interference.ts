import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import type { InterferenceCommands } from './interference.commands.js';
import {
  evolveInterference,
  type Interference,
  type InterferenceEvents,
  type InterferenceTold,
  noInterference,
} from './interference.state.js';

/**
 * 过问干预登记 (R70): whoever was asked, leant on or pleaded with puts it on record, sealed. Nothing reacts to it and nothing
 * is linked to it: only internal supervision and the registrar ever read what it says.
 */
export const interference: Decider<Interference, InterferenceCommands, InterferenceEvents> = {
  category: 'interference',
  initial: noInterference,
  evolve: evolveInterference,
  decide: {
    RecordInterference(command, record, { actor, now }) {
      // These two go with every event into chains and histories, where nothing of this may be.
      if (command.basis !== undefined || command.onBehalfOf !== undefined) throw new Refused('interference.in-words');
      const told = plain(command);
      if (record.is === 'recorded') {
        const { is: _is, registrar, ...known } = record;
        if (registrar === actor.person && isSame(known, told)) return [];
        throw new Refused('interference.recorded-already');
      }
      if (Date.parse(told.at) > Date.parse(now)) throw new Refused('interference.not-yet-tried');
      return [{ type: 'InterferenceRecorded', data: told }];
    },
  },
};

const plain = ({ kind, way, at, by, what, about, matter, answered }: InterferenceTold): InterferenceTold => ({
  kind,
  way,
  at,
  by,
  what,
  about,
  ...(matter !== undefined && { matter }),
  ...(answered !== undefined && { answered }),
});

const FIELDS = ['kind', 'way', 'at', 'by', 'what', 'about', 'matter', 'answered'] as const;
const isSame = (a: InterferenceTold, b: InterferenceTold) => FIELDS.every((field) => a[field] === b[field]);
