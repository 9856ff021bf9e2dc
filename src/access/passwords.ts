import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane; about 30 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHORTEST = 12;
export const LONGEST = 128;

/** Guessed first by anyone who tries, and long enough to pass the length. Compared without case and blanks. */
const COMMON = new Set(
  (
    'password1234 password12345 password123456 passwordpassword passw0rdpassw0rd p@ssw0rd1234 123456789012 1234567890123 ' +
    '12345678901234 123456789abc 1234567890ab abc123456789 abcd12345678 qwerty123456 qwertyuiop12 qwertyuiop123 ' +
    'qwertyuiopas qwertyuiop[] 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3 q1w2e3r4t5y6 asdfghjkl123 letmein123456 ' +
    'welcome12345 administrator administrator1 admin1234567 admin@123456 admin123456789 changeme1234 iloveyou1234 ' +
    'woaini1314520 woaini123456 aa123456789. a123456789012 5201314520131 jiwei1234567 jijian123456 jianwei123456'
  ).split(' '),
);

/** Why a password will not do, as a code of `access.refusals.ts`; undefined when it will. */
export function weakness(password: string, login: string): string | undefined {
  const typed = password.normalize('NFKC');
  if (typed.length < SHORTEST) return 'password.too-short';
  if (typed.length > LONGEST) return 'password.too-long';
  const plain = typed.toLowerCase().replaceAll(/\s/g, '');
  if (plain.includes(login)) return 'password.has-login';
  if (COMMON.has(plain) || new Set(plain).size < 5) return 'password.common';
  return undefined;
}

export const hashed = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

/** True for the password of the hash. One that is too long to be anybody's costs no more than another. */
export const matches = (kept: string, password: string): Promise<boolean> =>
  verify(kept, password.length > LONGEST * 4 ? '' : password.normalize('NFKC'));

/** Without 0 O 1 l I, so that it can be read from paper: 20 letters and digits, 115 bits. */
const READABLE = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export const randomPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => READABLE[randomInt(READABLE.length)]).join('')).join(
    '-',
  );
