import { type Decider, stateOf } from '@libs/event-sourcing/index.js';
import { evolveInspection, noInspection } from '../inspections/inspection.state.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { peopleFact } from '../people/people.facts.js';
import { relationsFact } from '../recusals/relations.facts.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { closingRules } from './closing.js';
import type {
  ClueCommands,
  HandOverToBody,
  JoinDuplicate,
  PassOnClue,
  ProposeVerification,
  SealClue,
} from './clue.commands.js';
import { clueNamed } from './clue.facts.js';
import type { Facts } from './clue.rules.js';
import { type Clue, type ClueEvents, custodian, evolveClue, isTaken, unknownClue, verifiers } from './clue.state.js';
import { custodyRules } from './custody.js';
import { disposalRules } from './disposal.js';
import { distributionRules } from './distribution.js';
import { passingRules } from './passing.js';
import { verificationRules } from './verification.js';

const ASKING_OF_PERSONS = ['HandOverToBody', 'PassOnClue', 'ProposeVerification'];
const ASKING_OF_UNITS = ['ProposeDistribution', ...ASKING_OF_PERSONS];

type PutsOnTheMatter = HandOverToBody | PassOnClue | ProposeVerification;
const putOn = (command: PutsOnTheMatter): readonly string[] =>
  'persons' in command ? command.persons : ['handler' in command ? command.handler : command.receiver];

/**
 * A clue (问题线索, R27, R40) from the sealing to the archive, with one person answering for it at every instant. What it says
 * is never here: only numbers, dates, persons, words of closed lists, and the hash of its envelope.
 */
export const clue: Decider<Clue, ClueCommands, ClueEvents, Facts> = {
  category: 'clue',
  initial: unknownClue,
  evolve: evolveClue,
  facts: {
    people: {
      ...peopleFact,
      for: [
        'TransferClue',
        'AcknowledgeClue',
        'AcceptHandOver',
        'RefuseHandOver',
        'ReturnToCaseOffice',
        'TransferOutOfJurisdiction',
        ...ASKING_OF_UNITS,
      ],
    },
    arrangement: { ...arrangementFact, for: ['SealClue', 'AcceptHandOver', 'RefuseHandOver', ...ASKING_OF_UNITS] },
    inspection: stateOf(
      { initial: noInspection, evolve: evolveInspection },
      ({ inspection }: SealClue) => (inspection === undefined ? [] : [`inspection/${inspection}`]),
      ['SealClue'],
    ),
    rulebook: { ...rulebookFact, for: ASKING_OF_UNITS },
    relations: relationsFact<PutsOnTheMatter, Clue>(putOn, ASKING_OF_PERSONS),
    other: clueNamed(({ to }: JoinDuplicate) => to, ['JoinDuplicate']),
  },
  scope: (clue, command) => {
    if (clue.is === 'unknown') return 'zone' in command ? { zone: command.zone } : {};
    if (!isTaken(clue)) return { zone: clue.zone };
    // What the Case Office has received is no zone's matter any more; the body that handles it, and persons.
    const { passage } = clue;
    const holders = [custodian(clue), ...('receiver' in passage ? [passage.receiver] : [])];
    return {
      ...('body' in clue && { body: clue.body, office: clue.body }),
      persons: [...holders, ...verifiers(clue)],
      // The envelope is still to be given away by whoever has it; then the matter is closed to him too.
      barred: clue.recused.filter((person) => person !== custodian(clue)),
    };
  },

  decide: {
    ...custodyRules,
    ...distributionRules,
    ...passingRules,
    ...disposalRules,
    ...verificationRules,
    ...closingRules,
  },
};
