import { CommandPath, type Outcome } from '@libs/event-sourcing/command-path.js';
import { dayOf, epochOf, instant } from '@libs/event-sourcing/time.js';
import { validated } from '@libs/http/validated.js';
import { postsInForce } from '../access/posts-in-force.js';
import type { County } from '../county.runtime.js';
import { authorised } from '../http/command.controller.js';
import type { Ask, Capability, CommandRoute } from '../shared/capability.js';
import type { Caller } from '../shared/rights.js';

/**
 * Plays people who send commands, at times of its own: the same shape check, rights, rules and append as over HTTP, only
 * the clock is the story's. Policies answer at once, so that what they do carries the story's time too; when the groups
 * that run them in service meet the same events, their commands have the same keys and change nothing.
 */
export class Player {
  private nowMs: number;
  private sent = 0;
  private readonly path: CommandPath;
  private readonly routes: ReadonlyMap<string, { readonly capability: Capability; readonly route: CommandRoute<any> }>;

  constructor(
    private readonly county: County,
    private readonly name: string,
    start: string,
  ) {
    this.nowMs = epochOf(start)!;
    this.path = new CommandPath(county.store, county.codec, county.facts, { now: () => this.nowMs });
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

  /** Moves on to this moment. Time never runs back. */
  at(moment: string): this {
    const ms = epochOf(moment);
    if (ms === undefined || ms < this.nowMs) throw new Error(`the story cannot go from ${this.now} to ${moment}`);
    this.nowMs = ms;
    return this;
  }

  /** A person sends a command. `setup` stands for the hand that loads an empty county. */
  async send(person: string, command: string, id: string, body: object, wishes?: string): Promise<Outcome> {
    const posts =
      person === 'setup'
        ? [{ post: 'setup' as const }]
        : await postsInForce(this.county.facts, this.countyName, person, this.nowMs);
    return this.deliver(
      { person, posts, ...(wishes !== undefined && { wishes }) },
      command,
      id,
      body,
      `${this.name}-${this.sent++}`,
    );
  }

  /** The county that is played. */
  private get countyName() {
    return this.name.slice(0, this.name.indexOf(':'));
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
    // A minute passes with every act, so that no two events of the story share their instant.
    this.nowMs += 60_000;
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
    await this.react(capability, id, outcome);
    return outcome;
  }

  private async react(capability: Capability, id: string, { events, revision }: Outcome): Promise<void> {
    const policies = this.county.capabilities.flatMap((one) => one.policies ?? []);
    if (!policies.some(({ on }) => events.some((type) => type in on))) return;
    const stream = `${this.countyName}/${capability.decider.category}/${id}`;
    const ask: Ask = {
      fact: (fact, other) =>
        fact.from === 'log'
          ? this.county.facts.ofLog(fact, this.countyName)
          : this.county.facts.ofStream(fact, `${this.countyName}/${other ?? fact.streams({}, {}, id)[0]}`),
    };
    for await (const stored of this.county.store.readStream(stream, {
      from: revision - events.length + 1,
      limit: events.length,
    })) {
      const event = this.county.codec.decode(stored);
      for (const policy of policies) {
        const asked = (await policy.on[event.type]?.(event, ask)) ?? [];
        for (const [index, { command, id: record, body }] of asked.entries())
          await this.deliver(
            { person: `policy:${policy.name}`, posts: [{ post: 'policy' }] },
            command,
            record,
            body,
            `${event.eventId}:${index}`,
            { correlationId: event.meta.correlationId, causationId: event.eventId },
          );
      }
    }
  }
}
