import { markOf } from './numbers.js';

/** A part of a document's body. Headings say no number: they get it from their place. */
export type Part =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly is: 'text'; readonly text: string }
  | {
      readonly is: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths: readonly number[];
    };

/** By what a printed sheet can be held against the log: the last event it has taken in, and what was computed of it. */
export interface Seal {
  readonly position: string | null;
  readonly hash?: string;
  /** Which the program gave for this sheet, for checking it without the program. */
  readonly proof?: string;
}

/** A document (公文) as GB/T 9704-2012 lays it out, before it is a Word file or a sheet of paper. */
export interface Paper {
  readonly title: string;
  /** 发文字号. */
  readonly number?: string;
  /** 主送机关. */
  readonly addressee?: string;
  readonly body: readonly Part[];
  /** 发文机关署名. */
  readonly signature?: string;
  /** 成文日期, `YYYY-MM-DD`. */
  readonly date?: string;
  readonly attachments?: readonly string[];
  readonly seal?: Seal;
  /** Wide tables. */
  readonly landscape?: true;
  /** Not yet handed in or not yet in force: every sheet says so. */
  readonly draft?: true;
}

export const heading = (level: 1 | 2 | 3, text: string): Part => ({ is: 'heading', level, text });
export const text = (said: string): Part => ({ is: 'text', text: said });
/** What was typed with line breaks, as paragraphs. */
export const paragraphs = (said: string): readonly Part[] =>
  said
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(text);

/** Widths are shares of the line. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[] = head.map(() => 1 / head.length),
): Part => ({ is: 'table', head, rows, widths });

/** The body with each heading's number before it; a level begins anew under every heading above it. */
export function numbered(body: readonly Part[]): readonly Part[] {
  const count = [0, 0, 0];
  return body.map((part) => {
    if (part.is !== 'heading') return part;
    const { level, text: said } = part;
    count[level - 1]! += 1;
    count.fill(0, level);
    return { ...part, text: `${markOf(level, count[level - 1]!)}${said}` };
  });
}

/** 附件：1.… as it stands under the text. */
export const attachmentLines = (attachments: readonly string[]): readonly string[] =>
  attachments.map((name, place) => {
    const mark = attachments.length === 1 ? '' : `${place + 1}.`;
    return `${place === 0 ? '附件：' : '\u3000\u3000\u3000'}${mark}${name}`;
  });

/** What the foot of a document says of where it came from; leading zeros of a position tell nobody anything. */
export const sealLines = ({ position, hash, proof }: Seal): readonly string[] => [
  ...(position === null ? [] : [`数据截至事项记录第${position.replace(/^0+(?=\d)/, '')}位`]),
  ...(hash === undefined ? [] : [`校验值：${hash}`]),
  ...(proof === undefined ? [] : [`验证码：${proof}`]),
];

/** Signs a reader counts, for the limits on length (《关于持续深化整治形式主义为基层减负的通知》). */
export const signsOf = ({ body }: Pick<Paper, 'body'>): number =>
  body.reduce((sum, part) => sum + (part.is === 'table' ? 0 : part.text.replace(/\s/g, '').length), 0);
