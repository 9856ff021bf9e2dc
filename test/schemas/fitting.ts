import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Json = any;

/**
 * Of an object whose fields are told, no others: a document that keeps silent about a field is wrong as well. Of a field
 * whose words are told, no words but these: what has no words cannot be shown.
 */
function closed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema as object).map(([name, part]) => [name, closed(part)]));
  const words = inside['x-values'] as object | undefined;
  if (words && inside['enum'] === undefined && inside['type'] !== 'array' && inside['anyOf'] === undefined)
    return { ...inside, enum: [...Object.keys(words), ...(inside['type'] === 'string' ? [] : [null])] };
  const told = inside['properties'] !== undefined && inside['additionalProperties'] === undefined;
  return told && typeof inside['type'] === 'string' ? { ...inside, additionalProperties: false } : inside;
}

/** What is wrong with an answer, measured by the API's own document; undefined when nothing is. */
export class Fitting {
  private readonly ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, allErrors: true });
  private readonly routes: readonly { readonly path: string; readonly parts: readonly string[] }[];

  constructor(private readonly document: Json) {
    this.routes = Object.keys(document.paths as object).map((path) => ({ path, parts: path.split('/') }));
    this.ajv.addSchema(closed(document), 'api');
  }

  fault(method: string, url: string, status: number, type: string | undefined, body: unknown): unknown {
    const route = this.routeOf(new URL(url, 'http://here').pathname);
    if (route === undefined || type === undefined) return undefined;
    const kind = type.split(';')[0]!;
    const fits = this.schema([
      'paths',
      route,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      kind,
      'schema',
    ]);
    if (!fits || fits(body)) return undefined;
    return {
      method,
      url,
      status,
      faults: fits.errors!.slice(0, 5).map(({ instancePath, message, params }) => ({ instancePath, message, params })),
    };
  }

  /** Compiled once for all that refer to the same: what every operation may answer is not compiled for each. */
  private schema(pointer: readonly string[]): ValidateFunction | undefined {
    const told = pointer.reduce<Json>((part, name) => part?.[name], this.document);
    if (told === undefined) return undefined;
    const at = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    return this.ajv.getSchema(`api${told.$ref ?? `#/${at}`}`);
  }

  /** A fixed part goes before a parameter, as in the router. */
  private routeOf(pathname: string): string | undefined {
    const parts = pathname.split('/');
    const fits = this.routes.filter(
      (route) =>
        route.parts.length === parts.length &&
        route.parts.every((part, n) => part === parts[n] || (part.startsWith('{') && parts[n] !== '')),
    );
    const fixed = ({ parts: told }: (typeof fits)[number]) => told.filter((part) => !part.startsWith('{')).length;
    return fits.sort((a, b) => fixed(b) - fixed(a))[0]?.path;
  }
}
