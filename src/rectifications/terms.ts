/** How long rectification may take, by the day on which the issue was forwarded. The county's parameters, effective-dated. */
export interface RectificationTerms {
  readonly from: string;
  /** Days from the forwarding to the last day. */
  readonly days: number;
  /** Days by which the one extension may move the last day. */
  readonly extensionDays: number;
}

const RECTIFICATION_TERMS: readonly [RectificationTerms, ...RectificationTerms[]] = [
  { from: '0001-01-01', days: 30, extensionDays: 30 },
];

export const termsOn = (day: string): RectificationTerms =>
  RECTIFICATION_TERMS.findLast(({ from }) => from <= day) ?? RECTIFICATION_TERMS[0];
