/** What a server answered; it is there only if it did. */
export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: any;
}

export async function ask(
  url: string,
  path: string,
  { method = 'GET', body, headers = {} }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const answer = await fetch(url + path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(40_000),
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type');
  return { status: answer.status, type, body: type?.includes('json') ? JSON.parse(text) : text };
}

/** Gives the session's cookie, which outlives the process. */
export async function signIn(url: string, login: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
    signal: AbortSignal.timeout(40_000),
  });
  if (answer.status !== 204) throw new Error(`${login} cannot sign in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

export interface Command {
  readonly key: string;
  readonly path: string;
  readonly body: object;
}

export const send = (url: string, cookie: string, { key, path, body }: Command): Promise<Answer> =>
  ask(url, `/api/v1/${path}`, { method: 'POST', body, headers: { cookie, 'idempotency-key': key } });

/** Pseudo-random numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
