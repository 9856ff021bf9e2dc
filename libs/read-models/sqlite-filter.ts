import { type Scalar } from './port.js';
import { beyondPrefix, pathOf, type Checked, type CheckedQuery, type Order, type Path, type Test } from './query.js';
import { type SqlValue } from './sqlite-writer.js';

export interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/*
 * A field's sort key: NULL for null and missing, a number, a text, x'00' for false, x'01' for true, x'02' for an
 * object, x'03' for a list. SQLite orders NULL < numbers < texts < blobs, MongoDB null < numbers < strings < booleans:
 * the same, so comparisons never cross types and one expression index serves equality, ranges and order alike.
 */
const keyOf = (type: string, value: string) =>
  `CASE ${type} WHEN 'true' THEN x'01' WHEN 'false' THEN x'00' WHEN 'object' THEN x'02' WHEN 'array' THEN x'03' ELSE ${value} END`;
const LIST = "x'03'";
const ABOVE_NUMBERS = "''";
const ABOVE_TEXTS = "x''";

// pathOf() has let only letters, digits, _ and - pass: nothing here can leave the quotes.
const jsonPath = (path: Path) => `'$${path.map((segment) => `."${segment}"`).join('')}'`;

function fieldKey(document: string, path: Path): string {
  if (document === 'doc' && path.length === 1 && path[0] === '_id') return 'id';
  if (document === 'doc' && path.length === 1 && path[0] === '_pos') return 'pos';
  const at = `${document}, ${jsonPath(path)}`;
  return keyOf(`json_type(${at})`, `json_extract(${at})`);
}

const prefixesOf = (path: Path): readonly Path[] => path.slice(1).map((_, i) => path.slice(0, i + 1));

type Bind = (value: string | number) => string;

function equals(key: string, value: Scalar, bind: Bind): string {
  if (value === null) return `${key} IS NULL`;
  if (typeof value === 'boolean') return `${key} = ${value ? "x'01'" : "x'00'"}`;
  return `${key} = ${bind(value)}`;
}

function compare(key: string, test: Test, bind: Bind): string {
  switch (test.op) {
    case '$eq':
      return equals(key, test.value, bind);
    case '$in': {
      if (test.value.length === 0) return '0';
      const plain = test.value.filter((value) => typeof value === 'string' || typeof value === 'number');
      const parts = [null, true, false]
        .filter((value) => test.value.includes(value))
        .map((value) => equals(key, value, bind));
      if (plain.length > 0) parts.push(`${key} IN (${plain.map(bind).join(',')})`);
      return `(${parts.join(' OR ')})`;
    }
    case '$gt':
    case '$gte': {
      const than = `${key} ${test.op === '$gt' ? '>' : '>='} ${bind(test.value)}`;
      return `(${than} AND ${key} < ${typeof test.value === 'number' ? ABOVE_NUMBERS : ABOVE_TEXTS})`;
    }
    case '$lt':
    case '$lte': {
      const than = `${key} ${test.op === '$lt' ? '<' : '<='} ${bind(test.value)}`;
      return typeof test.value === 'number' ? than : `(${than} AND ${key} >= '')`;
    }
    case '$prefix': {
      const beyond = beyondPrefix(test.value);
      const from = `${key} >= ${bind(test.value)}`;
      return `(${from} AND ${key} < ${beyond === undefined ? ABOVE_TEXTS : bind(beyond)})`;
    }
    case '$contains':
      // LIKE takes a number for its digits, and minds no case of ASCII letters alone.
      return `(typeof(${key}) = 'text' AND ${key} LIKE ${bind(`%${test.value.replaceAll(/[\\%_]/g, '\\$&')}%`)} ESCAPE '\\')`;
  }
}

/** `document`: the SQL of a JSON text. Binds in the order in which the marks stand in what it gives. */
function testSql(document: string, test: Test, bind: Bind, path: Path = test.path, depth = 0): string {
  const key = fieldKey(document, path);
  if (key === 'id' || key === 'pos') return compare(key, test, bind);
  const element = `e${depth}`;
  const elements = (prefix: Path) => `json_each(${document}, ${jsonPath(prefix)}) AS ${element}`;
  const prefixes = prefixesOf(path);
  // Behind a list nothing is missing: it is looked for in the list's own objects, below.
  const outside = prefixes.map((prefix) => ` AND ${fieldKey(document, prefix)} IS NOT ${LIST}`).join('');
  const parts = [`(${compare(key, test, bind)}${outside})`];
  const elementKey = keyOf(`${element}.type`, `${element}.atom`);
  parts.push(
    `(${key} = ${LIST} AND EXISTS (SELECT 1 FROM ${elements(path)} WHERE ${compare(elementKey, test, bind)}))`,
  );
  for (const prefix of prefixes) {
    const inside = testSql(`${element}.value`, test, bind, path.slice(prefix.length), depth + 1);
    parts.push(
      `(${fieldKey(document, prefix)} = ${LIST} AND EXISTS (SELECT 1 FROM ${elements(prefix)} WHERE ${element}.type = 'object' AND ${inside}))`,
    );
  }
  return `(${parts.join(' OR ')})`;
}

