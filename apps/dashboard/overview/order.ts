/** States in the order of a matter's life, over all pages: the columns of a table of counts stand in it. */
const LIFE = [
  ...['proposed', 'approved', 'rejected', 'merged', 'withdrawn'],
  ...['assigned', 'team-formed', 'planned', 'under-way', 'fieldwork-completed'],
  ...['report-submitted', 'report-returned', 'report-reviewed', 'report-presented', 'report-instructed'],
  ...['sealed', 'referred', 'forwarded', 'received', 'accepted', 'rectifying', 'claimed', 'returned', 'failed'],
  ...['verified', 'reopened', 'recurred', 'recurred-as-another', 'upgraded', 'suspended'],
  ...['closed', 'closed-as-none', 'ended', 'cancelled'],
];

/** Those without a place in it come last, by their code. */
export function inOrderOfLife<Value extends string | null | undefined>(values: readonly Value[]): Value[] {
  const place = (value: Value) => (LIFE.includes(value ?? '') ? LIFE.indexOf(value ?? '') : LIFE.length);
  return [...values].sort((a, b) => place(a) - place(b) || (a ?? '').localeCompare(b ?? ''));
}
