import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { dayOf, epochOf, instant } from '@libs/event-sourcing/time.js';
import { CLUE_NUMBER } from '../clues/clue.state.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { parameterOn, type Rulebook } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import { holds, type People } from '../people/people.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import type { Arrangement } from '../zones/arrangement.state.js';
import type { MajorMatterCommands, ReportMajorMatter } from './major-matter.commands.js';
import { evolveMajorMatter, type MajorMatter, type MajorMatterEvents, noMatter } from './major-matter.state.js';

type Facts = { readonly arrangement: Arrangement; readonly people: People; readonly rulebook: Rulebook };

/** 重大事项: what cannot wait for the next report. Told at once, written within a day, and instructed upon. */
export const majorMatters: Decider<MajorMatter, MajorMatterCommands, MajorMatterEvents, Facts> = {
  category: 'major-matter',
  initial: noMatter,
  facts: {
    arrangement: { ...arrangementFact, for: ['ReportMajorMatter'] },
    people: { ...peopleFact, for: ['ReportMajorMatter'] },
    rulebook: { ...rulebookFact, for: ['ReportMajorMatter'] },
  },
  evolve: evolveMajorMatter,
  scope: (matter) => (matter.is === 'none' ? {} : { zone: matter.zone, office: matter.office }),
  decide: {
    /** Late is recorded as late: a report that could not be written any more would not be. */
    ReportMajorMatter(said, matter, { actor, occurredAt, facts: { arrangement, people, rulebook } }) {
      const { knownAt, toldAt } = told(said, occurredAt);
      const { title, facts, clues } = wordsOf(said);
      if (matter.is !== 'none') {
        if (matter.reporter === actor.person && matter.title === title && matter.knownAt === knownAt) return [];
        throw new Refused('major-matter.name-taken');
      }
      if (!LEADERS.some((post) => holds(people, said.toldTo, post, dayOf(toldAt))))
        throw new Refused('major-matter.told-to-no-leader', { person: said.toldTo });
      const limitHours = parameterOn(rulebook, 'major-matter-written', dayOf(knownAt));
      const lateByMinutes = Math.ceil((epochOf(occurredAt)! - epochOf(knownAt)!) / 60_000) - limitHours * 60;
      return [
        {
          type: 'MajorMatterReported',
          data: {
            subject: said.subject,
            title,
            ...(facts !== undefined && { facts }),
            clues,
            ...zoneAndOffice(arrangement, actor.of),
            reporter: actor.person,
            knownAt,
            toldAt,
            toldTo: said.toldTo,
            writtenAt: occurredAt,
            limitHours,
            ...(lateByMinutes > 0 && { lateByMinutes }),
          },
        },
      ];
    },

    RequestInstruction({ question }, matter) {
      const { is } = known(matter);
      if (matter.is === 'asked' && matter.question === question) return [];
      if (is === 'asked') throw new Refused('major-matter.already-asked');
      return [{ type: 'InstructionRequested', data: { question } }];
    },

    GiveInstruction({ instruction }, matter, { actor }) {
      const { zone, office, reporter } = known(matter);
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

const LEADERS = ['principal-leader', 'leader-in-charge'] as const;

type Known = Exclude<MajorMatter, { is: 'none' }>;

function known(matter: MajorMatter): Known {
  if (matter.is === 'none') throw new Refused('major-matter.unknown');
  return matter;
}

/** Known, then told, then written: in this order, or one of the times is wrong. */
function told({ knownAt, toldAt }: ReportMajorMatter, writtenAt: string) {
  const [known, said, written] = [epochOf(knownAt)!, epochOf(toldAt)!, epochOf(writtenAt)!];
  if (known > said || said > written)
    throw new Refused('major-matter.out-of-order', { known: instant(known), told: instant(said), written: writtenAt });
  return { knownAt: instant(known), toldAt: instant(said) };
}

/** A clue's content has no place here: a matter that is a clue consists of numbers, and its title is made of them. */
function wordsOf({ subject, title, facts, clues = [] }: ReportMajorMatter) {
  const odd = clues.filter((number) => !CLUE_NUMBER.test(number));
  if (odd.length > 0) throw new Refused('major-matter.no-clue-number', { numbers: odd });
  if (subject === 'clue') {
    if (title !== undefined || facts !== undefined || clues.length === 0)
      throw new Refused('major-matter.clue-by-number-only');
    return { title: `问题线索 ${clues.join('、')}`, clues };
  }
  if (title === undefined || facts === undefined) throw new Refused('major-matter.without-words');
  return { title, facts, clues };
}

function zoneAndOffice({ zones, offices }: Arrangement, of: string | undefined): { zone: string; office: string } {
  if (of !== undefined && Object.hasOwn(zones, of)) return { zone: of, office: zones[of]!.office };
  if (of !== undefined && Object.hasOwn(offices, of)) return { zone: offices[of]!.zone, office: of };
  throw new Refused('major-matter.of-no-zone');
}
