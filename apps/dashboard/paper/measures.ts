/* GB/T 9704-2012: A4, top margin 37 mm, binding edge 28 mm, type area 156 × 225 mm, 22 lines of 28 signs. */

export const PAGE_MM = { width: 210, height: 297 } as const;
export const TYPE_AREA_MM = { width: 156, height: 225 } as const;
export const LINES = 22;
export const SIGNS = 28;

const TOP_MM = 37;
const BINDING_MM = 28;

/** Of an upright sheet. */
export const MARGINS_MM = {
  top: TOP_MM,
  left: BINDING_MM,
  right: PAGE_MM.width - BINDING_MM - TYPE_AREA_MM.width,
  bottom: PAGE_MM.height - TOP_MM - TYPE_AREA_MM.height,
} as const;

/** Of a sheet on its side: turned so that the binding edge is on top. */
export const LANDSCAPE_MARGINS_MM = {
  top: MARGINS_MM.left,
  right: MARGINS_MM.top,
  bottom: MARGINS_MM.right,
  left: MARGINS_MM.bottom,
} as const;

/** 3号, 2号 and 4号. */
export const BODY_PT = 16;
export const TITLE_PT = 22;
export const PAGE_NUMBER_PT = 14;
/** Of tables and of the foot: 小四 and 五号. */
export const TABLE_PT = 12;
export const FOOT_PT = 10.5;

const PT_MM = 25.4 / 72;
export const LINE_PT = TYPE_AREA_MM.height / LINES / PT_MM;
/** Between signs, so that 28 of them fill the line: a hair less than nothing. */
export const BETWEEN_SIGNS_PT = TYPE_AREA_MM.width / SIGNS / PT_MM - BODY_PT;

export const FONTS = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  pageNumber: '宋体',
} as const;
