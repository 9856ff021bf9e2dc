import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/** Faults told of one body; whoever sends more has not made mistakes in a form. */
export const MAX_FAULTS = 1000;

export interface ShapeFault {
  readonly pointer: string;
  /** The name of the constraint that is broken: `day`, `isIn`, `whitelistValidation` … */
  readonly code: string;
}

/** What was sent does not have the shape of its class. */
export class Misshapen extends Error {
  override readonly name = 'Misshapen';
  constructor(readonly faults: readonly ShapeFault[]) {
    super(faults.map(({ pointer, code }) => `${pointer} ${code}`).join(', '));
  }
}

/** Codes come from the names of constraints; class-validator's own get the field's standard words. */
const CODES: Record<string, string> = {
  whitelistValidation: 'unknown-field',
  isLength: 'length',
  isIn: 'one-of',
  isInt: 'whole',
  isArray: 'list',
  arrayMinSize: 'list-too-short',
  arrayMaxSize: 'list-too-long',
  arrayUnique: 'list-repeats',
  nestedValidation: 'part',
  unknownValue: 'part',
};

const SIZES = ['length', 'list-too-short', 'list-too-long'];

function faultsIn(errors: readonly ValidationError[], at: string): ShapeFault[] {
  return errors.flatMap((error) => {
    const pointer = `${at}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const codes = Object.keys(error.constraints ?? {}).map((name) => CODES[name] ?? name);
    // What is no text or no list is neither too long nor too short.
    const measured =
      codes.includes('text') || codes.includes('list') ? codes.filter((code) => !SIZES.includes(code)) : codes;
    const own = measured.map((code) => ({ pointer, code }));
    // A missing field breaks every constraint it has; one fault says it all.
    const missing = error.value === undefined && error.constraints?.['whitelistValidation'] === undefined;
    const said = missing ? [{ pointer, code: 'missing' }] : own;
    return [...said, ...faultsIn(error.children ?? [], pointer)];
  });
}

/**
 * The body as an instance of its class.
 * @throws Misshapen naming every fault: unknown fields, wrong types, missing fields, broken constraints
 */
export function validated<T extends object>(type: new () => T, body: unknown): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Misshapen([{ pointer: '', code: 'part' }]);
  const instance = plainToInstance(type, body);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.length > 0) throw new Misshapen(faultsIn(errors, '').slice(0, MAX_FAULTS));
  return instance;
}
