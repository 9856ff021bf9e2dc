/** One fault, as a client can point at it. */
export interface ProblemFault {
  /** JSON pointer into the body, or the name of a header or parameter. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** RFC 9457 problem details, thrown by whoever answers a request. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly said: {
      readonly title: string;
      readonly detail?: string;
      readonly errors?: readonly ProblemFault[];
      readonly headers?: Readonly<Record<string, string>>;
      /** Members of the problem document beyond the standard ones. */
      readonly more?: Readonly<Record<string, unknown>>;
      readonly cause?: unknown;
    },
  ) {
    super(said.detail ?? said.title, { cause: said.cause });
  }

  /** The `application/problem+json` body. */
  body(traceId: string) {
    const { title, detail, errors, more } = this.said;
    return {
      type: `urn:problem:${this.code}`,
      title,
      status: this.status,
      ...(detail !== undefined && { detail }),
      code: this.code,
      traceId,
      ...(errors && { errors }),
      ...more,
    };
  }
}

export type Language = 'zh' | 'en';

/** The better liked of Chinese and English in an `Accept-Language` header; Chinese when neither is named. */
export function languageOf(header: string | undefined): Language {
  let best: { language: Language; weight: number } | undefined;
  for (const part of (header ?? '').split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = tag.startsWith('zh') || tag === '*' ? 'zh' : tag.startsWith('en') ? 'en' : undefined;
    if (!language) continue;
    const q = parameters.map((one) => /^\s*q=([0-9.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
    const weight = q === undefined ? 1 : Number(q);
    if (weight > 0 && (!best || weight > best.weight)) best = { language, weight };
  }
  return best?.language ?? 'zh';
}
