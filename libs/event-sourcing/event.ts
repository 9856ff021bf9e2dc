import type { Position } from '@libs/event-store/port.js';

/** Who acts: a person in a post. Services act as the person `service:<name>`. */
export interface Actor {
  readonly person: string;
  /** The post in which the person acts, e.g. `office-head`. */
  readonly post: string;
  /** What the post belongs to, e.g. `office-3`; absent for posts of the whole county. */
  readonly of?: string;
}

/** What every event carries besides its own data. Instants are RFC 3339 with offset. */
export interface EventMeta {
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly onBehalfOf?: string;
  /** The instrument or decision it rests on. */
  readonly basis?: string;
  readonly correlationId: string;
  /** Id of the event that a policy reacted to, or of the command. */
  readonly causationId: string;
  /** The command that brought it: its idempotency key and the hash of what it said. */
  readonly command?: { readonly key: string; readonly name: string; readonly hash: string };
}

/** A decoded, upcast event, as deciders, views and policies see it. */
export interface DomainEvent<Type extends string = string, Data = any> {
  readonly type: Type;
  readonly data: Data;
  readonly meta: EventMeta;
  readonly eventId: string;
  /** Schema version as stored, before lifting. */
  readonly schema: number;
  readonly county: string;
  readonly category: string;
  /** The part of the stream's name that names the record. */
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
}
