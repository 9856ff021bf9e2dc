import { type Actor, type Decider, Refused, type Told } from '@libs/event-sourcing/index.js';
import { dayOf, epochOf, instant } from '@libs/event-sourcing/time.js';
import { LEADING } from '../shared/posts.js';
import { CLUE_NUMBER } from '../clues/clue.state.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { parameterOn, type Rulebook } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import { holds, type People } from '../people/people.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import type { Arrangement } from '../zones/arrangement.state.js';
import type { MajorMatterCommands, NoteMajorMatter } from './major-matter.commands.js';
import {
  CLUE_ORDERS,
  CLUE_QUESTIONS,
  evolveMajorMatter,
  type MajorMatter,
  type MajorMatterEvents,
  type MatterSubject,
  noMatter,
} from './major-matter.state.js';

type Facts = { readonly arrangement: Arrangement; readonly people: People; readonly rulebook: Rulebook };

/** 重大事项: what cannot wait for the next report. Told at once, written within a day, and instructed upon. */
export const majorMatters: Decider<MajorMatter, MajorMatterCommands, MajorMatterEvents, Facts> = {
  category: 'major-matter',
  initial: noMatter,
  facts: {
    arrangement: { ...arrangementFact, for: ['ReportMajorMatter', 'NoteMajorMatter'] },
    people: { ...peopleFact, for: ['ReportMajorMatter', 'NoteMajorMatter'] },
    rulebook: { ...rulebookFact, for: ['ReportMajorMatter', 'NoteMajorMatter'] },
  },
  evolve: evolveMajorMatter,
  scope: (matter) => (matter.is === 'none' ? {} : { zone: matter.zone, office: matter.office }),
  decide: {
    /** Late is recorded as late: a report that could not be written any more would not be. */
    ReportMajorMatter(said, matter, { actor, occurredAt, facts }) {
      const oral = told(said, said.toldAt, actor, facts);
      inOrder(oral, occurredAt);
      if (matter.is !== 'none') {
        if (isSame(matter, oral)) return [];
        throw new Refused('major-matter.name-taken');
      }
      return [written(oral, said.facts, occurredAt)];
    },

    NoteMajorMatter(said, matter, { actor, occurredAt, facts }) {
      const oral = told(said, occurredAt, actor, facts);
      inOrder(oral, occurredAt);
      if (matter.is !== 'none') {
        if (isSame(matter, oral)) return [];
        throw new Refused('major-matter.name-taken');
      }
      const writeBy = instant(epochOf(oral.knownAt)! + oral.limitHours * HOUR_MS);
      return [{ type: 'MajorMatterNoted', data: { ...oral, writeBy } }];
    },

    WriteMajorMatter({ facts }, matter, { occurredAt }) {
      if (matter.is === 'none') throw new Refused('major-matter.unknown');
      if (matter.is !== 'noted') return [];
      const { is: _is, ...oral } = matter;
      return [written(oral, facts, occurredAt)];
    },

    RequestInstruction({ question: own, asks }, matter) {
      const { is, subject } = known(matter);
      const question = inWords(subject, own, asks && CLUE_QUESTIONS[asks]);
      if (matter.is === 'asked' && matter.question === question) return [];
      if (is === 'asked') throw new Refused('major-matter.already-asked');
      return [{ type: 'InstructionRequested', data: { question } }];
    },

    GiveInstruction({ instruction: own, orders }, matter, { actor }) {
      const { subject, zone, office, reporter } = known(matter);
      const instruction = inWords(subject, own, orders && CLUE_ORDERS[orders]);
      if ('instruction' in matter && matter.instruction === instruction) return [];
      if (reporter === actor.person) throw new Refused('major-matter.own-report', { person: reporter });
      return [{ type: 'InstructionGiven', data: { instruction, zone, office } }];
    },

    AcknowledgeInstruction(_, matter) {
      const { is, zone } = known(matter);
      if (is === 'acknowledged') return [];
      if (is !== 'instructed') throw new Refused('major-matter.no-instruction', { is });
      return [{ type: 'InstructionAcknowledged', data: { zone } }];
    },
  },
};

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

