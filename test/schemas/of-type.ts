import ts from 'typescript';

export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

const PLAIN: readonly [ts.TypeFlags, Schema][] = [
  [ts.TypeFlags.Any | ts.TypeFlags.Unknown, {}],
  [ts.TypeFlags.StringLike, { type: 'string' }],
  [ts.TypeFlags.NumberLike, { type: 'number' }],
  [ts.TypeFlags.BooleanLike, { type: 'boolean' }],
  [ts.TypeFlags.Null, { type: 'null' }],
];

/**
 * JSON Schema (2020-12) of what `JSON.stringify` makes of a value of a type. Written here, because ts-json-schema-generator
 * reads the text of types only: it takes no type that the compiler infers, and what our controllers answer is inferred.
 * Throws on a type that no JSON has, or that contains itself.
 */
export function schemaOf(checker: ts.TypeChecker, type: ts.Type, within: readonly ts.Type[] = []): Schema {
  const literal = literalOf(checker, type);
  if (literal !== undefined) return { type: typeof literal, enum: [literal] };
  for (const [flags, schema] of PLAIN) if (type.flags & flags && !type.isUnion()) return schema;
  // A text with a mark that only the compiler sees.
  const marked = type.isIntersection() && type.types.find(({ flags }) => PLAIN.some(([plain]) => flags & plain));
  if (marked) return schemaOf(checker, marked, within);
  if (within.includes(type)) throw new TypeError(`${checker.typeToString(type)} contains itself`);
  const inside = (part: ts.Type) => schemaOf(checker, part, [...within, type]);
  // A text with a mark that only the compiler sees is a text.
  if (type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.StringLike))
    return { type: 'string' };
  if (type.isUnion()) return anyOf(type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined)).map(inside));
  if (checker.isTupleType(type))
    return { type: 'array', prefixItems: checker.getTypeArguments(type as ts.TypeReference).map(inside) };
  if (checker.isArrayType(type))
    return { type: 'array', items: inside(checker.getTypeArguments(type as ts.TypeReference)[0]!) };
  if (type.flags & ts.TypeFlags.Never) return {};
  if (type.getCallSignatures().length > 0 || !(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)))
    throw new TypeError(`${checker.typeToString(type)} is nothing that JSON has`);
  return objectOf(checker, type, inside);
}

function objectOf(checker: ts.TypeChecker, type: ts.Type, inside: (part: ts.Type) => Schema): Schema {
  const members = checker.getPropertiesOfType(type).filter((member) => !neverThere(checker, member));
  const values = checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type;
  return {
    type: 'object',
    properties: Object.fromEntries(
      members.map((member) => {
        const description = ts.displayPartsToString(member.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ');
        return [
          member.name,
          { ...inside(checker.getTypeOfSymbol(member)), ...(description !== '' && { description }) },
        ];
      }),
    ),
    required: members.filter((member) => !mayBeAbsent(checker, member)).map(({ name }) => name),
    ...(values && { additionalProperties: inside(values) }),
  };
}

const neverThere = (checker: ts.TypeChecker, member: ts.Symbol) =>
  (checker.getTypeOfSymbol(member).flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)) !== 0;

/** JSON leaves out what is undefined. */
const mayBeAbsent = (checker: ts.TypeChecker, member: ts.Symbol) => {
  const type = checker.getTypeOfSymbol(member);
  const parts = type.isUnion() ? type.types : [type];
  return (member.flags & ts.SymbolFlags.Optional) !== 0 || parts.some(({ flags }) => flags & ts.TypeFlags.Undefined);
};

function literalOf(checker: ts.TypeChecker, type: ts.Type): string | number | boolean | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  return type.flags & ts.TypeFlags.BooleanLiteral ? checker.typeToString(type) === 'true' : undefined;
}

/** Words of a list together, null as one more type: as a person would write it. */
function anyOf(parts: readonly Schema[]): Schema {
  const different = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
  const words = different.filter(isWord).flatMap((part) => part.enum ?? []);
  const truths =
    different.some((part) => part.enum?.[0] === true) && different.some((part) => part.enum?.[0] === false);
  const rest = different.filter((part) => !isWord(part) && !(truths && typeof part.enum?.[0] === 'boolean'));
  const all: Schema[] = [
    ...(words.length > 0 ? [{ type: 'string', enum: words }] : []),
    ...(truths ? [{ type: 'boolean' }] : []),
    ...rest,
  ];
  const nullable = all.some(({ type }) => type === 'null');
  const others = all.filter(({ type }) => type !== 'null');
  const [only] = others;
  if (others.length === 1 && !nullable) return only!;
  if (others.length === 1 && typeof only!.type === 'string' && only!.enum === undefined)
    return { ...only, type: [only!.type, 'null'] };
  return { anyOf: all };
}

const isWord = (schema: Schema) => schema.type === 'string' && schema.enum !== undefined;
