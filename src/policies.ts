import type { CommandBus } from '@nestjs/cqrs';
import { ConsumerGroup } from '@libs/event-sourcing/consumer-group.js';
import { addressed } from '@libs/event-sourcing/nest.js';
import { validated } from '@libs/http/index.js';
import type { County } from './county.runtime.js';
import { authorised } from './http/command.controller.js';
import type { Ask, Asked, CommandRoute, Policy } from './shared/capability.js';

/**
 * Runs every policy as a consumer group of its own: durable, at least once, shared between processes. Its commands' keys
 * derive from the event, so that an event taken twice asks once.
 */
export function policyGroups(
  county: County,
  bus: CommandBus,
  onFault: (policy: string, fault: unknown) => void,
): ConsumerGroup[] {
  const send = senderOf(county, bus);
  return county.capabilities
    .flatMap(({ policies }) => policies ?? [])
    .map(
      (policy) =>
        new ConsumerGroup({
          store: county.store,
          keeps: county.readModels,
          name: policy.name,
          filter: { types: Object.keys(policy.on) },
          onFault: (fault) => onFault(policy.name, fault),
          take: (stored) => react(county, send, policy, stored),
        }),
    );
}

/** What a policy asks of the log of a county; `id`: the record it was asked about. */
export const askOf = (county: County, name: string, id: string): Ask => ({
  fact: (fact, stream) =>
    fact.from === 'log'
      ? county.facts.ofLog(fact, name)
      : county.facts.ofStream(fact, `${name}/${stream ?? fact.streams({}, {}, id)[0]}`),
});

interface Cause {
  readonly county: string;
  readonly policy: string;
  readonly key: string;
  readonly correlationId?: string;
  readonly causationId?: string;
}

export type Send = (asked: Asked, cause: Cause) => Promise<void>;

/** Sends what policies ask for, in their own name, by the same bus and under the same rights as everybody. */
export function senderOf(county: County, bus: CommandBus): Send {
  const routes = new Map<string, CommandRoute<object>>(
    county.capabilities.flatMap(({ routes: rows }) => Object.entries(rows)),
  );
  return async ({ command, id, body }, { policy, ...cause }) => {
    const route = routes.get(command);
    if (!route) throw new Error(`policy ${policy} asks for ${command}, which no capability has`);
    const caller = { person: `policy:${policy}`, posts: [{ post: 'policy' as const }] };
    await bus.execute(
      addressed(validated(route.body, body), {
        ...cause,
        id,
        person: caller.person,
        authorise: authorised(caller, route.by),
      }),
    );
  };
}

async function react(
  county: County,
  send: Send,
  policy: Policy,
  stored: Parameters<County['codec']['decode']>[0],
): Promise<void> {
  const event = county.codec.decode(stored);
  const asked = await policy.on[event.type]!(event, askOf(county, event.county, event.id));
  for (const [index, one] of asked.entries())
    await send(one, {
      county: event.county,
      policy: policy.name,
      key: `${event.eventId}:${index}`,
      correlationId: event.meta.correlationId,
      causationId: event.eventId,
    });
}