type Written = Exclude<MajorMatter, { is: 'none' | 'noted' }>;
type Oral = Omit<MajorMatterEvents['MajorMatterNoted'], 'writeBy'>;

function known(matter: MajorMatter): Written {
  if (matter.is === 'none') throw new Refused('major-matter.unknown');
  if (matter.is === 'noted') throw new Refused('major-matter.not-written');
  return matter;
}

const isSame = (matter: Exclude<MajorMatter, { is: 'none' }>, { reporter, title, knownAt }: Oral) =>
  matter.reporter === reporter && matter.title === title && matter.knownAt === knownAt;

function told(
  { subject, title, clues = [], knownAt, toldTo }: NoteMajorMatter,
  toldAt: string,
  actor: Actor,
  { arrangement, people, rulebook }: Facts,
): Oral {
  if (!LEADING.some((post) => holds(people, toldTo, post, dayOf(toldAt))))
    throw new Refused('major-matter.told-to-no-leader', { person: toldTo });
  return {
    subject,
    title: titleOf(subject, title, clues),
    clues,
    ...zoneAndOffice(arrangement, actor.of),
    reporter: actor.person,
    knownAt: instant(epochOf(knownAt)!),
    toldAt: instant(epochOf(toldAt)!),
    toldTo,
    limitHours: parameterOn(rulebook, 'major-matter-written', dayOf(knownAt)),
  };
}

/** Known, then told, then written: or one of the times is wrong. */
function inOrder({ knownAt, toldAt }: Oral, writtenAt: string): void {
  if (knownAt > toldAt || epochOf(toldAt)! > epochOf(writtenAt)!)
    throw new Refused('major-matter.out-of-order', { known: knownAt, told: toldAt, written: writtenAt });
}

/** A clue's content has no place here: a matter that is a clue consists of numbers, and its title is made of them. */
function titleOf(subject: MatterSubject, title: string | undefined, clues: readonly string[]): string {
  const odd = clues.filter((number) => !CLUE_NUMBER.test(number));
  if (odd.length > 0) throw new Refused('major-matter.no-clue-number', { numbers: odd });
  if (subject !== 'clue') {
    if (title === undefined) throw new Refused('major-matter.without-words');
    return title;
  }
  if (title !== undefined || clues.length === 0) throw new Refused('major-matter.clue-by-number-only');
  return `问题线索 ${clues.join('、')}`;
}

/** A question or an instruction has no more room for what a clue says than the report has. */
function inWords(subject: MatterSubject, own: string | undefined, set: string | undefined): string {
  const [right, wrong] = subject === 'clue' ? [set, own] : [own, set];
  if (right !== undefined && wrong === undefined) return right;
  throw new Refused(subject === 'clue' ? 'major-matter.clue-in-set-words' : 'major-matter.in-own-words');
}

function written(oral: Oral, facts: string | undefined, writtenAt: string): Told<MajorMatterEvents> {
  if (oral.subject === 'clue' && facts !== undefined) throw new Refused('major-matter.clue-by-number-only');
  if (oral.subject !== 'clue' && facts === undefined) throw new Refused('major-matter.without-words');
  const late = epochOf(writtenAt)! - epochOf(oral.knownAt)! - oral.limitHours * HOUR_MS;
  return {
    type: 'MajorMatterReported',
    data: {
      ...oral,
      ...(facts !== undefined && { facts }),
      writtenAt,
      ...(late > 0 && { lateByMinutes: Math.ceil(late / MINUTE_MS) }),
    },
  };
}

function zoneAndOffice({ zones, offices }: Arrangement, of: string | undefined): { zone: string; office: string } {
  if (of !== undefined && Object.hasOwn(zones, of)) return { zone: of, office: zones[of]!.office };
  const zone = of !== undefined && Object.hasOwn(offices, of) ? offices[of]!.zone : undefined;
  if (of !== undefined && zone !== undefined) return { zone, office: of };
  throw new Refused('major-matter.of-no-zone');
}
