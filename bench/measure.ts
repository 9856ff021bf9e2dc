/** One run of a line: how much was done, how long each part took. */
export interface Run {
  readonly count: number;
  readonly seconds: number;
  /** Milliseconds of single operations, where there are any. */
  readonly latencies: readonly number[];
  /** Where only these are known. */
  readonly quantiles?: { readonly p50: number; readonly p99: number };
}

export async function timed(work: (lap: (ms: number) => void) => Promise<number> | number): Promise<Run> {
  const latencies: number[] = [];
  const begun = performance.now();
  const count = await work((ms) => latencies.push(ms));
  return { count, seconds: (performance.now() - begun) / 1000, latencies };
}

/** `n` operations, `width` of them at a time. */
export async function inFlight(
  n: number,
  width: number,
  one: (k: number) => Promise<unknown>,
  lap: (ms: number) => void,
): Promise<number> {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < n) {
        const k = next++;
        const begun = performance.now();
        await one(k);
        lap(performance.now() - begun);
      }
    }),
  );
  return n;
}

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
export const quantile = (numbers: readonly number[], q: number): number | undefined =>
  numbers.length === 0 ? undefined : sorted(numbers)[Math.min(numbers.length - 1, Math.floor(q * numbers.length))];

export interface Line {
  readonly name: string;
  readonly unit: string;
  readonly ours: readonly Run[];
  readonly raw: readonly Run[];
  readonly note?: string;
}

const rate = ({ count, seconds }: Run) => count / seconds;
const median = (runs: readonly Run[]) => quantile(runs.map(rate), 0.5)!;
const n = (value: number | undefined, digits = 0) =>
  value === undefined
    ? '–'
    : value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

/** The lines as a Markdown table: medians, the ratio to the ceiling, spread of the runs. */
export function printed(lines: readonly Line[]): string {
  const rows = lines.map(({ name, unit, ours, raw, note }) => {
    const rates = ours.map(rate);
    const laps = ours.flatMap(({ latencies }) => latencies);
    const told = ours.flatMap(({ quantiles }) => (quantiles ? [quantiles] : []));
    const p50 =
      told.length === 0
        ? quantile(laps, 0.5)
        : quantile(
            told.map((one) => one.p50),
            0.5,
          );
    const p99 =
      told.length === 0
        ? quantile(laps, 0.99)
        : quantile(
            told.map((one) => one.p99),
            0.5,
          );
    return [
      name,
      `${n(median(ours))} ${unit}`,
      raw.length === 0 ? '–' : `${n(median(raw))}`,
      raw.length === 0 ? '–' : `${n((100 * median(ours)) / median(raw))} %`,
      p50 === undefined ? '–' : `${n(p50, 2)} / ${n(p99, 2)}`,
      `${n(Math.min(...rates))} – ${n(Math.max(...rates))}`,
      note ?? '',
    ];
  });
  const head = ['line', 'ours, per second', 'raw node:sqlite', 'ratio', 'p50 / p99 ms', 'spread', 'note'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
