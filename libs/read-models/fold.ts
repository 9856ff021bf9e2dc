import { type StoredEvent } from '@libs/event-store/port.js';
import { type JsonObject } from '@libs/event-store/json.js';
import { type DomainEvent } from '@libs/event-sourcing/event.js';
import { type Change, type Document } from './port.js';
import { type View } from './view.js';

/** From the bytes of the log to what views see. Throws for a type or schema it does not know: nothing is guessed. */
export type Decode = (stored: StoredEvent) => DomainEvent;

/** The rows an event touches: the key as the view names it, and the document's id `<county>/<key>`. */
export function rowsOf(view: View, event: DomainEvent): readonly { readonly key: string; readonly id: string }[] {
  if (!Object.hasOwn(view.on, event.type)) return [];
  const named = view.key(event);
  const keys = named === undefined ? [] : typeof named === 'string' ? [named] : named;
  return [...new Set(keys)].map((key) => {
    if (typeof key !== 'string' || key === '') throw new TypeError(`${view.name}: key() gave ${JSON.stringify(key)}`);
    return { key, id: `${event.county}/${key}` };
  });
}

interface Cell {
  readonly was: string | undefined;
  readonly pos: string;
  readonly row: JsonObject | undefined;
  /** There is a document, or there will be: it is written even when the row is gone again. */
  readonly exists: boolean;
}

function cellOf(document: Document | undefined): Cell {
  if (!document) return { was: undefined, pos: '', row: undefined, exists: false };
  const { _id, _pos, ...row } = document;
  return { was: _pos, pos: _pos, row: row['gone'] === true ? undefined : row, exists: true };
}

/**
 * Folds events over documents in memory. However the events are cut into batches, and however often an event comes
 * again, the documents come out the same: an event at or before a document's `_pos` is skipped.
 */
export class Fold {
  readonly #cells = new Map<string, Cell>();

  constructor(
    readonly view: View,
    private readonly loaded: ReadonlyMap<string, Document>,
  ) {}

  /** Whole or not at all: if one row's step throws, no row has changed. */
  apply(event: DomainEvent): void {
    const next = rowsOf(this.view, event).map(({ key, id }): [string, Cell] => {
      const cell = this.#cells.get(id) ?? cellOf(this.loaded.get(id));
      if (event.position <= cell.pos) return [id, cell];
      const row = this.view.on[event.type]!(cell.row, event, key);
      if (row !== undefined && (typeof row !== 'object' || row === null || Array.isArray(row)))
        throw new TypeError(`${this.view.name}: ${event.type} gave no row for ${id}`);
      return [
        id,
        {
          was: cell.was,
          pos: event.position,
          row: row && { ...row, county: event.county },
          exists: cell.exists || row !== undefined,
        },
      ];
    });
    for (const [id, cell] of next) this.#cells.set(id, cell);
  }

  changes(): Change[] {
    return [...this.#cells].flatMap(([id, { was, pos, row, exists }]) =>
      exists && pos !== was ? [{ id, was, pos, row: row ?? { gone: true } }] : [],
    );
  }
}
