import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { epochOf, isDay } from '@libs/event-sourcing/time.js';

/*
 * The kinds of field a command can have: what class-validator checks and what the OpenAPI document says come from the
 * same line. A constraint's name (`text`, `day`, …) is the code of the fault.
 */

type Options = { readonly optional?: true; readonly many?: { readonly min?: number; readonly max: number } };

function field(options: Options & { api: ApiPropertyOptions }, ...checks: ((each: boolean) => PropertyDecorator)[]) {
  return (target: object, property: string | symbol): void => {
    const each = options.many !== undefined;
    const decorators: PropertyDecorator[] = checks.map((check) => check(each));
    if (options.optional) decorators.push(IsOptional());
    if (options.many)
      decorators.push(IsArray(), ArrayMinSize(options.many.min ?? 0), ArrayMaxSize(options.many.max), ArrayUnique());
    decorators.push(
      ApiProperty({
        ...options.api,
        required: !options.optional,
        ...(options.many && { isArray: true, minItems: options.many.min ?? 0, maxItems: options.many.max }),
      } as ApiPropertyOptions),
    );
    for (const decorate of decorators) decorate(target, property);
  };
}

const by = (name: string, test: (value: unknown) => boolean) => (each: boolean) =>
  ValidateBy({ name, validator: { validate: test, defaultMessage: () => name } }, { each });

const wellFormed = by('text', (value) => typeof value === 'string' && value.isWellFormed() && value.trim() === value);

/** 1 to `max` characters (default 200), without blanks at either end. */
export const Text = (options: Options & { max?: number; min?: number } = {}) =>
  field(
    { ...options, api: { type: String, minLength: options.min ?? 1, maxLength: options.max ?? 200 } },
    wellFormed,
    (each) => Length(options.min ?? 1, options.max ?? 200, { each }),
  );

export const ID = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/;

/** Not a name that every object has already: states look records up by name. */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && ID.test(value) && !(value in Object.prototype);

/** The name of a record: letters of ASCII, digits and hyphens, 1 to 64. */
export const Id = (options: Options = {}) =>
  field({ ...options, api: { type: String, pattern: ID.source } }, by('id', isId));

/** A business date that exists, `YYYY-MM-DD`, Asia/Shanghai. */
export const Day = (options: Options = {}) =>
  field(
    { ...options, api: { type: String, format: 'date' } },
    by('day', (value) => typeof value === 'string' && isDay(value)),
  );

/** RFC 3339 with an offset. */
export const Instant = (options: Options = {}) =>
  field(
    { ...options, api: { type: String, format: 'date-time' } },
    by('instant', (value) => typeof value === 'string' && epochOf(value) !== undefined),
  );

export const OneOf = (values: readonly string[], options: Options = {}) =>
  field({ ...options, api: { type: String, enum: [...values] } }, (each) => IsIn([...values], { each }));

export const Whole = (range: { min: number; max: number }, options: Options = {}) =>
  field(
    { ...options, api: { type: 'integer', minimum: range.min, maximum: range.max } },
    (each) => IsInt({ each }),
    (each) => Min(range.min, { each }),
    (each) => Max(range.max, { each }),
  );

export const Flag = (options: Options = {}) =>
  field({ ...options, api: { type: Boolean } }, (each) => IsBoolean({ each }));

/** The SHA-256 of something kept outside, in lower-case hexadecimal. */
export const Sha256 = (options: Options = {}) =>
  field({ ...options, api: { type: String, pattern: '^[0-9a-f]{64}$' } }, (each) =>
    Matches(/^[0-9a-f]{64}$/, { each }),
  );

/** An object, or a list of objects, of a class with fields of its own. */
export const Part = (type: () => new () => object, options: Options = {}) => {
  const checks = field({ ...options, api: { type } }, (each) => ValidateNested({ each }), by('part', isPart));
  return (target: object, property: string | symbol): void => {
    Type(type)(target, property);
    checks(target, property);
  };
};

const isPart = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
