import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { components } from '../generated/schema.js';
import { api } from './client.js';

export type Outcome = components['schemas']['Outcome'];
export type JsonSchema = {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  /** What the field is called. */
  readonly 'x-words'?: Said;
  /** What each of its values is called. */
  readonly 'x-values'?: Readonly<Record<string, Said>>;
};

/** A text in both languages. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

export interface CommandInfo {
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  readonly params: readonly string[];
  /** Of the records it is sent to, as the history names them. */
  readonly category: string;
  readonly ifMatch: boolean;
  readonly body: JsonSchema;
}

let document: Promise<Readonly<Record<string, CommandInfo>>> | undefined;
/** Every command as the document describes it; fetched once, when the first form is opened. */
export const commands = () =>
  (document ??= import('../generated/commands.json').then(
    (made) => made.default as unknown as Readonly<Record<string, CommandInfo>>,
  ));

export interface Sending {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** The revision that was looked at: somebody else's change meanwhile is answered by 412, and nothing is lost. */
  readonly etag?: string | undefined;
  /** The same for every repetition of one intent: a double click does nothing twice. */
  readonly key: string;
}

export async function send({ name, params, body, etag, key }: Sending): Promise<Outcome> {
  const { path } = (await commands())[name]!;
  const { data } = await api.POST(path as '/api/v1/tasks/{id}/receive', {
    params: {
      path: params as { id: string },
      header: { 'Idempotency-Key': key, ...(etag !== undefined && { 'If-Match': etag }) },
    },
    body: body as never,
  });
  return data as Outcome;
}

/**
 * Sends a command; everything on the screen is asked for again when it was done. `done` comes first, and comes also where
 * the form goes away with what it was for: what is given to `mutate` would then not be called.
 */
export function useCommand(done?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      done?.();
      return client.invalidateQueries();
    },
  });
}
