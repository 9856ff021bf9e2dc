import type { JsonObject } from '@libs/event-store/json.js';
import type { ReadModelStore } from '@libs/read-models/index.js';
import { Failed } from './desk.js';

/**
 * Documents that no event tells, so that no rebuild brings them back. Sessions are left out: a backup must not revive one
 * that has been ended, and everybody can sign in again. Leases are of processes, not of the county.
 */
const KINDS = ['account', 'token', 'demo', 'preference'] as const;

export type KeptDocuments = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

export async function keptOf(store: ReadModelStore): Promise<KeptDocuments> {
  const kept: Record<string, Record<string, JsonObject>> = {};
  for (const kind of KINDS) {
    kept[kind] = {};
    for (const [id, { value }] of await store.allKept(kind)) kept[kind][id] = value;
  }
  return kept;
}

export const countOf = (kept: KeptDocuments): number =>
  Object.values(kept).reduce((sum, documents) => sum + Object.keys(documents).length, 0);

/** Puts them where none are yet. Put again, the same documents change nothing. @throws Failed naming one that is otherwise there */
export async function putKept(store: ReadModelStore, kept: KeptDocuments): Promise<void> {
  for (const [kind, documents] of Object.entries(kept))
    for (const [id, value] of Object.entries(documents)) {
      if (await store.keep(kind, id, 0, value)) continue;
      const there = await store.kept(kind, id);
      if (JSON.stringify(sorted(there?.value)) === JSON.stringify(sorted(value))) continue;
      throw new Failed({ zh: `${store.name} 中已有 ${kind} ${id}`, en: `${store.name} has another ${kind} ${id}` });
    }
}

const sorted = (value: JsonObject | undefined) => Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
