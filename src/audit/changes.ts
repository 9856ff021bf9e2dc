/** One field that an event changed in what the record is: a JSON pointer, what it was and what it is. */
export interface Changed {
  readonly path: string;
  readonly was?: unknown;
  readonly is?: unknown;
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What differs between two states of a record. Lists are compared whole: a list is one thing to a reader. */
export function changesBetween(was: unknown, is: unknown, path = ''): readonly Changed[] {
  if (isTree(was) && isTree(is))
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) =>
      changesBetween(was[key], is[key], `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  return [{ path, ...(was !== undefined && { was }), ...(is !== undefined && { is }) }];
}
