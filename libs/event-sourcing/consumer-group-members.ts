import type { ReadModelStore } from '@libs/read-models/port.js';
import type { Clock } from './consumer-group-clock.js';
import { GroupOver } from './consumer-group-log.js';
import { hasEnded, type ProcessName, thisProcess } from './process-name.js';

/** What a group needs of the read-model store: small documents changed by compare-and-set. */
export type Keeps = Pick<ReadModelStore, 'kept' | 'keep' | 'allKept'>;

type Lease = {
  readonly incarnation: string;
  readonly process: ProcessName;
  readonly until: number;
  readonly slots: readonly number[];
};

/** A lease this many times overdue is swept away. */
const SWEEP_AFTER = 10;

/**
 * Who is alive in a group, and which slots they say they hold: one lease document per member, renewed before it expires.
 * A hint and no more: if it lies (a paused process, a clock that is off, a store that has lost it), two members work on one
 * slot until the log stops one of them. The slot's stream decides.
 */
export class Members {
  private version: number | undefined;

  constructor(
    private readonly keeps: Keeps,
    private readonly group: string,
    private readonly member: string,
    /** Unique to this process: tells a restart under the same member id from a twin. */
    private readonly incarnation: string,
    private readonly clock: Clock,
    private readonly leaseMs: number,
  ) {}

  private get kind() {
    return `group-member-${this.group}`;
  }

  /** @throws GroupOver when another process has taken this member's id since it joined. */
  async renew(slots: readonly number[]): Promise<void> {
    const joining = this.version === undefined;
    for (let tries = 0; tries < 5; tries++) {
      const lease: Lease = {
        ...{ incarnation: this.incarnation, process: thisProcess },
        ...{ until: this.clock.now() + this.leaseMs, slots },
      };
      if (this.version !== undefined && (await this.keeps.keep(this.kind, this.member, this.version, lease))) {
        this.version++;
        return;
      }
      const kept = await this.keeps.kept(this.kind, this.member);
      if (!joining && kept && (kept.value as Lease).incarnation !== this.incarnation)
        throw new GroupOver(`another process has joined group ${this.group} as ${this.member}`);
      this.version = kept?.version ?? 0;
    }
    throw new GroupOver(`another process keeps renewing the lease of ${this.member} in group ${this.group}`);
  }

  /** The living by id, with the slots they hold or are about to take. */
  async living(): Promise<ReadonlyMap<string, readonly number[]>> {
    const living = new Map<string, readonly number[]>();
    const now = this.clock.now();
    for (const [id, { version, value }] of await this.keeps.allKept(this.kind)) {
      const { until, slots, process } = value as Lease;
      if (until > now && !hasEnded(process)) living.set(id, slots);
      else if (until + SWEEP_AFTER * this.leaseMs < now) await this.keeps.keep(this.kind, id, version, undefined);
    }
    return living;
  }

  async leave(): Promise<void> {
    if (this.version !== undefined) await this.keeps.keep(this.kind, this.member, this.version, undefined);
  }
}

/** Slot s belongs to the (s mod n)-th of the n living, by id: every member comes to the same answer by itself. */
export function share(slots: number, member: string, living: Iterable<string>): readonly number[] {
  const ids = [...new Set([...living, member])].sort();
  const mine = ids.indexOf(member);
  return Array.from({ length: slots }, (_, slot) => slot).filter((slot) => slot % ids.length === mine);
}
