import createClient from 'openapi-fetch';
import type { components, paths } from '../generated/schema.js';

export type ProblemBody = components['schemas']['Problem'];

/** What the program answers when it does not do what was asked. Its sentences are in the language asked for. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(readonly body: ProblemBody) {
    super(body.detail ?? body.title);
  }
  get status(): number {
    return this.body.status;
  }
}

/** What every request says of who asks: set by the shell, read here. */
export const asking: { language: string; post: string | undefined } = { language: 'zh-CN', post: undefined };

const signedOut = new Set<() => void>();
/** Called when a request shows that the session is over. */
export const onSignedOut = (listen: () => void): (() => void) => {
  signedOut.add(listen);
  return () => signedOut.delete(listen);
};

/** Tells everybody who listens that the session is over. */
export function sessionIsOver(): void {
  for (const listen of signedOut) listen();
}

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  querySerializer: { array: { style: 'form', explode: true } },
});

api.use({
  onRequest({ request }) {
    request.headers.set('accept-language', asking.language);
    if (asking.post !== undefined) request.headers.set('acting-post', asking.post);
    return request;
  },
  onError: ({ error }) =>
    new Problem({ type: 'about:blank', title: '', status: 0, code: 'unreachable', traceId: '', detail: String(error) }),
  async onResponse({ response, request }) {
    if (response.ok) return undefined;
    if (response.status === 401 && !(request.method === 'POST' && request.url.endsWith('/session'))) sessionIsOver();
    const text = await response.text();
    throw new Problem(
      (response.headers.get('content-type') ?? '').includes('json')
        ? (JSON.parse(text) as ProblemBody)
        : { type: 'about:blank', title: response.statusText, status: response.status, code: 'unreadable', traceId: '' },
    );
  },
});

type Answered<Path extends keyof paths, Method extends 'get' | 'post'> =
  paths[Path] extends Record<Method, { responses: { 200: { content: { 'application/json': infer Body } } } }>
    ? Body
    : never;

/** What `GET` answers at an address of the document. */
export type Answer<Path extends keyof paths> = Answered<Path, 'get'>;
