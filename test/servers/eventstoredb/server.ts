import { once } from 'node:events';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featuresMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossipMessages from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import messages from '@eventstore/db-client/generated/streams_pb.js';
import * as grpc from '@grpc/grpc-js';
import { selfSigned } from './certificate.js';
import { Log, MAX_APPEND_SIZE, type LogRecord, type ProposedEvent, type ServerExpected } from './log.js';
import { Relay } from './relay.js';

const { ReadResp, AppendResp, DeleteResp, TombstoneResp } = messages;
type ReadCall = grpc.ServerWritableStream<messages.ReadReq, messages.ReadResp>;

/** What the next append meets. `store-…`: the events are in the log, and the caller does not learn it. */
export type AppendFault =
  | 'hang'
  | 'not-ready'
  | 'internal'
  | 'store-then-hang'
  | 'store-then-cut'
  | 'store-then-not-ready'
  | 'too-large'
  | 'not-leader';

/** What the next reads and subscriptions meet, until it is set back. */
export type ReadFault = 'hang' | 'not-ready' | 'unknown';

export interface StandInOptions {
  /** With a certificate made for this one server; then `users` are asked for. */
  readonly tls?: boolean;
  /** Name and password; whoever is not named `admin` may not read `$all`. */
  readonly users?: Readonly<Record<string, string>>;
  /**
   * Subscriptions as their published source has them. 23.10: no checkpoint at the end of the log, and one that begins at
   * a place begins behind the first record from there on that its filter takes, whatever that is. Default 24.6.
   */
  readonly like?: '23.10' | '24.6';
  /** Where to listen. Default: any free port. */
  readonly port?: number;
}

/** `Error`s as a .NET server sends them: a gRPC status, and the kind in a trailer named `exception`. */
function refusal(code: grpc.status, details: string, trailers: Readonly<Record<string, string>> = {}) {
  const metadata = new grpc.Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
}
const notReady = () => refusal(grpc.status.UNAVAILABLE, 'Server Is Not Ready');

