import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { boards, capabilities } from '@county/county.js';
import { answersOf } from './schemas/answers.js';
import { assembled } from './schemas/assembled.js';
import { Fitting } from './schemas/fitting.js';
import { schemaOf } from './schemas/of-type.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = `${root}src/http/answers.json`;
const pages = [...capabilities, ...boards].flatMap((board) => board.pages);

describe('the schemas of what is answered', () => {
  it('are those of the types (npm run schemas:accept)', () => {
    const now = `${JSON.stringify(assembled(answersOf(root), pages), null, 2)}\n`;
    if (process.env['ACCEPT'] === '1') writeFileSync(kept, now);
    expect(now).toBe(existsSync(kept) ? readFileSync(kept, 'utf8') : '');
  });

  it('let nothing through that no JSON has, and tell the rest as a person would', () => {
    const said = (text: string) => {
      const source = ts.createSourceFile(
        'said.ts',
        `export const said = (null as unknown) as ${text};`,
        ts.ScriptTarget.ES2023,
        true,
      );
      const host = ts.createCompilerHost({});
      const program = ts.createProgram(
        ['said.ts'],
        { strict: true, noLib: false },
        {
          ...host,
          getSourceFile: (file, ...more) => (file === 'said.ts' ? source : host.getSourceFile(file, ...more)),
        },
      );
      const [statement] = program.getSourceFile('said.ts')!.statements as unknown as [ts.VariableStatement];
      const checker = program.getTypeChecker();
      return schemaOf(checker, checker.getTypeAtLocation(statement.declarationList.declarations[0]!));
    };
    expect(() => said('{ readonly at: () => string }')).toThrow('nothing that JSON has');
    expect(said('string & { readonly __mark?: never }')).toEqual({ type: 'string' });
    expect(() => said('bigint')).toThrow('nothing that JSON has');
    expect(
      said(`{ a?: 'x' | 'y'; b: string | null; c: readonly boolean[]; d: Record<string, number> | undefined }`),
    ).toEqual({
      type: 'object',
      properties: {
        a: { type: 'string', enum: ['x', 'y'] },
        b: { type: ['string', 'null'] },
        c: { type: 'array', items: { type: 'boolean' } },
        d: { type: 'object', properties: {}, required: [], additionalProperties: { type: 'number' } },
      },
      required: ['b', 'c'],
    });
  });
});

describe('an answer', () => {
  const row = {
    type: 'object',
    properties: { id: { type: 'string' }, kind: { type: 'string', 'x-values': { festival: {} } } },
    required: ['id'],
  };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Row' } } };
  const paths = { '/api/v1/rows/{id}': { get: { responses: { 200: { content } } } } };
  const fitting = new Fitting({ paths, components: { schemas: { Row: row } } });
  const fault = (body: unknown) => fitting.fault('GET', '/api/v1/rows/one?asOf=x', 200, 'application/json', body);

  it('fits when it is what the document says', () => expect(fault({ id: 'one', kind: 'festival' })).toBeUndefined());

  it('does not when it lacks a field, has one too many, or a value without words', () => {
    for (const body of [{ kind: 'festival' }, { id: 'one', more: 1 }, { id: 'one', kind: 'other' }])
      expect(fault(body)).toMatchObject({ status: 200, faults: [expect.anything()] });
  });
});
