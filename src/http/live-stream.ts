import { PassThrough } from 'node:stream';
import type { Position } from '@libs/event-store/index.js';

/** A row that has changed, or (without an id) some rows of a page. */
export interface Changed {
  readonly page: string;
  readonly id?: string;
  readonly position: Position;
}

/** More rows of one page than this, or of all pages, are told as the page alone. */
const MOST_OF_A_PAGE = 50;
const MOST_IN_ALL = 200;
const BUFFER_BYTES = 16_384;
const RETRY_MS = 3000;
/** How long a reader has for the last words. */
const LAST_WORDS_MS = 5000;

interface OfAPage {
  position: Position;
  /** Undefined: too many to be named, or not to be named at all. */
  rows: Map<string, Position> | undefined;
}

/**
 * What one open page is told. Nothing is queued: while the reader does not read, what happens is gathered into one line a
 * page, so a stream costs the same memory however long it stands still and however much happens meanwhile.
 */
export class LiveStream {
  readonly out = new PassThrough({ highWaterMark: BUFFER_BYTES });
  private readonly pages = new Map<string, OfAPage>();
  private readonly notes = new Map<string, Position>();
  private named = 0;
  private stalledAt: number | undefined;

  constructor() {
    this.out.on('drain', () => {
      this.stalledAt = undefined;
      this.flush();
    });
    // A reader that goes away in the middle of a line is no fault of ours.
    this.out.on('error', () => this.out.destroy());
    this.write(`retry: ${RETRY_MS}\n\n`);
  }

  /** Lines that wait, whatever has happened. */
  get waiting(): number {
    return this.named + this.pages.size + this.notes.size;
  }

  /** Since when the reader has not read; undefined while it does. */
  get stalledSince(): number | undefined {
    return this.stalledAt;
  }

  get closed(): boolean {
    return this.out.destroyed || this.out.writableEnded;
  }

  changed({ page, id, position }: Changed): void {
    let of = this.pages.get(page);
    if (!of) this.pages.set(page, (of = { position, rows: new Map() }));
    if (position > of.position) of.position = position;
    if (!of.rows) return;
    const full = of.rows.size >= MOST_OF_A_PAGE || this.named >= MOST_IN_ALL;
    if (id === undefined || (full && !of.rows.has(id))) {
      this.named -= of.rows.size;
      of.rows = undefined;
      return;
    }
    if (!of.rows.has(id)) this.named++;
    of.rows.set(id, position);
  }

  /** `open`, `catch-up`, `rights`, `to-do`: that it is so, as of this position. */
  note(name: string, position: Position): void {
    this.notes.set(name, position);
  }

  /** Writes what waits, unless the reader has yet to take what came before. */
  flush(): void {
    if (this.closed || this.stalledAt !== undefined) return;
    const notes = [...this.notes].map(([event, position]) => message(event, position, { position }));
    const changes: Changed[] = [...this.pages].flatMap(([page, { position, rows }]) =>
      rows ? [...rows].map(([id, at]) => ({ page, id, position: at })) : [{ page, position }],
    );
    this.notes.clear();
    this.pages.clear();
    this.named = 0;
    if (changes.length > 0) {
      const last = changes.reduce((most, { position }) => (position > most ? position : most), '');
      notes.push(message('changed', last, { changes }));
    }
    if (notes.length > 0) this.write(notes.join(''));
  }

  /** Something, so that what lies between knows the line is alive. */
  beat(): void {
    if (!this.closed && this.stalledAt === undefined) this.write(': \n\n');
  }

  /** Says why, and ends. What the reader has not read by now it will not. */
  end(why: 'signed-out' | 'stopping'): void {
    if (this.closed) return;
    if (this.stalledAt !== undefined) {
      this.out.destroy();
      return;
    }
    setTimeout(() => this.out.destroy(), LAST_WORDS_MS).unref();
    this.out.end(`event: end\ndata: ${JSON.stringify({ why })}\n\n`);
  }

  private write(text: string): void {
    if (!this.out.write(text)) this.stalledAt ??= performance.now();
  }
}

const message = (event: string, id: Position, data: object) =>
  `event: ${event}\n${id === '' ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
