import { LRUCache } from 'lru-cache';

/**
 * Where streams end, as far as the only process that writes them knows. Learnt by reading to the end, forgotten while an
 * append is under way, and for good when an append's outcome is unknown.
 */
export class Tails {
  readonly #ends = new LRUCache<string, number>({ max: 50_000 });
  readonly #writing = new Map<string, number>();

  writing(stream: string): void {
    this.#ends.delete(stream);
    this.#writing.set(stream, (this.#writing.get(stream) ?? 0) + 1);
  }

  written(stream: string): void {
    const others = this.#writing.get(stream)! - 1;
    if (others === 0) this.#writing.delete(stream);
    else this.#writing.set(stream, others);
  }

  /** There is no revision at or after this one. */
  ends(stream: string, revision: number): void {
    if (!this.#writing.has(stream)) this.#ends.set(stream, revision);
  }

  hasNothingFrom(stream: string, revision: number): boolean {
    const end = this.#ends.get(stream);
    return end !== undefined && revision >= end;
  }
}
