import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Answer, stages, Story } from '../stories/story.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'put' | 'post' | 'delete', Operation>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

let story: Story;
let document: Document;

beforeAll(async () => {
  story = await Story.established(stages[0]!, '2026-01-18T08:00:00+08:00');
  document = (await story.request('GET', '../docs-json', undefined, {})).body;
}, 240_000);
afterAll(() => story.close());

/** What is in this county, what could be, and what nobody should have to expect. */
const known = fc.constantFrom(
  ...[
    '2026',
    'zone-1',
    'zone-9',
    'office-1',
    'lingsha',
    'finance-bureau',
    'commission-lingsha',
    'group-court',
    'nobody',
  ],
);
const hostile = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '', ' ', '\u0000', '\ud800', '../..', '%', '$where', '\u202e', '0'),
  fc.string({ maxLength: 30, unit: 'binary' }),
);
const word = fc.oneof({ weight: 20, arbitrary: known }, { weight: 1, arbitrary: hostile });
const number = fc.constantFrom(0, 1, -1, -0, 2.5, 1e21, 2 ** 53, Number.MIN_VALUE);
const anything: fc.Arbitrary<unknown> = fc.oneof(
  word,
  number,
  fc.constantFrom(null, true, [], {}),
  fc.array(word, { maxLength: 3 }),
  fc.dictionary(word, word, { maxKeys: 3 }),
);

/** Mostly as the schema has it, so that the rules are reached; sometimes not. */
function of(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return of(document.components.schemas[schema.$ref.split('/').at(-1)!]!, depth);
  const right = (): fc.Arbitrary<unknown> => {
    if (schema.enum) return fc.constantFrom(...schema.enum);
    switch (schema.type) {
      case 'object': {
        if (depth > 4) return fc.constant({});
        const members = Object.entries(schema.properties ?? {}).map(([name, member]) => {
          const required = schema.required?.includes(name) ?? false;
          return [
            name,
            required ? of(member, depth + 1) : fc.option(of(member, depth + 1), { nil: undefined, freq: 2 }),
          ];
        });
        return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>);
      }
      case 'array': {
        const minLength = schema.minItems ?? 0;
        return fc.array(of(schema.items ?? {}, depth + 1), { minLength, maxLength: Math.max(minLength, 2) });
      }
      case 'integer':
        return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000 });
      case 'boolean':
        return fc.boolean();
      case 'string':
        if (schema.format === 'date') return fc.constantFrom('2026-01-18', '2026-02-28', '2999-12-31', '2026-02-30');
        if (schema.format === 'date-time') return fc.constantFrom('2026-01-18T09:00:00+08:00', '1900-01-02T00:00:00Z');
        if (schema.pattern?.includes('0-9a-f')) return fc.constant('0'.repeat(64));
        return word;
      default:
        return anything;
    }
  };
  return fc.oneof({ weight: 40, arbitrary: right() }, { weight: 1, arbitrary: anything });
}

const encoded = (text: string) => encodeURIComponent(text.toWellFormed());

interface Request {
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

function requests(path: string, operation: Operation): fc.Arbitrary<Request> {
  const named = (kind: string) => (operation.parameters ?? []).filter((one) => one.in === kind);
  const of1 = (names: readonly { readonly name: string }[], value: fc.Arbitrary<string>) =>
    fc.record(Object.fromEntries(names.map(({ name }) => [name, value])), { requiredKeys: [] });
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name: name! }));
  const query = named('query').filter(({ name }) => name !== 'minPosition');
  const asked = fc.oneof(
    word,
    fc.constantFrom('1', '1000', 'position:0', 'recorded:2026-01-18T09:00:00Z', 'true', 'null'),
  );
  const header = fc.constantFrom(
    'a',
    '"0"',
    '"1"',
    '*',
    'zone-director:zone-1',
    'conduct-office-head',
    'x'.repeat(300),
  );
  const schema = operation.requestBody?.content['application/json']?.schema;
  return fc
    .record({
      params: fc.record(Object.fromEntries(params.map(({ name }) => [name, word]))),
      query: of1(query, asked),
      headers: fc.oneof(
        { weight: 5, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: of1(named('header'), header) },
      ),
      body: schema ? of(schema) : fc.constant(undefined),
    })
    .map(({ params, query, headers, body }) => {
      const at = path
        .slice('/api/v1/'.length)
        .replace(/\{(\w+)\}/g, (_, name: string) => encoded((params as Record<string, string>)[name]!));
      const search = Object.entries(query as Record<string, string>).map(
        ([name, value]) => `${name}=${encoded(value)}`,
      );
      return {
        path: search.length > 0 ? `${at}?${search.join('&')}` : at,
        body,
        headers: headers as Request['headers'],
      };
    });
}

