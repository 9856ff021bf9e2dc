import type { CommandBus } from '@nestjs/cqrs';
import { ConsumerGroup } from '@libs/event-sourcing/consumer-group.js';
import { addressed } from '@libs/event-sourcing/nest.js';
import { validated } from '@libs/http/index.js';
import type { County } from './county.runtime.js';
import { authorised } from './http/command.controller.js';
import { type Ask, type Asked, type CommandRoute, POLICIES, type Policy } from './shared/capability.js';

/** What policies could not do about an event; those that are not named here have done their part. */
class PoliciesFailed extends Error {
  override readonly name = 'PoliciesFailed';
}

/**
 * Runs the policies as one consumer group: durable, at least once, shared between processes, a stream's events in order. One
 * for all of them, because every group costs a lease to renew and a subscription that reads the whole log, and there are
 * dozens. A policy that fails keeps no other from the event: all are asked, and an event is taken again, or parked, when one
 * could not. Their commands' keys derive from policy and event, so that an event taken twice asks once.
 */
export function policyGroup(
  county: County,
  bus: CommandBus,
  onFault: (policy: string, fault: unknown) => void,
): ConsumerGroup {
  const send = senderOf(county, bus);
  const policies = county.capabilities.flatMap((capability) => capability.policies ?? []);
  return new ConsumerGroup({
    store: county.store,
    keeps: county.readModels,
    name: POLICIES,
    filter: { types: [...new Set(policies.flatMap(({ on }) => Object.keys(on)))].sort() },
    onFault: (fault) => onFault(POLICIES, fault),
    take: async (stored) => {
      const failed: string[] = [];
      for (const policy of policies)
        if (stored.type in policy.on)
          await react(county, send, policy, stored).catch((fault: unknown) => {
            onFault(policy.name, fault);
            failed.push(`${policy.name}: ${fault instanceof Error ? fault.message : String(fault)}`);
          });
      if (failed.length > 0) throw new PoliciesFailed(failed.join('; '));
    },
  });
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
