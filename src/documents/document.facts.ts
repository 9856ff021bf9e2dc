import { stateOf } from '@libs/event-sourcing/decider.js';
import { evolveDocument, noDocument } from './document.state.js';

/** The official document that a command names. */
export const documentFact = (commands: readonly string[]) =>
  stateOf(
    { initial: noDocument, evolve: evolveDocument },
    (command: { readonly document: string }) => [`document/${command.document}`],
    commands,
  );
