import type { CommandBus } from '@nestjs/cqrs';
import { ConsumerGroup } from '@libs/event-sourcing/consumer-group.js';
import { addressed } from '@libs/event-sourcing/nest.js';
import { validated } from '@libs/http/index.js';
import type { County } from './county.runtime.js';
import { authorised } from './http/command.controller.js';
import type { Ask, CommandRoute, Policy } from './shared/capability.js';

/**
 * Runs every policy as a consumer group of its own: durable, at least once, shared between processes. Its commands' keys
 * derive from the event, so that an event taken twice asks once.
 */
export function policyGroups(
  county: County,
  bus: CommandBus,
  onFault: (policy: string, fault: unknown) => void,
): ConsumerGroup[] {
  const routes = new Map<string, CommandRoute<object>>(
    county.capabilities.flatMap(({ routes: rows }) => Object.entries(rows)),
  );
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
          take: (stored) => react(county, bus, routes, policy, stored),
        }),
    );
}

async function react(
  county: County,
  bus: CommandBus,
  routes: ReadonlyMap<string, CommandRoute<object>>,
  policy: Policy,
  stored: Parameters<County['codec']['decode']>[0],
): Promise<void> {
  const event = county.codec.decode(stored);
  const ask: Ask = {
    fact: (fact, stream) =>
      fact.from === 'log'
        ? county.facts.ofLog(fact, event.county)
        : county.facts.ofStream(fact, `${event.county}/${stream ?? fact.streams({}, {}, event.id)[0]}`),
  };
  const asked = await policy.on[event.type]!(event, ask);
  const caller = { person: `policy:${policy.name}`, posts: [{ post: 'policy' as const }] };
  for (const [index, { command, id, body }] of asked.entries()) {
    const route = routes.get(command);
    if (!route) throw new Error(`policy ${policy.name} asks for ${command}, which no capability has`);
    await bus.execute(
      addressed(validated(route.body, body), {
        county: event.county,
        id,
        person: caller.person,
        authorise: authorised(caller, route.by),
        key: `${event.eventId}:${index}`,
        correlationId: event.meta.correlationId,
        causationId: event.eventId,
      }),
    );
  }
}
