import { invalid } from './port.js';

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** Where a server is, and who asks there. */
export interface Place {
  /** For the client: with our defaults, and without the credentials, which travel with each call. */
  readonly connectionString: string;
  readonly credentials: Login;
  readonly secure: boolean;
  /** For people. */
  readonly name: string;
  readonly deadlineMs: number | undefined;
}

const URL_FORM = /^(esdb(?:\+discover)?):\/\/(?:([^@/?]*)@)?([^/?@]+)\/*(?:\?(.*))?$/;
/** What the client knows, as it compares: without case, `-` and `_`. It prints a URL with an unknown option, password and all. */
const URL_OPTIONS = [
  'tls',
  'tlsCAFile',
  'userCertFile',
  'userKeyFile',
  'connectionName',
  'nodePreference',
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'defaultDeadline',
  'keepAliveInterval',
  'keepAliveTimeout',
] as const;
const flat = (key: string) => key.toLowerCase().replaceAll(/[-_]/g, '');
/** A hung server is noticed after 2.5 s instead of 17.5 s (measured). */
const KEEP_ALIVE = { keepAliveInterval: '3000', keepAliveTimeout: '2000' } as const;

/**
 * Our own reading of `esdb://` and `esdb+discover://` URLs, so that no password is in what the client, or a message, prints.
 *
 * @throws EventStoreError `invalid`, naming what cannot be meant
 */
export function parseUrl(url: string): Place {
  const [, scheme, login, hosts, query = ''] = URL_FORM.exec(url.trim()) ?? [];
  if (scheme === undefined || hosts === undefined)
    throw invalid('the event store URL is not of the form esdb://[user:password@]host:port[?tls=false]');
  for (const host of hosts.split(',')) {
    const [, port = '2113'] = /^[A-Za-z0-9._-]+(?::(\d+))?$/.exec(host) ?? [undefined, '0'];
    if (Number(port) < 1 || Number(port) > 65_535)
      throw invalid(`the event store URL names ${host}, which is not host:port (an IPv6 address cannot be used)`);
  }
  const name = `${scheme}://${hosts}`;
  const options = new Map<string, string>(Object.entries(KEEP_ALIVE));
  for (const pair of query === '' ? [] : query.split('&')) {
    const [key = '', value = ''] = pair.split(/=(.*)/s);
    const known = URL_OPTIONS.find((option) => flat(option) === flat(key));
    if (flat(key) === 'tlsverifycert')
      throw invalid(`${name}: tlsVerifyCert has no effect in this client; give the server's certificate as tlsCAFile`);
    if (known === undefined) throw invalid(`${name}: ${key} is not one of ${URL_OPTIONS.join(', ')}`);
    if (value === '') throw invalid(`${name}: ${known} has no value`);
    options.set(known, value);
  }
  const tls = options.get('tls') ?? 'true';
  if (tls !== 'true' && tls !== 'false') throw invalid(`${name}: tls is ${tls}, neither true nor false`);
  for (const key of ['defaultDeadline', 'keepAliveInterval', 'keepAliveTimeout'] as const) {
    const value = options.get(key);
    if (value !== undefined && !/^(-1|[1-9]\d{0,8})$/.test(value))
      throw invalid(`${name}: ${key} is ${value}, not a number of milliseconds`);
  }
  const deadline = Number(options.get('defaultDeadline') ?? NaN);
  return {
    connectionString: `${name}?${[...options].map(([key, value]) => `${key}=${value}`).join('&')}`,
    credentials: parseLogin(name, login, tls === 'true'),
    secure: tls === 'true',
    name,
    deadlineMs: deadline > 0 ? deadline : undefined,
  };
}

function parseLogin(name: string, login: string | undefined, secure: boolean): Login {
  if (login === undefined) {
    if (secure) throw invalid(`${name}: a server with TLS asks who is there: esdb://user:password@… (or ?tls=false)`);
    // An insecure server ignores them; the client takes the classic append call only when there are some.
    return { username: 'insecure', password: 'insecure' };
  }
  const [username = '', password = ''] = login.split(/:(.*)/s);
  if (username === '' || password === '') throw invalid(`${name}: the URL's user or password is empty`);
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    throw invalid(`${name}: the URL's user or password has a % that is not followed by two hexadecimal digits`);
  }
}
