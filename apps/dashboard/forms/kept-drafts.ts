import { onSignedOut } from '../api/client.js';
import type { Draft } from './draft.js';

/**
 * What was typed into a form that was closed before it was sent, for as long as this window is open and somebody is
 * signed in. In memory only: no matter of the county is stored in a browser.
 */
const kept = new Map<string, Draft>();
onSignedOut(() => kept.clear());

const keyOf = (name: string, params: Readonly<Record<string, string>>) => JSON.stringify([name, params]);

export const keptDraft = (name: string, params: Readonly<Record<string, string>>): Draft | undefined =>
  kept.get(keyOf(name, params));

/** Keeps what was typed; `undefined` when it was sent. */
export function keepDraft(name: string, params: Readonly<Record<string, string>>, draft: Draft | undefined): void {
  if (draft === undefined) kept.delete(keyOf(name, params));
  else kept.set(keyOf(name, params), draft);
}
