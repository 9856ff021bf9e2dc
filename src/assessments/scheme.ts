import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { isInForce, type Rulebook } from '../instruments/rulebook.state.js';
import { FORBIDDEN, isForbidden } from './forbidden.js';
import { indicatorOf, isIndicator } from './indicators.js';
import type { DraftScheme, SchemeCommands } from './scheme.commands.js';
import {
  DIMENSIONS,
  evolveScheme,
  noScheme,
  type Scheme,
  type SchemeEvents,
  type SchemeTerms,
  type Weighted,
} from './scheme.state.js';

interface Facts {
  readonly rulebook: Rulebook;
}

/** The scheme of the annual assessment (考核办法): what is weighed and how much, known to everybody before it is done. */
export const schemes: Decider<Scheme, SchemeCommands, SchemeEvents, Facts> = {
  category: 'assessment-scheme',
  initial: noScheme,
  facts: { rulebook: { ...rulebookFact, for: ['PublishScheme', 'AmendScheme'] } },
  evolve: evolveScheme,
  decide: {
    DraftScheme(draft, scheme, { now }) {
      if (scheme.is === 'published') throw new Refused('scheme.published-already');
      const terms = termsOf(draft);
      if (scheme.is === 'drafted' && isSame(scheme.draft, terms)) return [];
      notBegun(terms, now);
      return [{ type: 'SchemeDrafted', data: terms }];
    },

    PublishScheme({ instrument }, scheme, { now, today, actor, facts }) {
      if (scheme.is === 'none') throw new Refused('scheme.not-drafted');
      if (scheme.is === 'published') {
        if (scheme.versions[0]!.instrument === instrument) return [];
        throw new Refused('scheme.published-already');
      }
      const { draft, drafters } = scheme;
      if (drafters.includes(actor.person)) throw new Refused('scheme.publisher-drafted-it', { person: actor.person });
      notBegun(draft, now);
      citable(instrument, today, facts);
      return [{ type: 'SchemePublished', data: { version: 1, ...draft, instrument } }];
    },

    AmendScheme({ instrument, reason, ...draft }, scheme, { now, today, facts }) {
      if (scheme.is !== 'published') throw new Refused('scheme.not-published');
      const terms = termsOf(draft);
      const last = scheme.versions.at(-1)!;
      if (last.instrument === instrument && isSame(last, terms)) return [];
      notBegun(terms, now);
      if (!terms.from.endsWith('-01-01')) throw new Refused('scheme.not-from-new-year', { from: terms.from });
      citable(instrument, today, facts);
      return [{ type: 'SchemeAmended', data: { version: last.version + 1, ...terms, instrument, reason } }];
    },
  },
};

/** Nobody is assessed by a rule made after he had begun to work under it, nor by one that is entered then as if it had been made before. */
function notBegun({ from }: SchemeTerms, now: string): void {
  if (dayOf(now) >= from) throw new Refused('scheme.period-has-begun', { from });
}

function citable(instrument: string, today: string, { rulebook }: Facts): void {
  const known = Object.hasOwn(rulebook.instruments, instrument) ? rulebook.instruments[instrument] : undefined;
  if (!known || !isInForce(known, today)) throw new Refused('scheme.instrument-not-in-force', { instrument });
}

/** The terms, if every indicator may be weighed, all three dimensions are, and the weights make a hundred. */
function termsOf({ title, from, indicators }: Pick<DraftScheme, 'title' | 'from' | 'indicators'>): SchemeTerms {
  const names = indicators.map(({ indicator }) => indicator);
  for (const name of names) {
    if (isForbidden(name)) {
      const { zh, en, rule } = FORBIDDEN[name]!;
      throw new Refused('scheme.forbidden-source', { indicator: name, zh, en, rule });
    }
    if (!isIndicator(name)) throw new Refused('scheme.unknown-indicator', { indicator: name });
    if (names.indexOf(name) !== names.lastIndexOf(name))
      throw new Refused('scheme.indicator-twice', { indicator: name });
  }
  const weighted = indicators.map(({ indicator, weight, full }): Weighted => {
    const { dimension, counted } = indicatorOf(indicator);
    if ((counted === 'up-to') !== (full !== undefined)) throw new Refused('scheme.full-mark', { indicator, counted });
    return { indicator, dimension, weight, ...(full !== undefined && { full }) };
  });
  const missing = DIMENSIONS.filter((dimension) => weighted.every((one) => one.dimension !== dimension));
  if (missing.length > 0) throw new Refused('scheme.dimension-missing', { missing });
  const sum = weighted.reduce((total, { weight }) => total + weight, 0);
  if (sum !== 100) throw new Refused('scheme.weights-not-100', { sum });
  return { title, from, indicators: weighted };
}

const isSame = (a: SchemeTerms, b: SchemeTerms) =>
  a.title === b.title &&
  a.from === b.from &&
  a.indicators.length === b.indicators.length &&
  a.indicators.every((one, n) => {
    const other = b.indicators[n]!;
    return one.indicator === other.indicator && one.weight === other.weight && one.full === other.full;
  });