/** One answer, against what the document says of the operation. */
function check(operation: Operation, request: Request, { status, headers, body }: Answer): void {
  const said = operation.responses[String(status)];
  const type = headers['content-type']?.split(';')[0];
  const documented = said?.content ? Object.keys(said.content) : [undefined];
  expect({
    request,
    status,
    documented: said !== undefined && documented.some((one) => one === type),
    fault: status >= 500 ? body : undefined,
  }).toEqual({ request, status, documented: true, fault: undefined });
  if (status >= 400) expect(body).toMatchObject({ status, code: expect.any(String), title: expect.any(String) });
}

/** Those of the API proper that leave the session as it is. */
const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const operation = methods[method];
      // A stream has no end to wait for.
      const streams = operation?.responses['200']?.content?.['text/event-stream'] !== undefined;
      const fits = path.startsWith('/api/v1/') && path !== '/api/v1/session' && operation !== undefined && !streams;
      return fits ? [{ path, method, operation }] : [];
    }),
  );

describe('the document', () => {
  it('names nothing that it does not have, and a shape for every answer with words', () => {
    const named = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)].map(
      ([, name]) => name!,
    );
    expect(named.filter((name) => !Object.hasOwn(document.components.schemas, name))).toEqual([]);
    const wordless = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap(({ operationId, responses }) =>
        Object.entries(responses).flatMap(([status, { content }]) =>
          status === '204' || content ? [] : [`${path} ${operationId} ${status}`],
        ),
      ),
    );
    expect(wordless).toEqual([]);
    const unshaped = operations().filter(
      ({ operation }) => operation.responses['400']?.content?.['application/problem+json'] === undefined,
    );
    expect(unshaped.map(({ path }) => path)).toEqual([]);
  });
});

describe('whatever is asked by', () => {
  it.each(['conduct-office-head', 'case-office-head', 'zone-director', 'auditor', 'security-administrator', 'nobody'])(
    '%s is answered as the document says, and never by a fault of the program',
    async (post) => {
      const person =
        post === 'zone-director' ? story.cast.director('zone-1') : post === 'nobody' ? '' : story.cast.of(post);
      const met = new Map<number, number>();
      const ask = (method: 'get' | 'post', { path, body, headers }: Request) => {
        if (person === '') return story.request(method === 'get' ? 'GET' : 'POST', path, body, { ...headers });
        return method === 'get'
          ? story.as(person).get(path, headers)
          : story.as(person).post(path, body ?? {}, headers);
      };
      for (const { path, method, operation } of operations())
        await fc.assert(
          fc.asyncProperty(requests(path, operation), async (request) => {
            const answer = await ask(method, request);
            met.set(answer.status, (met.get(answer.status) ?? 0) + 1);
            check(operation, request, answer);
          }),
          { numRuns: 16, seed: 20261123, endOnFailure: true },
        );
      // It has knocked at more than the outermost door.
      expect([...met.keys()].sort()).toEqual(expect.arrayContaining(person === '' ? [401] : [200, 400, 403]));
    },
    240_000,
  );
});
