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

const MAX_DEPTH = 100;

/** What is wrong with this very value, its members aside. */
function ownFault(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? undefined : 'has a lone surrogate';
    case 'number':
      if (!Number.isFinite(value)) return `is ${value}`;
      return Number.isInteger(value) && !Number.isSafeInteger(value) ? 'is an integer beyond 2^53' : undefined;
    case 'boolean':
      return undefined;
    case 'object':
      break;
    default:
      return `is of type ${typeof value}`;
  }
  if (value === null) return undefined;
  if (depth > MAX_DEPTH) return `is nested more than ${MAX_DEPTH} deep`;
  if (Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return `is a ${value.constructor?.name ?? 'foreign object'}`;
  if (Object.getOwnPropertySymbols(value).length > 0) return 'has a key that is a symbol';
  return Object.keys(value).every((key) => key.isWellFormed()) ? undefined : 'has a key with a lone surrogate';
}

const isSound = (value: unknown, depth: number): boolean => {
  if (ownFault(value, depth) !== undefined) return false;
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isSound(value[i], depth + 1)) return false;
    return true;
  }
  for (const key of Object.keys(value)) if (!isSound((value as Record<string, unknown>)[key], depth + 1)) return false;
  return true;
};

/** Names the first fault: only now, since almost every value has none, are paths worth their price. */
function complain(value: unknown, path: string, depth: number): void {
  const fault = ownFault(value, depth);
  if (fault !== undefined) throw new NotIJson(path, fault);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) complain(value[i], pointer(path, i), depth + 1);
  else for (const [key, member] of Object.entries(value)) complain(member, pointer(path, key), depth + 1);
}

/**
 * The same value with members in canonical order; undefined where a name looks like an array's index, because engines
 * put those first whatever the order they were set in.
 */
function inOrder(value: Json): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const members: Json[] = [];
    for (const member of value as readonly Json[]) {
      const ordered = inOrder(member);
      if (ordered === undefined) return undefined;
      members.push(ordered);
    }
    return members;
  }
  const ordered: Record<string, Json> = {};
  // The default order of sort() is that of UTF-16 code units, which RFC 8785 asks for.
  for (const key of Object.keys(value).sort()) {
    if (/^[0-9]/.test(key) || key === '__proto__') return undefined;
    const member = inOrder((value as JsonObject)[key]!);
    if (member === undefined) return undefined;
    ordered[key] = member;
  }
  return ordered;
}

/**
 * RFC 8785 canonical JSON of a plain I-JSON object. The engine's own `JSON.stringify` writes numbers and strings as the
 * RFC asks, so once the members are in order it gives the canonical text, faster than the library that does
 * the rest and that a test holds it to.
 * @throws NotIJson for NaN, infinities, integers beyond 2^53, lone surrogates, undefined, BigInt, functions, dates and
 * class instances, by name of the member.
 */
export function canonicalJson(value: unknown): string {
  if (!isSound(value, 0)) complain(value, '', 0);
  const ordered = inOrder(value as Json);
  return ordered === undefined ? (canonicalize(value) as string) : JSON.stringify(ordered);
}
