import type { FastifyInstance } from 'fastify';
import type { Problem } from './problem.js';
import { httpProblem } from './problem.filter.js';
import { MAX_FAULTS, Misshapen, type ShapeFault } from './validated.js';

/** Deeper than any body has reason to be, and shallow enough for whatever walks it by calling itself. */
const MAX_DEPTH = 32;
/** More names in an object, or entries in a list, than any class has: what looks at each of them must not be kept busy. */
const MAX_NAMES = 100;
const MAX_ENTRIES = 10_000;

/** A text (group 1: the colon after it makes it a name), or a sign of structure. Only for text that is JSON. */
const TOKENS = /"(?:[^"\\]+|\\.)*"(\s*:)?|[{}[\],]/g;

/**
 * What `JSON.parse` does not see, or hides: the same name twice in one object (RFC 7493 forbids it: two readers may take
 * two different values), names that every object has already (they reach no check), and nesting, names or entries
 * without end.
 */
function faultsOf(json: string): ShapeFault[] {
  const faults: ShapeFault[] = [];
  const path: { at: string | number; readonly names?: Set<string> }[] = [];
  const pointer = (steps = path) =>
    steps.map(({ at }) => `/${String(at).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const whole = (code: string): ShapeFault[] => [{ pointer: pointer(path.slice(0, -1)), code }];
  for (const [token, colon] of json.matchAll(TOKENS)) {
    const top = path.at(-1);
    if (token === '{') path.push({ at: '', names: new Set() });
    else if (token === '[') path.push({ at: 0 });
    else if (token === '}' || token === ']') path.pop();
    else if (token === ',') {
      if (typeof top?.at === 'number' && ++top.at >= MAX_ENTRIES) return whole('list-too-long');
    } else if (colon !== undefined && top?.names) {
      const name = JSON.parse(token.slice(0, -colon.length)) as string;
      top.at = name;
      if (top.names.has(name)) faults.push({ pointer: pointer(), code: 'twice' });
      else if (name in Object.prototype) faults.push({ pointer: pointer(), code: 'unknown-field' });
      if (top.names.add(name).size > MAX_NAMES) return whole('too-many');
    }
    if (path.length > MAX_DEPTH) return [{ pointer: '', code: 'too-deep' }];
    if (faults.length >= MAX_FAULTS) break;
  }
  return faults;
}

/**
 * A request's body as JSON in UTF-8; undefined when it is empty.
 * @throws Misshapen naming every fault that its class could not see
 */
export function jsonOf(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Misshapen([{ pointer: '', code: 'utf-8' }]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Misshapen([{ pointer: '', code: 'json' }]);
  }
  if (typeof value !== 'object' || value === null) throw new Misshapen([{ pointer: '', code: 'part' }]);
  const faults = faultsOf(text);
  if (faults.length > 0) throw new Misshapen(faults);
  return value;
}

const JSON_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i;

/** JSON is the only body that is read: no form of another site's page is ever taken for a command. */
export function readOnlyJson(server: Pick<FastifyInstance, 'removeAllContentTypeParsers' | 'addContentTypeParser'>) {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) throw httpProblem(415, request.headers);
      done(null, jsonOf(body as Buffer));
    } catch (error) {
      done(error as Problem | Misshapen);
    }
  });
}
