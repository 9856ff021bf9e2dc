import { EventStoreError, invalid, unavailable } from './port.js';
import { type Place } from './eventstoredb-url.js';

/** The client's `ErrorType`, as far as it decides anything. */
export const TYPE = {
  accessDenied: 'access-denied',
  tooLarge: 'maximum-append-size-exceeded',
  streamDeleted: 'stream-deleted',
  streamNotFound: 'stream-not-found',
  invalidArgument: 'invalid-argument',
  notLeader: 'not-leader',
} as const;
export const STATUS = {
  unknown: 2,
  invalidArgument: 3,
  permissionDenied: 7,
  resourceExhausted: 8,
  unauthenticated: 16,
} as const;

/** The client's errors are all named `Error`, often without a message: their `type` and gRPC `code` tell. */
export function translate(fault: unknown, doing: string, place: Place): EventStoreError {
  if (fault instanceof EventStoreError) return fault;
  const { type, code, message, details } = fault as {
    readonly type?: string;
    readonly code?: unknown;
    readonly message?: string;
    readonly details?: string;
  };
  const reason = (message || details || type || 'no reason given').replace(/\.? Resolution note: *$/, '');
  const said = `${place.name}: ${doing}: ${reason}`;
  if (type === TYPE.accessDenied || code === STATUS.permissionDenied || code === STATUS.unauthenticated)
    return new EventStoreError(
      'access_denied',
      `${place.name}: ${doing}: the server does not let user ${place.credentials.username} do this, or does not know this user and password`,
      { cause: fault },
    );
  if (type === TYPE.tooLarge || (code === STATUS.resourceExhausted && /message larger/i.test(said)))
    return new EventStoreError('too_large', said, { cause: fault });
  if (type === TYPE.streamDeleted)
    return invalid(`${place.name}: ${doing}: the stream has been tombstoned on the server, for good`, fault);
  if (type === TYPE.invalidArgument || code === STATUS.invalidArgument || /InvalidPosition/i.test(said))
    return invalid(said, fault);
  if (type === TYPE.notLeader)
    return unavailable(
      `${place.name}: ${doing}: this node is a follower and takes no writes; the next call goes to its leader`,
      fault,
    );
  // Deadline, cancelled, unavailable, not ready, not the leader, internal, unknown: of such appends some are stored.
  return unavailable(said, fault);
}

/** Trying again cannot help. */
export const isFinal = ({ code }: EventStoreError) => code === 'access_denied' || code === 'invalid';

export const isTls = ({ message }: EventStoreError) =>
  /certificate|self.signed|altname|wrong version number|EPROTO/i.test(message);

export function cannotReach({ name, secure }: Place, { message }: EventStoreError): string {
  const check = /certificate|self.signed|altname/i.test(message)
    ? "the server's certificate is not trusted: give its authority as tlsCAFile=… or NODE_EXTRA_CA_CERTS, and use a host name that is in it"
    : secure && /wrong version number|EPROTO/i.test(message)
      ? 'the server does not speak TLS: add ?tls=false to the URL, or give the server a certificate'
      : /not ready/i.test(message)
        ? 'it is there, and not ready yet: give it time, or look at its own log'
        : secure
          ? 'check that it runs, that host and port are right, and that it speaks TLS (if not, ?tls=false)'
          : 'check that it runs, that host and port are right, and that it speaks no TLS (if it does, leave out tls=false)';
  return `cannot reach EventStoreDB at ${name}; ${check}. It said: ${message}`;
}

/** A stream whose events do not follow on each other has lost some on the server. */
export const hole = (stream: string, expected: number, found: number | undefined) =>
  invalid(
    `stream ${stream}: revision ${expected} is missing${found === undefined ? '' : `, ${found} is there`}: ` +
      'it has been truncated, or deleted and written again, on the server',
  );
