import { CommandPath, type Outcome } from '@libs/event-sourcing/command-path.js';
import { Refused } from '@libs/event-sourcing/index.js';
import { addDays, dayOf, epochOf, instant } from '@libs/event-sourcing/time.js';
import { validated } from '@libs/http/validated.js';
import { access } from '../access/access.js';
import { postsInForce } from '../access/posts-in-force.js';
import type { County } from '../county.runtime.js';
import { authorised } from '../http/command.controller.js';
import { askOf } from '../policies.js';
import type { Capability, CommandRoute } from '../shared/capability.js';
import type { Caller } from '../shared/rights.js';

const policyNamed = (name: string): Caller => ({ person: `policy:${name}`, posts: [{ post: 'policy' }] });

const MINUTE = 60_000;
const SECOND = 1000;

/**
 * Plays people who send commands, at times of its own: the same shape check, rights, rules and append as over HTTP, only
 * the clock is the story's. Policies answer at once, so that what they do carries the story's time too; when the groups
 * that run them in service meet the same events, their commands have the same keys and change nothing.
 *
 * The clock does its part too: each day that passes begins with what timed policies ask for.
 *
 * The n-th command of a player has the n-th key, and its time follows from the commands before it, never from what they
 * brought: so a story that was cut short is told again from its beginning, and what the log has of it is passed over.
 */
export class Player {
  private nowMs: number;
  private sent = 0;
  /** Commands of this player that are in the log already, the last of them perhaps without what policies made of it. */
  private told = 0;
  private reactions = 0;
  /** All that the clock brings in a morning comes at one instant: cut short and gone on with, it is the same. */
  private waking = false;
  /** The last day that has begun. */
  private begun: string | undefined;
  private readonly path: CommandPath;
  private readonly routes: ReadonlyMap<string, { readonly capability: Capability; readonly route: CommandRoute }>;
  /** Events in the log, as far as this player knows. */
  events = 0;

  constructor(
    private readonly county: County,
    private readonly name: string,
    start: string,
  ) {
    this.nowMs = epochOf(start)!;
    this.path = new CommandPath(county.store, county.codec, county.facts, {
      now: () => this.nowMs + this.reactions * SECOND,
    });
    this.routes = new Map(
      county.capabilities.flatMap((capability) =>
        Object.entries(capability.routes).map(([command, route]) => [command, { capability, route }] as const),
      ),
    );
  }

  get now(): string {
    return instant(this.nowMs);
  }

  get today(): string {
    return dayOf(this.now);
  }

  /** Looks up how much of this story the log has, so that it is gone on with there. */
  async goOn(): Promise<this> {
    const mine = `${this.name}-`;
    for await (const stored of this.county.store.readAll()) {
      this.events++;
      const key = this.county.codec.decode(stored).meta.command?.key;
      if (key?.startsWith(mine)) this.told = Math.max(this.told, Number.parseInt(key.slice(mine.length), 10) + 1);
    }
    return this;
  }

  /** Moves on to this moment. Time never runs back. */
  at(moment: string): this {
    const ms = epochOf(moment);
    if (ms === undefined || ms < this.nowMs) throw new Error(`the story cannot go from ${this.now} to ${moment}`);
    this.nowMs = ms;
    return this;
  }

  /** Moves on to this moment, unless it is later already. */
  notBefore(moment: string): this {
    return epochOf(moment)! > this.nowMs ? this.at(moment) : this;
  }

  /**
   * A person sends a command. `setup` stands for the hand that loads an empty county. Undefined when it was sent before
   * the story was cut short.
   */
  async send(person: string, command: string, id: string, body: object, wishes?: string): Promise<Outcome | undefined> {
    const key = await this.next();
    return key === undefined ? undefined : this.sendAs(await this.caller(person, wishes), command, id, body, key);
  }

