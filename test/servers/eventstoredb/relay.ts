import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A line between client and server that can be cut, blocked and silenced: what a network, a firewall, `kill -9` and
 * `kill -STOP` look like from the client's side.
 */
export class Relay {
  readonly #target: number;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #server: Server | undefined;
  #silent = false;
  port: number;

  constructor(target: number, port = 0) {
    this.#target = target;
    this.port = port;
  }

  /** Listens on loopback; the second time on the same port. */
  async start(): Promise<void> {
    const server = createServer((near) => this.#join(near));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
  }

  /** Every connection is gone at once, without a goodbye. New ones are welcome. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
    this.#pairs.clear();
  }

  /** Nothing passes any more in either direction, and nobody is told: a frozen process, or a firewall that drops. */
  silence(): void {
    this.#silent = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** What was held back passes now. */
  resume(): void {
    this.#silent = false;
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  /** Connections cut, new ones refused. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
    this.cut();
    await closed;
  }

  #join(near: Socket): void {
    const far = connect(this.#target, '127.0.0.1');
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    const part = () => {
      this.#pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [pair, [far, near] as const]) {
      from.setNoDelay(true);
      from.on('data', (bytes: Buffer) => {
        if (!to.write(bytes)) {
          from.pause();
          to.once('drain', () => this.#silent || from.resume());
        }
      });
      from.on('error', part);
      from.on('close', part);
      if (this.#silent) from.pause();
    }
  }
}
