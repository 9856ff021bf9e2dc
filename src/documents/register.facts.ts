import { stateOf } from '@libs/event-sourcing/decider.js';
import type { OfficialDocument } from './document.state.js';
import { evolveRegister, noRegister } from './register.state.js';

/** The register of the year in which the document was signed; none before that. */
export const registerFact = (commands: readonly string[]) =>
  stateOf(
    { initial: noRegister, evolve: evolveRegister },
    (_command, document: OfficialDocument) => ('year' in document ? [`document-register/${document.year}`] : []),
    commands,
  );
