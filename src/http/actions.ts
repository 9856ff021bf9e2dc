import type { CommandPath } from '@libs/event-sourcing/command-path.js';
import type { Actor, Scope } from '@libs/event-sourcing/index.js';
import { Refused } from '@libs/event-sourcing/refused.js';
import { type Language, Misshapen, validated } from '@libs/http/index.js';
import type { Capability, CommandRoute } from '../shared/capability.js';
import type { HeldPost } from '../shared/posts.js';
import { allow, type CountyCaller } from '../shared/rights.js';
import { authorised, mustBeOpen } from './command.controller.js';
import { explainer } from './explain.js';

/** A command that a person may send to a record. */
export interface Possible {
  readonly command: string;
  /** Where to post it, below `/api/v1/`; what is still to be filled in begins with a colon. */
  readonly post: string;
  readonly zh: string;
  readonly en: string;
  /** The post in which it is done if none is named. */
  readonly as: HeldPost;
  /** All posts in which this person may (`Acting-Post`). */
  readonly posts: readonly HeldPost[];
  /** `perhaps`: whose matter it is depends on what the command says. */
  readonly right: 'certain' | 'perhaps';
  /** What would come of it now: `done`, `nothing` (it is so already), `refused`; `open` where it depends on what is said. */
  readonly would: 'done' | 'nothing' | 'refused' | 'open';
  /** Why it would be refused. */
  readonly refusal?: { readonly code: string; readonly detail: string };
}

export interface PossibleActions {
  readonly category: string;
  readonly id: string;
  /** Nothing is to be done by this person until his recusal is decided. */
  readonly waits?: 'recusal.request-open';
  readonly actions: readonly Possible[];
}

type Fields = Readonly<Record<string, string>>;

const heldPost = ({ post, of }: Actor): HeldPost => ({ post, ...(of !== undefined && { of }) }) as HeldPost;

/** The commands of a capability that go to this record: by its name in the address, or because there is one such record. */
const goesTo = ({ post, id }: CommandRoute, record: string) => post.includes(':id') || id === record;

/** Parts of an address that name what within the record is meant. */
export const partsOf = ({ routes }: Capability): readonly string[] => [
  ...new Set(
    Object.values(routes).flatMap(({ post }) =>
      [...post.matchAll(/:(\w+)/g)].map(([, name]) => name!).filter((name) => name !== 'id'),
    ),
  ),
];

/**
 * What a person may do with a record, by the same table and the same rules as when it is done: rights are weighed against
 * the record as the log has it, and a command that needs no more to be said is tried without being written.
 */
export class Actions {
  private readonly explain;

  constructor(
    private readonly capabilities: readonly Capability[],
    private readonly path: CommandPath,
  ) {
    this.explain = explainer(capabilities);
  }

  capability(category: string): Capability | undefined {
    return this.capabilities.find(({ decider }) => decider.category === category);
  }

  async of(
    capability: Capability,
    id: string,
    fields: Fields,
    caller: CountyCaller,
    language: Language,
  ): Promise<PossibleActions> {
    const { decider, routes } = capability;
    const { category } = decider;
    mustBeOpen(caller, category, id, 'reads');
    const waits = waitsForDecision(caller, category, id);
    if (waits) return { category, id, waits, actions: [] };
    const { state } = await this.path.state(decider, caller.county, id);
    const actions: Possible[] = [];
    for (const [command, route] of Object.entries(routes)) {
      if (!goesTo(route, id)) continue;
      const said = saidIn(route, fields);
      const scope = decider.scope?.(state, said, id) ?? {};
      const body = complete(route, said);
      const weighed = weighedRight(caller, route, scope, body === undefined && route.id !== undefined);
      if (!weighed) continue;
      const { zh, en } = route;
      const post = Object.entries({ ...said, id }).reduce(
        (at, [name, value]) => at.replaceAll(new RegExp(`:${name}\\b`, 'g'), value),
        route.post,
      );
      const outcome =
        body === undefined
          ? { would: 'open' as const }
          : await this.tried(capability, command, id, body, caller, language);
      actions.push({ command, post, zh, en, ...weighed, ...outcome });
    }
    return { category, id, actions };
  }

  private async tried(
    { decider, routes }: Capability,
    name: string,
    id: string,
    body: object,
    caller: CountyCaller,
    language: Language,
  ): Promise<Pick<Possible, 'would' | 'refusal'>> {
    const { county, person } = caller;
    try {
      const authorise = authorised(caller, routes[name]!.by);
      const told = await this.path.wouldTell({ decider, name, county, id, body, authorise });
      return { would: told.length > 0 ? 'done' : 'nothing' };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const said = this.explain(error, language)?.said;
      return { would: 'refused', refusal: { code: error.code, detail: said?.detail ?? `${error.code} (${person})` } };
    }
  }
}

function waitsForDecision(caller: CountyCaller, category: string, id: string): PossibleActions['waits'] {
  try {
    mustBeOpen(caller, category, id, 'acts');
    return undefined;
  } catch (error) {
    if (error instanceof Refused && error.code === 'recusal.request-open') return error.code;
    throw error;
  }
}

/** Of what was asked with, that which stands in this command's address. */
const saidIn = ({ post }: CommandRoute, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => new RegExp(`:${name}\\b`).test(post)));

/** The whole command, if nothing else needs to be said; for many it does. */
function complete(route: CommandRoute, said: Fields): object | undefined {
  try {
    return validated(route.body as new () => object, said);
  } catch (error) {
    if (error instanceof Misshapen) return undefined;
    throw error;
  }
}

function weighedRight(
  caller: CountyCaller,
  { by }: CommandRoute,
  scope: Scope,
  unfinished: boolean,
): Pick<Possible, 'as' | 'posts' | 'right'> | undefined {
  const among = (matter: Scope | undefined): readonly HeldPost[] =>
    caller.posts.flatMap(({ post, of }) => {
      const decision = allow({ ...caller, wishes: `${post}:${of ?? ''}` }, by, matter);
      return 'yes' in decision ? [heldPost(decision.yes)] : [];
    });
  const certain = allow(caller, by, scope);
  if ('yes' in certain) return { as: heldPost(certain.yes), posts: among(scope), right: 'certain' };
  const ever = unfinished ? allow(caller, by, undefined) : certain;
  return 'yes' in ever ? { as: heldPost(ever.yes), posts: among(undefined), right: 'perhaps' } : undefined;
}
