import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { dayOf, epochOf, isDay } from '@libs/event-sourcing/time.js';

/*
 * The kinds of field a command can have: what class-validator checks and what the OpenAPI document says come from the
 * same line. A constraint's name (`text`, `day`, …) is the code of the fault.
 */

type Options = { readonly optional?: true; readonly many?: { readonly min?: number; readonly max: number } };

function field(options: Options & { api: ApiPropertyOptions }, ...checks: ((each: boolean) => PropertyDecorator)[]) {
  return (target: object, property: string | symbol): void => {
    const each = options.many !== undefined;
    const decorators: PropertyDecorator[] = checks.map((check) => check(each));
    // Absent or right: null is neither.
    if (options.optional) decorators.push(ValidateIf((_, value) => value !== undefined));
    if (options.many)
      decorators.push(IsArray(), ArrayMinSize(options.many.min ?? 0), ArrayMaxSize(options.many.max), unique(false));
    decorators.push(
      ApiProperty({
        ...options.api,
        required: !options.optional,
        ...(options.many && {
          isArray: true,
          minItems: options.many.min ?? 0,
          maxItems: options.many.max,
          uniqueItems: true,
        }),
      } as ApiPropertyOptions),
    );
    for (const decorate of decorators) decorate(target, property);
  };
}

const by = (name: string, test: (value: unknown) => boolean) => (each: boolean) =>
  ValidateBy({ name, validator: { validate: test, defaultMessage: () => name } }, { each });

/** In one pass, unlike class-validator's own: who sends a hundred thousand entries must not hold up everybody. */
const unique = by('arrayUnique', (value) => !Array.isArray(value) || new Set(value).size === value.length);

const wellFormed = by('text', (value) => typeof value === 'string' && value.isWellFormed() && value.trim() === value);

/**
 * Two names that look the same must not differ by what nobody sees, and no text may rewrite the line it is printed in.
 * Variation selectors and private-use characters stay: rare names are written with them.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFE\uFFFF]/u;
const UNSEEN_IN_PARAGRAPHS = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFE\uFFFF]/u;

const visible = (max: number) =>
  by('visible', (value) => typeof value !== 'string' || !(max > LINE ? UNSEEN_IN_PARAGRAPHS : UNSEEN).test(value));

/** What is longer than this may have paragraphs. */
const LINE = 200;

/** 1 to `max` characters (default 200), without blanks at either end, all of them to be seen. */
export const Text = (options: Options & { max?: number } = {}) =>
  field(
    { ...options, api: { type: String, minLength: 1, maxLength: options.max ?? LINE } },
    wellFormed,
    visible(options.max ?? LINE),
    (each) => Length(1, options.max ?? LINE, { each }),
  );

export const ID = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/;

/** Not a name that every object has already: states look records up by name. */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && ID.test(value) && !(value in Object.prototype);

/** The name of a record: letters of ASCII, digits and hyphens, 1 to 64. */
export const Id = (options: Options = {}) =>
  field({ ...options, api: { type: String, pattern: ID.source } }, by('id', isId));

/** Before and after, dates no longer sort as text, or are slips of the pen. */
const isOfOurTimes = (day: string) => day >= '1900-01-01' && day < '3000-01-01';

/** A business date that exists, `YYYY-MM-DD`, Asia/Shanghai. */
export const Day = (options: Options = {}) =>
  field(
    { ...options, api: { type: String, format: 'date' } },
    by('day', (value) => typeof value === 'string' && isDay(value) && isOfOurTimes(value)),
  );

export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && epochOf(value) !== undefined && isOfOurTimes(dayOf(value));

/** RFC 3339 with an offset. */
export const Instant = (options: Options = {}) =>
  field({ ...options, api: { type: String, format: 'date-time' } }, by('instant', isInstant));

export const OneOf = (values: readonly string[], options: Options = {}) =>
  field({ ...options, api: { type: String, enum: [...values] } }, (each) => IsIn([...values], { each }));

export const Whole = (range: { min: number; max: number }, options: Options = {}) =>
  field(
    { ...options, api: { type: 'integer', minimum: range.min, maximum: range.max } },
    (each) => IsInt({ each }),
    (each) => Min(range.min, { each }),
    (each) => Max(range.max, { each }),
  );

/** The SHA-256 of something kept outside, in lower-case hexadecimal. */
export const Sha256 = (options: Options = {}) =>
  field({ ...options, api: { type: String, pattern: '^[0-9a-f]{64}$' } }, (each) =>
    Matches(/^[0-9a-f]{64}$/, { each }),
  );

/** An object, or a list of objects, of a class with fields of its own. */
export const Part = (type: () => new () => object, options: Options = {}) => {
  const checks = field(
    // Swagger takes a function for one to be called later only if it is named `type`.
    { ...options, api: { type: () => type() } },
    (each) => ValidateNested({ each }),
    by('part', isPart),
  );
  return (target: object, property: string | symbol): void => {
    Type(type)(target, property);
    checks(target, property);
  };
};

const isPart = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