  /** A person tries what will be refused with this code. A refusal by rights goes on record, as it does in service. */
  async tries(code: string, person: string, command: string, id: string, body: object, wishes?: string): Promise<void> {
    const key = await this.next();
    if (key === undefined) return;
    const caller = await this.caller(person, wishes);
    try {
      await this.sendAs(caller, command, id, body, key);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== code) throw error;
      if (code === 'access.denied') await this.record(caller, command, id, String(error.facts['why']), key);
      return;
    }
    throw new Error(`${command} of ${person} to ${id} was not refused with ${code}`);
  }

  /** The key of the next command, unless the log has a later one. A minute passes with every act, so that no two share their instant. */
  private async next(): Promise<string | undefined> {
    this.nowMs += MINUTE;
    this.reactions = 0;
    const nth = this.sent++;
    const over = nth < this.told - 1;
    if (!over) await this.daysBegin();
    this.begun = this.today;
    return over ? undefined : `${this.name}-${nth}`;
  }

  /** The days since the last command, each at its beginning. */
  private async daysBegin(): Promise<void> {
    const now = this.nowMs;
    const { today } = this;
    this.waking = true;
    for (let day = addDays(this.begun ?? today, 1); day <= today; day = addDays(day, 1)) {
      this.nowMs = epochOf(`${day}T00:05:00+08:00`)!;
      for (const { name, due } of this.county.capabilities.flatMap(({ timed }) => timed ?? []))
        for (const { command, id, body, key } of await due(this.now, askOf(this.county, this.countyName, '')))
          await this.deliver(policyNamed(name), command, id, body, key);
    }
    this.nowMs = now;
    this.waking = false;
  }

  /** The county that is played. */
  private get countyName() {
    return this.name.slice(0, this.name.indexOf(':'));
  }

  private async caller(person: string, wishes?: string): Promise<Caller> {
    const posts =
      person === 'setup'
        ? [{ post: 'setup' as const }]
        : await postsInForce(this.county.facts, this.countyName, person, this.nowMs);
    return { person, posts, ...(wishes !== undefined && { wishes }) };
  }

  private async sendAs(caller: Caller, command: string, id: string, body: object, key: string): Promise<Outcome> {
    try {
      return await this.deliver(caller, command, id, body, key);
    } catch (error) {
      if (error instanceof Error) error.message += ` [${this.now} ${caller.person} ${command} ${id}]`;
      throw error;
    }
  }

  private async deliver(
    caller: Caller,
    command: string,
    id: string,
    body: object,
    key: string,
    cause?: { readonly correlationId: string; readonly causationId: string },
  ): Promise<Outcome> {
    const found = this.routes.get(command);
    if (!found) throw new Error(`no capability has a command ${command}`);
    const { capability, route } = found;
    const outcome = await this.path.execute({
      decider: capability.decider,
      name: command,
      county: this.countyName,
      id,
      body: validated(route.body as new () => object, body),
      person: caller.person,
      authorise: authorised(caller, route.by),
      key,
      ...cause,
    });
    if (!outcome.repeated) this.events += outcome.events.length;
    await this.react(capability, id, outcome);
    return outcome;
  }

  private async record({ person, posts }: Caller, command: string, id: string, reason: string, key: string) {
    const [held] = posts;
    const post = this.routes.get(command)!.route.post.replace(':id', id);
    const body: object = { action: command, record: `/api/v1/${post}`, reason, times: 1 };
    const { events } = await this.path.execute({
      decider: access,
      name: 'RecordRefusal',
      county: this.countyName,
      id: person,
      body,
      person,
      authorise: () => ({
        person,
        post: held?.post ?? 'none',
        ...(held?.of !== undefined && { of: held.of }),
      }),
      key,
    });
    this.events += events.length;
  }

  private async react(capability: Capability, id: string, { events, revision }: Outcome): Promise<void> {
    const policies = this.county.capabilities.flatMap((one) => one.policies ?? []);
    if (!policies.some(({ on }) => events.some((type) => type in on))) return;
    const stream = `${this.countyName}/${capability.decider.category}/${id}`;
    const ask = askOf(this.county, this.countyName, id);
    for await (const stored of this.county.store.readStream(stream, {
      from: revision - events.length + 1,
      limit: events.length,
    })) {
      const event = this.county.codec.decode(stored);
      for (const policy of policies) {
        const asked = (await policy.on[event.type]?.(event, ask)) ?? [];
        for (const [index, { command, id: record, body }] of asked.entries()) {
          if (!this.waking) this.reactions++;
          await this.deliver(policyNamed(policy.name), command, record, body, `${event.eventId}:${index}`, {
            correlationId: event.meta.correlationId,
            causationId: event.eventId,
          });
        }
      }
    }
  }
}
