import { DatabaseSync } from 'node:sqlite';

/**
 * The ceiling: what node:sqlite alone does with the same durable work. One connection, WAL, synchronous=FULL, expected
 * revision checked, several waiting appends in one commit; no validation, no canonical form, no thread, no port.
 */
export class RawLog {
  private readonly db: DatabaseSync;
  private readonly insert;
  private readonly last;
  private waiting: { stream: string; revision: number; events: readonly string[]; done: () => void }[] = [];
  private position = 0;

  constructor(file: string) {
    this.db = new DatabaseSync(file);
    this.db.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
      CREATE TABLE IF NOT EXISTS events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL,
        id TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL, UNIQUE (stream, revision));`);
    this.insert = this.db.prepare('INSERT INTO events VALUES (?,?,?,?,?,?,?)');
    this.last = this.db.prepare('SELECT max(revision) AS last FROM events WHERE stream = ?');
  }

  append(stream: string, revision: number, events: readonly string[]): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ stream, revision, events, done });
      if (this.waiting.length === 1) setImmediate(() => this.commit());
    });
  }

  private commit(): void {
    const group = this.waiting;
    this.waiting = [];
    this.db.exec('BEGIN IMMEDIATE');
    for (const { stream, revision, events } of group) {
      const { last } = this.last.get(stream) as { last: number | null };
      if ((last ?? -1) !== revision) throw new Error('conflict');
      events.forEach((data, n) =>
        this.insert.run(
          ++this.position,
          stream,
          revision + 1 + n,
          `${stream}-${revision}-${n}`,
          'Measured',
          data,
          '{}',
        ),
      );
    }
    this.db.exec('COMMIT');
    for (const { done } of group) done();
  }

  readStream(stream: string): number {
    let bytes = 0;
    for (const row of this.db.prepare('SELECT * FROM events WHERE stream = ? ORDER BY revision').iterate(stream))
      bytes += Object.keys(JSON.parse((row as { data: string }).data) as object).length;
    return bytes;
  }

  catchUp(): number {
    let events = 0;
    for (const row of this.db.prepare('SELECT * FROM events ORDER BY position').iterate()) {
      JSON.parse((row as { data: string }).data);
      events++;
    }
    return events;
  }

  /** Folds every event into documents by stream, and writes them in batches of 500 with a checkpoint each. */
  rebuild(into: string): number {
    const out = new DatabaseSync(into);
    out.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
      CREATE TABLE docs (id TEXT PRIMARY KEY, doc TEXT NOT NULL); CREATE TABLE checkpoint (position INTEGER);`);
    const load = out.prepare('SELECT doc FROM docs WHERE id = ?');
    const write = out.prepare('INSERT INTO docs VALUES (?, ?) ON CONFLICT DO UPDATE SET doc = excluded.doc');
    const mark = out.prepare('INSERT INTO checkpoint VALUES (?)');
    let events = 0;
    const touched = new Map<string, { count: number }>();
    const flush = (position: number) => {
      out.exec('BEGIN IMMEDIATE');
      for (const [id, doc] of touched) write.run(id, JSON.stringify(doc));
      mark.run(position);
      out.exec('COMMIT');
      touched.clear();
    };
    for (const row of this.db.prepare('SELECT * FROM events ORDER BY position').iterate()) {
      const { stream, data, position } = row as { stream: string; data: string; position: number };
      JSON.parse(data);
      const kept =
        touched.get(stream) ??
        (JSON.parse((load.get(stream) as { doc: string } | undefined)?.doc ?? '{"count":0}') as { count: number });
      touched.set(stream, { count: kept.count + 1 });
      if (++events % 500 === 0) flush(position);
    }
    flush(events);
    out.close();
    return events;
  }

  close(): void {
    this.db.close();
  }
}