const streamName = (holder: { getStreamIdentifier(): shared.StreamIdentifier | undefined } | undefined) =>
  Buffer.from(holder?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');

/**
 * A stand-in for EventStoreDB: the calls our adapter makes, over the same wire format (the client's own generated
 * definitions) on loopback, with the answers the public source and our measurements of a 24.6 server lead us to expect, and able
 * to misbehave on command.
 *
 * **It is not EventStoreDB.** It exercises the adapter's wiring and recovery. A test that is green on it says nothing about
 * a real server: that takes `TEST_EVENTS_URL=esdb://… npm run test:contracts`.
 */
export class StandInServer {
  readonly log = new Log();
  readonly certificate: string | undefined;
  readonly appendFaults: AppendFault[] = [];
  readFault: ReadFault | undefined;
  /** Calls received since the start, by name: to see back-pressure and reconnections. */
  readonly seen = { appends: 0, reads: 0, subscriptions: 0, eventsSent: 0, openReads: 0 };
  readonly #options: StandInOptions;
  readonly #server: grpc.Server;
  readonly #subscriptions = new Map<ReadCall, AbortController>();
  #line: Relay | undefined;

  private constructor(options: StandInOptions, server: grpc.Server, certificate: string | undefined) {
    this.#options = options;
    this.#server = server;
    this.certificate = certificate;
  }

  static async start(options: StandInOptions = {}): Promise<StandInServer> {
    const server = new grpc.Server({ 'grpc.max_receive_message_length': 16 * 1024 * 1024 });
    const pair = options.tls ? selfSigned(new Date()) : undefined;
    const standIn = new StandInServer(options, server, pair?.certificate);
    server.addService(streams.StreamsService, standIn.#streamsService());
    server.addService(features.ServerFeaturesService, {
      getSupportedMethods: (_call: unknown, answer: grpc.sendUnaryData<featuresMessages.SupportedMethods>) =>
        answer(
          null,
          new featuresMessages.SupportedMethods().setEventStoreServerVersion(`${options.like ?? '24.6'}.0.0`),
        ),
    });
    server.addService(gossip.GossipService, { read: standIn.#gossip.bind(standIn) });
    const credentials =
      pair === undefined
        ? grpc.ServerCredentials.createInsecure()
        : grpc.ServerCredentials.createSsl(null, [
            { private_key: Buffer.from(pair.key), cert_chain: Buffer.from(pair.certificate) },
          ]);
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', credentials, (fault, bound) => (fault ? reject(fault) : resolve(bound))),
    );
    standIn.#line = new Relay(port, options.port);
    await standIn.#line.start();
    return standIn;
  }

  get line(): Relay {
    if (this.#line === undefined) throw new Error('the stand-in has not started');
    return this.#line;
  }

  get address(): string {
    return `127.0.0.1:${this.line.port}`;
  }

  get url(): string {
    return this.#options.tls ? `esdb://admin:changeit@${this.address}` : `esdb://${this.address}?tls=false`;
  }

  /** A crash and a start: connections cut, what was only in memory forgotten, the log kept, the same port. */
  async restart(): Promise<void> {
    await this.line.stop();
    this.log.restart();
    await this.line.start();
  }

  /** Ends every subscription as a server does that shuts down in order: no error, just the end. */
  endSubscriptions(): void {
    for (const [call, gone] of this.#subscriptions) {
      gone.abort();
      call.end();
    }
  }

  failSubscriptions(code: grpc.status): void {
    for (const [call, gone] of this.#subscriptions) {
      gone.abort();
      call.emit('error', refusal(code, 'on command'));
    }
  }

  async close(): Promise<void> {
    await this.line.stop();
    this.#server.forceShutdown();
  }

  #streamsService(): grpc.UntypedServiceImplementation {
    const unused = (_call: unknown, answer: grpc.sendUnaryData<never>) =>
      answer(refusal(grpc.status.UNIMPLEMENTED, 'our adapter does not call this'));
    return {
      read: (call: ReadCall) => void this.#read(call).catch((fault: unknown) => call.emit('error', fault)),
      append: this.#append.bind(this),
      delete: this.#delete.bind(this),
      tombstone: this.#tombstone.bind(this),
      batchAppend: unused,
    };
  }

  /** The refusal for this caller, as the server words it: who it does not know, and who may not. */
  #refused(call: { readonly metadata: grpc.Metadata }, needs: 'all' | 'stream') {
    const { users } = this.#options;
    if (users === undefined) return undefined;
    const [header] = call.metadata.get('authorization');
    const [, basic] = /^Basic (.+)$/.exec(String(header)) ?? [];
    const [name = '', password] = Buffer.from(basic ?? '', 'base64')
      .toString('utf8')
      .split(/:(.*)/s);
    if (users[name] === undefined || users[name] !== password)
      return refusal(grpc.status.UNAUTHENTICATED, 'Unauthenticated');
    if (needs === 'all' && name !== 'admin')
      return refusal(grpc.status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
    return undefined;
  }

  #append(
    call: grpc.ServerReadableStream<messages.AppendReq, messages.AppendResp>,
    answer: grpc.sendUnaryData<messages.AppendResp>,
  ): void {
    let options: messages.AppendReq.Options | undefined;
    const events: ProposedEvent[] = [];
    call.on('data', (request: messages.AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message !== undefined) events.push(proposed(message));
    });
    call.on('error', () => undefined); // a caller that went away
    // A line that broke in the middle also ends, and is known to be cancelled only a turn later.
    call.on('end', () => setImmediate(ended));
    const ended = () => {
      if (call.cancelled || events.length === 0) return;
      this.seen.appends++;
      const refused = this.#refused(call, 'stream');
      if (refused) return answer(refused);
      const fault = this.appendFaults.shift();
      if (fault === 'hang') return;
      if (fault === 'not-ready') return answer(notReady());
      if (fault === 'not-leader') {
        const [host = '', port = ''] = this.address.split(':');
        const leader = { 'leader-endpoint-host': host, 'leader-endpoint-port': port };
        return answer(refusal(grpc.status.NOT_FOUND, 'Leader info available', { exception: 'not-leader', ...leader }));
      }
      if (fault === 'internal') return answer(refusal(grpc.status.INTERNAL, 'RST_STREAM'));
      if (options === undefined) return answer(refusal(grpc.status.INVALID_ARGUMENT, 'no options'));
      const name = streamName(options);
      const stored =
        fault === 'too-large' ? ({ is: 'too-large' } as const) : this.log.append(name, expectedOf(options), events);
      if (fault === 'store-then-hang') return;
      if (fault === 'store-then-cut') return this.line.cut();
      if (fault === 'store-then-not-ready') return answer(notReady());
      const response = new AppendResp();
      switch (stored.is) {
        case 'stored':
        case 'already-stored': {
          const at = String(stored.last.at);
          response.setSuccess(
            new AppendResp.Success()
              .setCurrentRevision(String(stored.last.revision))
              .setPosition(new AppendResp.Position().setCommitPosition(at).setPreparePosition(at)),
          );
          return answer(null, response);
        }
        case 'wrong-expected-version': {
          const wrong = new AppendResp.WrongExpectedVersion();
          if (stored.current === undefined) wrong.setCurrentNoStream(new shared.Empty());
          else wrong.setCurrentRevision(String(stored.current));
          return answer(null, response.setWrongExpectedVersion(wrong));
        }
        case 'stream-deleted':
          return answer(streamDeleted(name));
        case 'too-large':
          return answer(
            refusal(grpc.status.INVALID_ARGUMENT, 'Maximum Append Size Exceeded', {
              exception: 'maximum-append-size-exceeded',
              'maximum-append-size': String(MAX_APPEND_SIZE),
            }),
          );
      }
    };
  }

  #delete(
    call: grpc.ServerUnaryCall<messages.DeleteReq, messages.DeleteResp>,
    answer: grpc.sendUnaryData<messages.DeleteResp>,
  ): void {
    const refused = this.#refused(call, 'stream');
    if (refused) return answer(refused);
    this.log.softDelete(streamName(call.request.getOptions()));
    answer(null, new DeleteResp().setNoPosition(new shared.Empty()));
  }

  #tombstone(
    call: grpc.ServerUnaryCall<messages.TombstoneReq, messages.TombstoneResp>,
    answer: grpc.sendUnaryData<messages.TombstoneResp>,
  ): void {
    const refused = this.#refused(call, 'stream');
    if (refused) return answer(refused);
    this.log.tombstone(streamName(call.request.getOptions()));
    answer(null, new TombstoneResp().setNoPosition(new shared.Empty()));
  }

  #gossip(_call: unknown, answer: grpc.sendUnaryData<gossipMessages.ClusterInfo>): void {
    const [address = '', port] = this.address.split(':');
    const member = new gossipMessages.MemberInfo()
      .setState(gossipMessages.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossipMessages.EndPoint().setAddress(address).setPort(Number(port)));
    answer(null, new gossipMessages.ClusterInfo().setMembersList([member]));
  }

  async #read(call: ReadCall): Promise<void> {
    const options = call.request.getOptions() as messages.ReadReq.Options;
    const refused = this.#refused(call, options.hasAll() ? 'all' : 'stream');
    if (refused) throw refused;
    if (this.readFault === 'hang') return;
    if (this.readFault === 'not-ready') throw notReady();
    if (this.readFault === 'unknown') throw refusal(grpc.status.UNKNOWN, 'on command');
    const gone = new AbortController();
    this.seen.openReads++;
    once(call, 'close').then(
      () => this.seen.openReads--,
      () => this.seen.openReads--,
    );
    call.on('cancelled', () => gone.abort());
    call.on('close', () => gone.abort());
    if (options.hasSubscription()) {
      this.seen.subscriptions++;
      this.#subscriptions.set(call, gone);
      try {
        await this.#subscription(call, options, gone.signal);
      } finally {
        this.#subscriptions.delete(call);
      }
      return;
    }
    this.seen.reads++;
    const count = Number(options.getCount());
    if (count === 0) throw refusal(grpc.status.UNKNOWN, 'maxCount is 0');
    const records = options.hasAll() ? this.#allRead(options, count) : this.#streamRead(call, options, count);
    for (const record of records) {
      if (gone.signal.aborted) return;
      await this.#send(call, new ReadResp().setEvent(readEvent(record)), gone.signal);
      this.seen.eventsSent++;
    }
    call.end();
  }

  #streamRead(call: ReadCall, options: messages.ReadReq.Options, count: number): readonly LogRecord[] {
    const where = options.getStream() as messages.ReadReq.Options.StreamOptions;
    const name = streamName(where);
    const events = this.log.stream(name);
    if (events === 'deleted') throw streamDeleted(name);
    if (events === 'not-found') {
      const missing = new ReadResp.StreamNotFound().setStreamIdentifier(identifier(name));
      call.write(new ReadResp().setStreamNotFound(missing));
      return [];
    }
    const from = where.hasStart() ? 0 : where.hasEnd() ? Infinity : Number(where.getRevision());
    const backwards = options.getReadDirection() === messages.ReadReq.Options.ReadDirection.BACKWARDS;
    return backwards
      ? events
          .filter(({ revision }) => revision <= from)
          .reverse()
          .slice(0, count)
      : events.filter(({ revision }) => revision >= from).slice(0, count);
  }

  #allRead(options: messages.ReadReq.Options, count: number): readonly LogRecord[] {
    const where = options.getAll() as messages.ReadReq.Options.AllOptions;
    const backwards = options.getReadDirection() === messages.ReadReq.Options.ReadDirection.BACKWARDS;
    const { records } = this.log;
    if (where.hasStart()) return backwards ? [] : records.slice(0, count);
    if (where.hasEnd()) return backwards ? records.toReversed().slice(0, count) : [];
    const after = this.#placeOf(where);
    // Forwards includes its position, backwards excludes it.
    const at = BigInt((where.getPosition() as messages.ReadReq.Options.Position).getCommitPosition());
    const first = records[after - 1]?.at === at ? after - 1 : after;
    return backwards ? records.slice(0, first).reverse().slice(0, count) : records.slice(first, first + count);
  }

  #placeOf(where: messages.ReadReq.Options.AllOptions): number {
    if (where.hasStart()) return 0;
    if (where.hasEnd()) return this.log.records.length;
    const position = where.getPosition() as messages.ReadReq.Options.Position;
    const place = this.log.indexAfter(BigInt(position.getCommitPosition()), BigInt(position.getPreparePosition()));
    if (place === undefined) throw refusal(grpc.status.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition');
    return place;
  }

  /**
   * A filtered subscription to `$all`: confirmation, then the log in order, a checkpoint whenever `window × multiplier`
   * records have been considered, one at the end of the log (`commit/0`) before the first `caughtUp`, then live.
   */
  async #subscription(call: ReadCall, options: messages.ReadReq.Options, gone: AbortSignal): Promise<void> {
    const filter = options.getFilter();
    const accepts = acceptance(filter);
    const interval = (filter?.getMax() || 32) * Math.max(filter?.getCheckpointintervalmultiplier() ?? 1, 1);
    const where = options.getAll() as messages.ReadReq.Options.AllOptions;
    const old = this.#options.like === '23.10';
    let next = this.#placeOf(where);
    if (old && next > 0) {
      const window = this.log.records.slice(next - 1, next - 1 + (filter?.getMax() || 32));
      const taken = window.findIndex(accepts);
      next += (taken < 0 ? window.length : taken + 1) - 1;
    }
    await this.#send(
      call,
      new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID())),
      gone,
    );
    let considered = 0;
    let live = false;
    while (!gone.aborted) {
      const record = this.log.records[next];
      if (record !== undefined) {
        next++;
        considered++;
        if (accepts(record)) {
          await this.#send(call, new ReadResp().setEvent(readEvent(record)), gone);
          this.seen.eventsSent++;
        }
        if (filter && considered % interval === 0) await this.#send(call, checkpoint(record.at, record.at), gone);
        continue;
      }
      if (!live) {
        live = true;
        if (filter && !old) await this.#send(call, checkpoint(this.log.end, 0n), gone);
        await this.#send(call, new ReadResp().setCaughtUp(new ReadResp.CaughtUp()), gone);
        continue;
      }
      await this.log.grown(gone);
    }
  }

  async #send(call: ReadCall, response: messages.ReadResp, gone: AbortSignal): Promise<void> {
    if (gone.aborted || call.write(response)) return;
    // `cancelled` and `close` both end the wait; neither is a fault of the server.
    await once(call, 'drain', { signal: gone }).catch(() => undefined);
  }
}

