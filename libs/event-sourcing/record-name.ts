import { parse, v5 as uuidv5 } from 'uuid';

const NAMES = parse('f0b9d1a8-3a67-5b52-9d5f-2c3d8e1f7a44');
/** As long as the name of a record may be. */
const LONGEST = 64;

/** `prefix-of`, the name of a record made of others' names; where that is too long, `of` gives way to a UUID made of it. */
export function recordName(prefix: string, of: string): string {
  const name = `${prefix}-${of}`;
  return name.length <= LONGEST ? name : `${prefix}-${uuidv5(name, NAMES)}`.slice(0, LONGEST);
}
