import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  type SectionType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import {
  BETWEEN_SIGNS_PT,
  BODY_PT,
  FONTS,
  FOOT_PT,
  LANDSCAPE_MARGINS_MM,
  LINE_PT,
  MARGINS_MM,
  PAGE_MM,
  PAGE_NUMBER_PT,
  TABLE_PT,
  TITLE_PT,
  TYPE_AREA_MM,
} from './measures.js';
import { chineseDate, titleLines } from './numbers.js';
import { attachmentLines, numbered, type Paper, type Part, sealLines } from './paper.js';

const TWIPS_A_POINT = 20;
const twips = (mm: number) => Math.round((mm * 72 * TWIPS_A_POINT) / 25.4);
const points = (pt: number) => Math.round(pt * TWIPS_A_POINT);
/** Word counts letters in half points. */
const size = (pt: number) => pt * 2;
const SIGN = points(BODY_PT);
/** Of a point, in which Word's grid counts what stands between signs. */
const GRID_PARTS = 4096;

const font = (name: string): Pick<IRunOptions, 'font'> => ({
  font: { ascii: name, hAnsi: name, eastAsia: name, cs: name },
});
const run = (text: string, name: string, pt: number) => new TextRun({ text, ...font(name), size: size(pt) });

const LINE = { line: points(LINE_PT), lineRule: LineRuleType.EXACT, before: 0, after: 0 };
const line = (text: string, more: IParagraphOptions = {}, name: string = FONTS.body, pt = BODY_PT) =>
  new Paragraph({ spacing: LINE, ...more, children: [run(text, name, pt)] });

/** Two signs in. */
const INDENTED: IParagraphOptions = { indent: { firstLine: 2 * SIGN } };
const HEADING_FONTS = { 1: FONTS.heading, 2: FONTS.subheading, 3: FONTS.body } as const;

function partOf(part: Part, width: number): Paragraph | Table {
  if (part.is === 'table') return tableOf(part, width);
  if (part.is === 'text') return line(part.text, INDENTED);
  return line(part.text, { ...INDENTED, keepNext: true }, HEADING_FONTS[part.level]);
}

function tableOf({ head, rows, widths }: Extract<Part, { is: 'table' }>, width: number): Table {
  const cell = (text: string, place: number, name: string) =>
    new TableCell({
      width: { size: Math.round(widths[place]! * width), type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60 },
      children: [
        new Paragraph({
          alignment: name === FONTS.heading ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { line: points(TABLE_PT * 1.4), lineRule: LineRuleType.AT_LEAST },
          children: [run(text, name, TABLE_PT)],
        }),
      ],
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths.map((share) => Math.round(share * width)),
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text, place) => cell(text, place, FONTS.heading)) }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: row.map((text, place) => cell(text, place, FONTS.body)) }),
      ),
    ],
  });
}

/** — 1 —, one sign in from the outer edge. */
const pageNumber = (alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT) =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: points(PAGE_NUMBER_PT), right: points(PAGE_NUMBER_PT) },
        children: [
          new TextRun({
            ...font(FONTS.pageNumber),
            size: size(PAGE_NUMBER_PT),
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });

/** Its lower edge lies 7 mm below the type area. */
const footerMm = (bottom: number) => bottom - 7 - (PAGE_NUMBER_PT * 25.4) / 72;

function closing({ attachments = [], signature, date, seal }: Paper): readonly Paragraph[] {
  const foot = seal === undefined ? [] : sealLines(seal);
  return [
    ...(attachments.length > 0 ? [line('')] : []),
    ...attachmentLines(attachments).map((said) => line(said, INDENTED)),
    ...(signature !== undefined || date !== undefined ? [line(''), line('')] : []),
    ...(signature === undefined
      ? []
      : [line(signature, { alignment: AlignmentType.RIGHT, indent: { right: 2 * SIGN }, keepNext: true })]),
    ...(date === undefined
      ? []
      : [line(chineseDate(date), { alignment: AlignmentType.RIGHT, indent: { right: 4 * SIGN } })]),
    ...foot.map((said, place) =>
      line(
        said,
        {
          spacing: { before: place === 0 ? points(LINE_PT) : 0 },
          ...(place === 0 && { border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 } } }),
        },
        FONTS.body,
        FOOT_PT,
      ),
    ),
  ];
}

/** The document as a Word file. */
export function wordOf(paper: Paper): Document {
  const { title, number, addressee, body, landscape, draft } = paper;
  const margins = landscape ? LANDSCAPE_MARGINS_MM : MARGINS_MM;
  const width = twips(landscape ? TYPE_AREA_MM.height : TYPE_AREA_MM.width);
  const CENTRED: IParagraphOptions = { alignment: AlignmentType.CENTER };
  return new Document({
    title,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { ...font(FONTS.body), size: size(BODY_PT) } } } },
    sections: [
      {
        properties: {
          type: 'nextPage' satisfies (typeof SectionType)['NEXT_PAGE'],
          page: {
            size: {
              width: twips(PAGE_MM.width),
              height: twips(PAGE_MM.height),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: twips(margins.top),
              right: twips(margins.right),
              bottom: twips(margins.bottom),
              left: twips(margins.left),
              footer: twips(footerMm(margins.bottom)),
            },
          },
          grid: {
            type: DocumentGridType.LINES_AND_CHARS,
            linePitch: points(LINE_PT),
            charSpace: Math.round(BETWEEN_SIGNS_PT * GRID_PARTS),
          },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...(draft ? [line('草稿，未报送', { alignment: AlignmentType.RIGHT }, FONTS.heading)] : []),
          ...(number === undefined ? [] : [line(number, CENTRED)]),
          ...titleLines(title).map((said) =>
            line(said, { ...CENTRED, spacing: { ...LINE, line: points(TITLE_PT * 1.6) } }, FONTS.title, TITLE_PT),
          ),
          line(''),
          ...(addressee === undefined ? [] : [line(`${addressee}：`)]),
          ...numbered(body).map((part) => partOf(part, width)),
          ...closing(paper),
        ],
      },
    ],
  });
}
