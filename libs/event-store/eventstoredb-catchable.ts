import { Writable } from 'node:stream';

type Answer = (fault: unknown) => void;
/** What the client keeps private, and 6.2.1 has. */
interface Inside {
  getGRPCClient: (kind: unknown, purpose: string) => Promise<{ append?: (...call: [...unknown[], Answer]) => unknown }>;
}

/**
 * The client begins an append inside an async promise executor. When it drops a failed channel in the same instant, gRPC
 * throws there ("Channel has been shut down"), where nobody can catch it: the process ends. So the throw becomes an answer.
 */
export function withCatchableAppends<Client extends object>(client: Client): Client {
  const inside = client as unknown as Inside;
  const original = inside.getGRPCClient;
  inside.getGRPCClient = async (kind, purpose) => {
    const calls = await original(kind, purpose);
    const { append } = calls;
    if (append !== undefined && !Object.hasOwn(calls, 'append'))
      calls.append = (...call) => {
        try {
          return append.apply(calls, call);
        } catch (fault) {
          process.nextTick(call.at(-1) as Answer, fault);
          return new Writable({ objectMode: true, write: (_event, _encoding, done) => done() });
        }
      };
    return calls;
  };
  return client;
}
