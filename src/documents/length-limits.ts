import { parameterOn, type Rulebook } from '../instruments/rulebook.state.js';
import type { DocumentKind } from './document.state.js';

/** Papers that hand out one piece of work; the others set out or report more. */
const DEPLOYING: readonly DocumentKind[] = ['key-task-list', 'designated-item', 'work-plan', 'issue-referral'];

/** How long a paper of this kind should be at most, on a day. */
export const lengthLimit = (rulebook: Rulebook, kind: DocumentKind, day: string): number =>
  parameterOn(rulebook, DEPLOYING.includes(kind) ? 'document-length-deploying' : 'document-length', day);
