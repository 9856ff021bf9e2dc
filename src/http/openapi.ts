import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { cookieName, OPEN } from '../access/caller.js';
import { answerName, answers, rowName } from './answers.js';
import { EVENT_WORDS } from '../shared/event-words.js';
import type { Worded } from './worded.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Response = { description: string; content?: Record<string, { schema: object }> };

const METHODS = ['get', 'put', 'post', 'delete'] as const;

/** What any address may answer, whatever it is for. */
const EVERYWHERE: Record<string, string> = {
  400: 'faults in the request',
  404: 'there is nothing at this address',
  414: 'the address is too long',
  431: 'the headers are too large',
  500: 'a fault of this program; the log has it under the traceId',
};

const GUARDED: Record<string, string> = {
  401: 'not signed in',
  403: 'not allowed',
  503: 'a store is not available',
};
const WAITING: Record<string, string> = { 504: 'the page has not caught up with minPosition' };

const problem = {
  type: 'object',
  description: 'RFC 9457, in the language asked for (Accept-Language: zh or en)',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'for programs; never changes its meaning' },
    traceId: { type: 'string', format: 'uuid' },
    errors: {
      type: 'array',
      description: 'every fault, each where it is',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'JSON pointer into the body, :parameter of the address, or a name' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
        required: ['pointer', 'code', 'message'],
      },
    },
    facts: { type: 'object', description: 'what the sentence is filled with' },
    seen: { type: 'integer', description: 'with 412: the revision of If-Match' },
    revision: { type: 'integer', description: 'with 412: the revision that the record has' },
    lastChange: {
      type: 'object',
      description: 'with 412: who changed it last, when and by what',
      properties: {
        type: { type: 'string', description: 'of the event' },
        actor: {
          type: 'object',
          properties: { person: { type: 'string' }, post: { type: 'string' }, of: { type: 'string' } },
          required: ['person', 'post'],
        },
        occurredAt: { type: 'string', format: 'date-time' },
        recordedAt: { type: 'string', format: 'date-time' },
      },
      required: ['type', 'actor', 'occurredAt', 'recordedAt'],
    },
  },
  required: ['type', 'title', 'status', 'code', 'traceId'],
};

const outcome = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    revision: { type: 'integer', minimum: -1 },
    position: { type: 'string', description: 'for minPosition; absent when nothing was written' },
    events: { type: 'array', items: { type: 'string' } },
    repeated: { type: 'boolean', description: 'the key had been answered before' },
  },
  required: ['id', 'revision', 'events', 'repeated'],
};

const rowsOf = (name: string) => ({
  schema: {
    type: 'object',
    properties: {
      rows: { type: 'array', items: { $ref: `#/components/schemas/${name}` } },
      next: { type: 'string', description: 'cursor of the next page; also in Link' },
    },
    required: ['rows'],
  },
});

const ref = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });

function content(path: string, operation: Operation, status: number): Response['content'] {
  // Not ready is an answer like ready, with the same particulars.
  if (path === '/readyz' && status === 503) return { 'application/json': ref(answerName('ready')) };
  if (status >= 400) return { 'application/problem+json': ref('Problem') };
  if (status === 204) return undefined;
  if (path === '/metrics') return { 'text/plain': { schema: { type: 'string' } } };
  if ('412' in operation.responses) return { 'application/json': ref('Outcome') };
  const [, kind, get = ''] = /^(list|one)-(.*)$/.exec(operation.operationId ?? '') ?? [];
  if (kind === 'list') return { 'application/json': rowsOf(rowName(get)) };
  return { 'application/json': ref(kind === 'one' ? rowName(get) : answerName(operation.operationId!)) };
}

/** The OpenAPI 3.1 document: what the routes say of themselves, and what all of them have in common. */
export function apiDocument(app: NestFastifyApplication, secure: boolean, worded: Worded): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('监督检查协作区 · Supervision and inspection collaboration zones')
    .setDescription('Commands append events; pages are read models; every past moment can be read again (`asOf`).')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addCookieAuth(cookieName(secure), { type: 'apiKey', in: 'cookie', name: cookieName(secure) }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'service')
    .build();
  const document = SwaggerModule.createDocument(app, about);
  for (const [path, item] of Object.entries(document.paths))
    for (const operation of METHODS.map((method) => item[method]).filter((one) => one !== undefined)) {
      const responses = operation.responses as Record<string, Response>;
      const open = operation as Operation & { [OPEN]?: true };
      const waits = operation.parameters?.some((one) => 'name' in one && one.name === 'minPosition');
      const common = { ...EVERYWHERE, ...(!open[OPEN] && GUARDED), ...(waits && WAITING) };
      for (const [status, description] of Object.entries(common)) responses[status] ??= { description };
      for (const [status, response] of Object.entries(responses)) {
        response.description ||= 'as asked';
        if (response.content?.['text/event-stream']) continue;
        const said = content(path, operation, Number(status));
        if (said) response.content = said;
      }
      operation.security = open[OPEN] ? [] : [{ session: [] }, { service: [] }];
      delete open[OPEN];
    }
  // Every class is of a body, and no body may say more than its class.
  const bodies = Object.entries(document.components?.schemas ?? {}).map(([name, schema]): [string, object] => [
    name,
    { ...schema, additionalProperties: false },
  ]);
  const schemas: Record<string, object> = {
    ...worded.schemas({ ...Object.fromEntries(bodies), ...answers }),
    Problem: problem,
    Outcome: outcome,
  };
  // What histories say happened: events stand in no schema of their own.
  const events = {
    'x-events': Object.fromEntries(Object.entries(EVENT_WORDS).map(([type, [zh, en]]) => [type, { zh, en }])),
  };
  return { ...document, ...events, openapi: '3.1.0', components: { ...document.components, schemas } };
}
