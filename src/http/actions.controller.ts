import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { languageOf, Misshapen, type ShapeFault } from '@libs/http/index.js';
import { ACCESS, type AccessParts, type AskingKnown, May } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { ID, isId } from '../shared/fields.js';
import type { HeldPost } from '../shared/posts.js';
import { allow, type PolicyRow } from '../shared/rights.js';
import { Actions, partsOf, type PossibleActions } from './actions.js';
import { notFound } from './page.controller.js';

/** Something this person could do or open at all, in some matter. */
export interface OwnRight {
  /** A command by its name, a page by its address, something else by its name in the table of rights. */
  readonly action: string;
  readonly kind: PolicyRow['kind'];
  readonly zh: string;
  readonly en: string;
  readonly as: HeldPost;
  /** Of a command: where it is posted, and whether that opens a new record. */
  readonly post?: string;
  readonly opens?: boolean;
  /** Of a command: the category of its records. */
  readonly category?: string;
}

export interface OwnRights {
  readonly person: string;
  readonly posts: readonly HeldPost[];
  readonly rights: readonly OwnRight[];
}

@ApiTags('rights')
@Controller('api/v1')
export class ActionsController {
  private readonly routes: ReadonlyMap<string, Pick<OwnRight, 'post' | 'opens' | 'category'>>;

  constructor(
    county: County,
    @Inject(Actions) private readonly actions: Actions,
    @Inject(ACCESS) private readonly access: AccessParts,
  ) {
    this.routes = new Map(
      county.capabilities.flatMap(({ decider: { category }, routes }) =>
        Object.entries(routes).map(([command, { post, id }]) => [
          command,
          { post, category, opens: !post.includes(':id') && typeof id !== 'string' },
        ]),
      ),
    );
  }

  @Get('rights')
  @May('own-rights')
  @ApiOperation({ operationId: 'own-rights', summary: '本人权限 · What I may do or open at all, for menus' })
  @ApiHeader({ name: 'Acting-Post', required: false, description: 'of this post alone' })
  @ApiResponse({ status: 200, description: 'rows of the table of rights that are open to whoever asks' })
  own(@Req() { caller }: AskingKnown): OwnRights {
    const { person, posts } = caller;
    const rights = [...this.access.policy.values()].flatMap(({ action, kind, by, zh, en }): OwnRight[] => {
      const decision = allow(caller, by, undefined);
      if ('no' in decision) return [];
      const { post, of } = decision.yes;
      const as = { post, ...(of !== undefined && { of }) } as HeldPost;
      return [{ action, kind, zh, en, as, ...(kind === 'command' && this.routes.get(action)) }];
    });
    return { person, posts, rights };
  }

  @Get('actions/:category/:id')
  @May('own-actions')
  @ApiOperation({
    operationId: 'own-actions',
    summary: '本人对一项记录可办理的事项 · What I may do with a record, and what would come of it now',
    description: 'Where an address has further parts (a zone, a unit, an item), give them as parameters of the query.',
  })
  @ApiParam({ name: 'category', description: 'as in the history: task, inspection, issue …' })
  @ApiParam({ name: 'id', schema: { type: 'string', pattern: ID.source } })
  @ApiHeader({ name: 'Acting-Post', required: false, description: 'in this post alone' })
  @ApiResponse({ status: 200, description: 'commands that this person may send, in the order of the table' })
  @ApiResponse({ status: 404, description: 'no records of this category' })
  async possible(
    @Req() { caller, headers }: AskingKnown,
    @Param('category') category: string,
    @Param('id') id: string,
    @Query() asked: Record<string, string | readonly string[]>,
  ): Promise<PossibleActions> {
    const capability = this.actions.capability(category);
    if (!capability) throw notFound('record.unknown-category', headers);
    if (!isId(id)) throw notFound('record.not-found', headers);
    const faults: ShapeFault[] = [];
    const parts = partsOf(capability);
    const fields = Object.entries(asked).flatMap(([name, value]): [string, string][] => {
      if (!parts.includes(name)) faults.push({ pointer: name, code: 'unknown-field' });
      else if (!isId(value)) faults.push({ pointer: name, code: 'id' });
      else return [[name, value]];
      return [];
    });
    if (faults.length > 0) throw new Misshapen(faults);
    return this.actions.of(capability, id, Object.fromEntries(fields), caller, languageOf(headers['accept-language']));
  }
}
