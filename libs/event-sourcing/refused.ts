/**
 * A rule says no. `code` is for programs and tests (`inspection.team-too-small`), the sentence for people comes from the
 * table of refusals by that code, with `facts` filled in.
 */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: string,
    readonly facts: Readonly<Record<string, string | number | readonly string[]>> = {},
    /** Several faults found at once, e.g. in a table that is loaded as a whole. */
    readonly faults: readonly Fault[] = [],
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
  }
}

/** One fault in what was sent. `pointer` is a JSON pointer into the body. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly facts?: Readonly<Record<string, string | number | readonly string[]>>;
}
