import type { RowOf } from '../api/rows.js';

type Row = RowOf<'inspections'>;
type Of<Fields extends keyof Row> = Required<Pick<Row, Fields>>;

/** Of a matter that is closed to the reader: that it exists. */
export type Closed = Of<'id' | 'zone' | 'state'>;
/** Whom it concerns, and its plan; no evidence. */
export type Outline = Of<'id' | 'zone' | 'state' | 'title' | 'office' | 'kind' | 'units' | 'leader' | 'team' | 'plan'>;
export type Whole = Required<Row>;

/** Which of its three forms the program has answered. */
export const isWhole = (row: Row): row is Whole => row.problems !== undefined && row.journey !== undefined;
export const isOutlined = (row: Row): row is Row & Outline => row.team !== undefined;
