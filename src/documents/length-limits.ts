import type { DocumentKind } from './document.state.js';

/** Papers that hand out one piece of work; the others set out or report more. */
const DEPLOYING: readonly DocumentKind[] = ['key-task-list', 'designated-item', 'work-plan', 'issue-referral'];

/** How long a paper of this kind should be at most: 整治形式主义为基层减负若干规定 (2024). */
export const lengthLimit = (kind: DocumentKind): number => (DEPLOYING.includes(kind) ? 4000 : 5000);
