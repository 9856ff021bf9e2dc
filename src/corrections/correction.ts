import { type Actor, type Decider, Refused } from '@libs/event-sourcing/index.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, knowsUnit } from '../zones/arrangement.state.js';
import { correctable, type Correctables } from './correctable.js';
import type { CorrectionCommands } from './correction.commands.js';
import {
  type Corrected,
  type CorrectionEvents,
  type Corrections,
  evolveCorrections,
  noCorrections,
} from './correction.state.js';

interface Facts {
  readonly records: Correctables;
  readonly arrangement: Arrangement;
}

/** Who has authority over whose records: posts begin with the name of the office. */
const AUTHORITY: Readonly<Record<Corrected, string>> = {
  issue: 'conduct-office',
  task: 'conduct-office',
  person: 'general-office',
  unit: 'general-office',
  body: 'general-office',
};

/** Nothing is overwritten (R68): a correction says of a record what had been entered, what is right, why, and on what basis. */
export const corrections: Decider<Corrections, CorrectionCommands, CorrectionEvents, Facts> = {
  category: 'correction',
  initial: noCorrections,
  evolve: evolveCorrections,
  facts: {
    records: correctable(['CorrectRecord']),
    arrangement: { ...arrangementFact, for: ['CorrectRecord'] },
  },
  scope: ({ zone, office }) => ({ zone, office }),

  decide: {
    CorrectRecord({ category, record, field, is, reason, basis }, { count, right, sealed }, { actor, facts }) {
      mustHaveAuthority(category, actor);
      const known = facts.records[`${category}-${record}`];
      if (sealed || !known) throw new Refused('correction.record-unknown', { category, record });
      if (!Object.hasOwn(known.values, field))
        throw new Refused('correction.field-unknown', { field, fields: Object.keys(known.values) });
      // The record itself may not have taken in the last correction yet.
      const was = right[field] ?? known.values[field]!;
      if (was === is) return [];
      if (basis === undefined) throw new Refused('correction.without-basis');
      const { month, zone, office, values } = known;
      const unit = field === 'unit' ? is : values['unit'];
      const names = field === 'unit' && namesOf(facts.arrangement, was, is);
      const told = { category, record, field, was, is, ...(names && { names }), reason, month };
      const whose = {
        ...(zone !== undefined && { zone }),
        ...(office !== undefined && { office }),
        ...(unit !== undefined && { unit }),
      };
      return [{ type: 'RecordCorrected', data: { ...told, ...whose, number: count + 1 } }];
    },

    SealCorrections(_, { count, sealed }) {
      return count === 0 || sealed ? [] : [{ type: 'CorrectionsSealed', data: { count } }];
    },
  },
};

function mustHaveAuthority(category: Corrected, { post }: Actor): void {
  if (!post.startsWith(AUTHORITY[category])) throw new Refused('correction.no-authority', { category });
}

function namesOf(arrangement: Arrangement, was: string, is: string) {
  if (!knowsUnit(arrangement, is)) throw new Refused('correction.unit-unknown', { unit: is });
  const subUnits = Object.values(arrangement.units).flatMap((unit) => unit.subUnits);
  const name = (unit: string) =>
    arrangement.units[unit]?.name ?? subUnits.find((sub) => sub.unit === unit)?.name ?? unit;
  return { was: name(was), is: name(is) };
}
