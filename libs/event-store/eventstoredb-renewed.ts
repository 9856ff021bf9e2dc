/** One whose calls have failed so often in a row may hold on to a dead node. */
export const FAILURES_EACH = 3;

/**
 * A client that all calls share, and that is replaced when it has failed three times in a row. The old one ends with the
 * last of the calls that still use it.
 */
export class Renewed<Client> {
  readonly #make: () => Client;
  readonly #end: (client: Client) => Promise<void>;
  readonly #users = new Map<Client, number>();
  #client: Client;
  #failures = 0;
  #closed = false;

  constructor(make: () => Client, end: (client: Client) => Promise<void>) {
    this.#make = make;
    this.#end = end;
    this.#client = make();
  }

  /** The client for one call, which must give it back by `leave`. */
  enter(): Client {
    this.#users.set(this.#client, (this.#users.get(this.#client) ?? 0) + 1);
    return this.#client;
  }

  leave(client: Client): void {
    const users = (this.#users.get(client) ?? 1) - 1;
    this.#users.set(client, users);
    if (users > 0 || client === this.#client) return;
    this.#users.delete(client);
    void this.#end(client);
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    if (++this.#failures < FAILURES_EACH || this.#closed) return;
    this.#failures = 0;
    this.#client = this.#make();
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.#end(this.#client);
  }
}
