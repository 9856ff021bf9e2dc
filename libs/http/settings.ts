import { readFileSync } from 'node:fs';

/** One setting: its environment variable, what it means, how its text is read, what it is when absent. */
export interface Setting<Value> {
  readonly env: string;
  readonly about: string;
  /** Gives the value, or throws an Error whose message says what is expected. */
  readonly read: (text: string) => Value;
  readonly fallback?: Value;
  /** A secret may come from the file that `<ENV>_FILE` names, and is never printed. */
  readonly secret?: true;
}

type Settings = Readonly<Record<string, Setting<unknown>>>;
export type ValuesOf<S extends Settings> = { readonly [K in keyof S]: S[K] extends Setting<infer V> ? V : never };

/** Every fault of the settings at once, one line each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  constructor(readonly faults: readonly string[]) {
    super(`the settings have ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/**
 * Reads settings from an environment.
 * @throws SettingsError naming every variable that is missing or unreadable
 */
export function readSettings<S extends Settings>(
  table: S,
  environment: Readonly<Record<string, string | undefined>>,
): ValuesOf<S> {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(table)) {
    try {
      const text = textOf(setting, environment);
      if (text !== undefined) values[name] = setting.read(text);
      else if ('fallback' in setting) values[name] = setting.fallback;
      else throw new Error('is missing');
    } catch (error) {
      faults.push(`${setting.env}: ${(error as Error).message} (${setting.about})`);
    }
  }
  if (faults.length > 0) throw new SettingsError(faults);
  return values as ValuesOf<S>;
}

function textOf(
  { env, secret }: Setting<unknown>,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const direct = environment[env];
  const file = secret ? environment[`${env}_FILE`] : undefined;
  if (direct !== undefined && file !== undefined) throw new Error(`is given twice, also as ${env}_FILE`);
  if (file === undefined) return direct === '' ? undefined : direct;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Error(`the file that ${env}_FILE names cannot be read`);
  }
}

export const text = (value: string): string => value;

export const flag = (value: string): boolean => {
  if (['1', 'true', 'yes'].includes(value)) return true;
  if (['0', 'false', 'no'].includes(value)) return false;
  throw new Error(`is "${value}", not 1 or 0`);
};

export const oneOf =
  <Word extends string>(...words: Word[]) =>
  (value: string): Word => {
    const word = words.find((one) => one === value);
    if (word === undefined) throw new Error(`is "${value}", not one of ${words.join(', ')}`);
    return word;
  };

export const whole =
  (min: number, max: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < min || number > max)
      throw new Error(`is "${value}", not a whole number from ${min} to ${max}`);
    return number;
  };

export const urlOf =
  (...schemes: string[]) =>
  (value: string): string => {
    if (!schemes.some((scheme) => value.startsWith(scheme))) throw new Error(`must begin with ${schemes.join(' or ')}`);
    return value;
  };
