import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { parameterOn, type Rulebook } from '../instruments/rulebook.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, knowsUnit, zoneOfUnit } from '../zones/arrangement.state.js';
import type { DailySupervisionCommands } from './daily-supervision.commands.js';
import {
  type DailySupervision,
  type DailySupervisionEvents,
  evolveDailySupervision,
  noNote,
} from './daily-supervision.state.js';

type Facts = { readonly arrangement: Arrangement; readonly rulebook: Rulebook };

/** 日常监督: what somebody noticed by the way (监督于未发之时). No quota, no tally of who wrote how much. */
export const dailySupervision: Decider<DailySupervision, DailySupervisionCommands, DailySupervisionEvents, Facts> = {
  category: 'daily-supervision',
  initial: noNote,
  facts: { arrangement: arrangementFact, rulebook: rulebookFact },
  evolve: evolveDailySupervision,
  scope: (note) => (note.is === 'none' ? {} : { zone: note.zone }),
  decide: {
    RecordDailySupervision({ unit, kind, noticed }, note, { actor, today, facts: { arrangement, rulebook } }) {
      if (note.is === 'recorded') {
        if (note.unit === unit && note.kind === kind && note.noticed === noticed) return [];
        throw new Refused('daily-supervision.name-taken');
      }
      const zone = knowsUnit(arrangement, unit) ? zoneOfUnit(arrangement, unit, today) : undefined;
      if (zone === undefined) throw new Refused('daily-supervision.unknown-unit', { unit });
      const { of } = actor;
      if (of !== undefined && of !== zone && of !== arrangement.zones[zone]!.office)
        throw new Refused('daily-supervision.unit-of-another-zone', { unit, zone });
      const warnsAt = {
        notes: parameterOn(rulebook, 'early-warning-notes', today),
        days: parameterOn(rulebook, 'early-warning-days', today),
      };
      const unitName = nameOf(arrangement, unit);
      return [{ type: 'DailySupervisionRecorded', data: { unit, unitName, zone, kind, noticed, warnsAt } }];
    },
  },
};

const nameOf = ({ units }: Arrangement, unit: string): string =>
  units[unit]?.name ??
  Object.values(units)
    .flatMap(({ subUnits }) => subUnits)
    .find((sub) => sub.unit === unit)!.name;
