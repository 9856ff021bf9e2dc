import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Actor } from '@libs/event-sourcing/index.js';
import type { CommandMessage, Outcome } from '@libs/event-sourcing/command-path.js';
import type { Clock } from '@libs/event-sourcing/clock.js';
import type { CountyCaller } from '../shared/rights.js';
import type {
  AccessCommands,
  RecordAccountAct,
  RecordRefusal,
  RecordSystemAct,
  RecordTokenIssued,
  RecordTokenRevoked,
} from './access.commands.js';
import { access } from './access.js';

/** What the recorder tells those who watch the program: counted, and not written to the record. */
export type Noticed = 'refused' | 'not-signed-in' | 'cross-site' | 'sign-in-failed' | 'unrecorded';

export interface RecorderOptions {
  /** At most one record of the same person, action and reason in this time; further ones are counted into the next. */
  readonly everyMs?: number;
  /** Refusals of different kinds remembered at once. */
  readonly most?: number;
  readonly count?: (what: Noticed) => void;
  /** A record that could not be written; that of a refusal will be tried again. Default: the program's log. */
  readonly fault?: (error: unknown) => void;
}

interface Pending {
  readonly caller: CountyCaller;
  readonly action: string;
  readonly reason: string;
  record: string | undefined;
  times: number;
  /** When this was last written. */
  written: number | undefined;
}

type Body<C> = Omit<C, 'occurredAt' | 'basis' | 'onBehalfOf'>;

/** The stream of a person's access. No account is opened for a person named like a service. */
const recordOf = (person: string) => person.replace(':', '--');

/**
 * Writes who was turned away, who looked at what is sensitive, and what was done to accounts. Refusals are buffered: they
 * never hold up or fail the request that was refused, and a thousand equal ones become one record with a number.
 */
export class Recorder {
  private readonly pending = new Map<string, Pending>();
  private writing: Promise<void> = Promise.resolve();
  private readonly everyMs: number;
  private readonly most: number;
  private readonly fault: (error: unknown) => void;

  constructor(
    private readonly path: { execute(message: CommandMessage): Promise<Outcome> },
    private readonly clock: Clock,
    private readonly options: RecorderOptions = {},
  ) {
    this.everyMs = options.everyMs ?? 60_000;
    this.most = options.most ?? 2000;
    const log = new Logger('access');
    this.fault =
      options.fault ?? ((error) => log.error({ err: error }, 'what should be on record could not be written'));
  }

  /** Somebody known asked for what is not his or hers. */
  refused(caller: CountyCaller, action: string, reason: string, record?: string): void {
    this.options.count?.('refused');
    const key = JSON.stringify([caller.county, caller.person, action, reason]);
    const same = this.pending.get(key);
    if (same) {
      same.times++;
      same.record = record;
      return;
    }
    if (this.pending.size >= this.most) {
      this.options.count?.('unrecorded');
      return;
    }
    this.pending.set(key, { caller, action, reason, record, times: 1, written: undefined });
  }

  /** Somebody unknown, or nobody: whoever floods us must not fill the log for ever. */
  noticed(what: Exclude<Noticed, 'refused' | 'unrecorded'>): void {
    this.options.count?.(what);
  }

  /** Before the record is shown; when this fails, it must not be shown. */
  async viewed(caller: CountyCaller, actor: Actor, action: string, record: string, why?: string): Promise<void> {
    const body = { action: cut(action, 100), record: cut(record, 300), ...(why !== undefined && { why }) };
    await this.send('RecordSensitiveView', caller.county, caller.person, actor, body);
  }

  /** Before the account is changed: an act that cannot be recorded is not done. */
  async accountAct(county: string, person: string, actor: Actor, act: Body<RecordAccountAct>): Promise<void> {
    await this.send('RecordAccountAct', county, person, actor, act);
  }

  /** Not waited for: the answer for an account just locked must take no longer than another. */
  accountLocked(county: string, person: string, lock: { readonly login: string; readonly until: string }): void {
    const actor = { person, post: 'own-account' };
    this.writing = this.writing
      .then(() => this.accountAct(county, person, actor, { act: 'locked', ...lock }))
      .catch((error: unknown) => this.fault(error));
  }

  async tokenIssued(county: string, actor: Actor, token: Body<RecordTokenIssued>): Promise<void> {
    await this.send('RecordTokenIssued', county, `service:${token.name}`, actor, token);
  }

  async tokenRevoked(county: string, name: string, actor: Actor, token: Body<RecordTokenRevoked>): Promise<void> {
    await this.send('RecordTokenRevoked', county, `service:${name}`, actor, token);
  }

  /** Before it is done. */
  async systemAct(county: string, actor: Actor, act: Body<RecordSystemAct>): Promise<void> {
    await this.send('RecordSystemAct', county, actor.person, actor, act);
  }

  /** Writes what is due. `all`: also what was written less than a minute ago, because the program ends. */
  flush(all = false): Promise<void> {
    this.writing = this.writing.then(() => this.write(all));
    return this.writing;
  }

  private async write(all: boolean): Promise<void> {
    const now = this.clock.now();
    for (const [key, one] of this.pending) {
      const due = all || one.written === undefined || now - one.written >= this.everyMs;
      if (!due) continue;
      if (one.times === 0) {
        this.pending.delete(key);
        continue;
      }
      const { times, record, caller } = one;
      const refusal: Body<RecordRefusal> = {
        action: cut(one.action, 100),
        reason: cut(one.reason, 100),
        times,
        ...(record !== undefined && { record: cut(record, 300) }),
      };
      const held = caller.posts[0];
      const actor: Actor = {
        person: caller.person,
        post: held?.post ?? 'none',
        ...(held?.of !== undefined && { of: held.of }),
      };
      // Taken off first: what is refused while this is written belongs to the next record.
      one.times = 0;
      try {
        await this.send('RecordRefusal', caller.county, caller.person, actor, refusal);
        one.written = now;
      } catch (error) {
        one.times += times;
        this.fault(error);
        // The store is not to be had; the rest would fail as well.
        return;
      }
    }
  }

  private send<C extends keyof AccessCommands>(
    name: C,
    county: string,
    person: string,
    actor: Actor,
    body: Body<AccessCommands[C]>,
  ): Promise<Outcome> {
    return this.path.execute({
      decider: access,
      name,
      county,
      id: recordOf(person),
      body,
      person: actor.person,
      // Who may do this has been decided where it was done; here it is only put on record.
      authorise: () => actor,
      key: randomUUID(),
    });
  }
}

const cut = (text: string, most: number) => {
  const trimmed = text.toWellFormed().trim();
  return trimmed.length <= most ? trimmed : trimmed.slice(0, most).toWellFormed();
};