const identifier = (name: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(name, 'utf8'));

const streamDeleted = (name: string) =>
  refusal(grpc.status.FAILED_PRECONDITION, `Event stream '${name}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': encodeURIComponent(name),
  });

const checkpoint = (commit: bigint, prepare: bigint) =>
  new ReadResp().setCheckpoint(
    new ReadResp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition(String(prepare)),
  );

function proposed(message: messages.AppendReq.ProposedMessage): ProposedEvent {
  const names = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: names.get('type') ?? '',
    contentType: names.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function expectedOf(options: messages.AppendReq.Options): ServerExpected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  return BigInt(options.getRevision());
}

function readEvent(record: LogRecord): messages.ReadResp.ReadEvent {
  const event = new ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(record.id))
    .setStreamIdentifier(identifier(record.stream))
    .setStreamRevision(String(record.revision))
    .setCommitPosition(String(record.at))
    .setPreparePosition(String(record.at))
    .setData(record.data)
    .setCustomMetadata(record.metadata);
  const names = event.getMetadataMap();
  names.set('type', record.type);
  names.set('content-type', record.contentType);
  names.set('created', '638000000000000000');
  return new ReadResp.ReadEvent().setEvent(event).setCommitPosition(String(record.at));
}

function acceptance(filter: messages.ReadReq.Options.FilterOptions | undefined): (record: LogRecord) => boolean {
  if (filter === undefined) return () => true;
  const byType = filter.hasEventType();
  const expression = byType ? filter.getEventType() : filter.getStreamIdentifier();
  const prefixes = expression?.getPrefixList() ?? [];
  const pattern = new RegExp(expression?.getRegex() ?? '');
  return ({ stream, type }) => {
    const name = byType ? type : stream;
    return prefixes.length > 0 ? prefixes.some((prefix) => name.startsWith(prefix)) : pattern.test(name);
  };
}
