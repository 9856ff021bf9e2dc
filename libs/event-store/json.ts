import canonicalize from 'canonicalize';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A value outside I-JSON (RFC 7493); `path` names the first bad member as a JSON pointer. */
export class NotIJson extends Error {
  override readonly name = 'NotIJson';
  constructor(
    readonly path: string,
    what: string,
  ) {
    super(`${path === '' ? 'the value' : path}: ${what}`);
  }
}

const pointer = (path: string, key: string | number) =>
  `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

function check(value: unknown, path: string, depth: number): void {
  if (depth > 100) throw new NotIJson(path, 'is nested more than 100 deep');
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new NotIJson(path, 'has a lone surrogate');
      return;
    case 'number':
      if (!Number.isFinite(value)) throw new NotIJson(path, `is ${value}`);
      if (Number.isInteger(value) && !Number.isSafeInteger(value))
        throw new NotIJson(path, 'is an integer beyond 2^53');
      return;
    case 'boolean':
      return;
    case 'object':
      break;
    default:
      throw new NotIJson(path, `is of type ${typeof value}`);
  }
  if (value === null) return;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) check(value[i], pointer(path, i), depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new NotIJson(path, `is a ${value.constructor?.name ?? 'foreign object'}`);
  if (Object.getOwnPropertySymbols(value).length > 0) throw new NotIJson(path, 'has a symbol as a key');
  for (const [key, member] of Object.entries(value)) {
    if (!key.isWellFormed()) throw new NotIJson(path, 'has a key with a lone surrogate');
    check(member, pointer(path, key), depth + 1);
  }
}

/**
 * RFC 8785 canonical JSON of a plain I-JSON object.
 * @throws NotIJson for NaN, infinities, integers beyond 2^53, lone surrogates, undefined, BigInt, functions, dates and
 * class instances, by name of the member.
 */
export function canonicalJson(value: unknown): string {
  check(value, '', 0);
  return canonicalize(value) as string;
}