function filterSql(filter: Checked, bind: Bind): string {
  if ('all' in filter)
    return filter.all.length === 0 ? '1' : `(${filter.all.map((f) => filterSql(f, bind)).join(' AND ')})`;
  if ('any' in filter) return `(${filter.any.map((f) => filterSql(f, bind)).join(' OR ')})`;
  return testSql('doc', filter, bind);
}

/** Rows that stand after these sort values. */
function afterSql(order: readonly Order[], after: readonly Scalar[], bind: Bind): string {
  const beyond = ({ path, direction }: Order, value: Scalar): string => {
    const key = fieldKey('doc', path);
    if (value === null) return direction === 1 ? `${key} IS NOT NULL` : '0';
    const bound = typeof value === 'boolean' ? (value ? "x'01'" : "x'00'") : bind(value);
    return direction === 1 ? `${key} > ${bound}` : `(${key} < ${bound} OR ${key} IS NULL)`;
  };
  const alternatives = order.map((last, i) =>
    [
      ...order.slice(0, i).map(({ path }, j) => equals(fieldKey('doc', path), after[j]!, bind)),
      beyond(last, after[i]!),
    ].join(' AND '),
  );
  return `(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`;
}

function binder(): { readonly bind: Bind; readonly values: SqlValue[] } {
  const values: SqlValue[] = [];
  return { values, bind: (value) => (values.push(value), '?') };
}

/** The rows of a page and one more. `collection` has been checked. */
export function findSql(collection: string, { filter, order, after, limit }: CheckedQuery): Statement {
  const { bind, values } = binder();
  const conditions = ['gone = 0', filterSql(filter, bind)];
  if (after) conditions.push(afterSql(order, after, bind));
  const by = order.map(({ path, direction }) => `${fieldKey('doc', path)} ${direction === 1 ? 'ASC' : 'DESC'}`);
  const sql = `SELECT id, pos, doc FROM "${collection}" WHERE ${conditions.join(' AND ')} ORDER BY ${by.join(', ')} LIMIT ?`;
  return { sql, values: [...values, limit + 1] };
}

/** `n`: how many rows. */
export function countSql(collection: string, filter: Checked): Statement {
  const { bind, values } = binder();
  return { sql: `SELECT count(*) AS n FROM "${collection}" WHERE gone = 0 AND ${filterSql(filter, bind)}`, values };
}

/** `f0`, `f1` …: the fields as JSON, `n`: how many rows have them so. */
export function countBySql(collection: string, fields: readonly string[], filter: Checked): Statement {
  // Rows are canonical JSON: the same value is the same text.
  const texts = fields.map(pathOf).map((path) => {
    const key = fieldKey('doc', path);
    return key === 'id' || key === 'pos' ? `json_quote(${key})` : `coalesce(doc -> ${jsonPath(path)}, 'null')`;
  });
  const { bind, values } = binder();
  const columns = texts.map((text, i) => `${text} AS f${i}`).join(', ');
  const groups = texts.map((_, i) => i + 1).join(', ');
  const where = filterSql(filter, bind);
  const sql = `SELECT ${columns}, count(*) AS n FROM "${collection}" WHERE gone = 0 AND ${where} GROUP BY ${groups}`;
  return { sql, values };
}

/** Creates the index on these fields, and what else makes looking for them cheap. */
export function indexSql(collection: string, fields: readonly string[]): readonly string[] {
  const paths = fields.map(pathOf);
  const keys = paths.map((path) => fieldKey('doc', path)).join(', ');
  // Rows with a list on the way to a dotted field are few or none: an index of these alone, so that looking for them
  // costs nothing.
  const lists = paths.flatMap(prefixesOf).map((prefix) => {
    const key = fieldKey('doc', prefix);
    const name = `${collection}#list:${prefix.join('.')}`;
    return `CREATE INDEX IF NOT EXISTS "${name}" ON "${collection}" (${key}) WHERE ${key} = ${LIST}`;
  });
  return [`CREATE INDEX IF NOT EXISTS "${collection}#${fields.join('+')}" ON "${collection}" (${keys})`, ...lists];
}
