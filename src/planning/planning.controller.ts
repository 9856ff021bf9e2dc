import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { addMonths } from '@libs/calendar/index.js';
import { dayOf, instant, isDay } from '@libs/event-sourcing/time.js';
import { Misshapen, type ShapeFault } from '@libs/http/index.js';
import type { Filter } from '@libs/read-models/index.js';
import { type AskingKnown, May } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { atFault, notFound, onlyAsked, whenOf } from '../http/page.controller.js';
import { CountRows, everyRow, type When } from '../http/queries.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { parameterOn } from '../instruments/rulebook.state.js';
import { isId } from '../shared/fields.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type AskedMove, simulated, type Touched } from './composition-simulation.js';
import { orphansAmong } from './orphans.js';
import type { PlanItemRow } from './plan-items.view.js';
import { KINDS } from './plan.state.js';
import { type EarlierInspection, recentInspections, similarItems, type Terms } from './similar.js';
import type { TaskRow } from './task-board.view.js';

type Asked = Readonly<Record<string, string | readonly string[]>>;

const OPEN_TASK = ['assigned', 'received', 'suspended'];
const MIX = ['kind', 'priority', 'source', 'origin', 'zone'] as const;
const WHEN = ['asOf', 'minPosition'];

@ApiTags('planning')
@Controller('api/v1')
export class PlanningController {
  constructor(
    private readonly bus: QueryBus,
    private readonly county: County,
  ) {}

  /** What the principal leader should see before agreeing: the same may be planned already, or have been done just now. */
  @Get('similar-items/:item')
  @May('similar-items')
  @ApiOperation({ operationId: 'similar-items', summary: '相似事项与近期检查 · Similar items and recent inspections' })
  @ApiParam({ name: 'item', description: 'as the page of plan items names it: <year>-<item>' })
  @ApiQuery({ name: 'asOf', required: false })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'items of the same kind, and inspections of the same units' })
  @ApiResponse({ status: 404, description: 'no such item' })
  async similar(@Req() request: AskingKnown, @Param('item') id: string, @Query() asked: Asked) {
    const when = this.when(asked);
    const named = { _id: `${request.caller.county}/${id}` };
    const [item] = await this.rows<PlanItemRow>(request, 'plan-items', named, when, asked);
    if (!item) throw notFound('row.not-found', request.headers);
    return { item: id, ...(await this.alike(request, item, when, asked)) };
  }

  /** The same, before the item is sent: whoever writes it should see what is there already. */
  @Get('similar-items')
  @May('similar-items')
  @ApiOperation({
    operationId: 'similar-to-draft',
    summary: '拟提事项的相似事项与近期检查 · Similar to an item not yet sent',
  })
  @ApiQuery({ name: 'kind', required: true, schema: { type: 'string', enum: [...KINDS] } })
  @ApiQuery({ name: 'units', required: false, isArray: true, type: String })
  @ApiQuery({ name: 'zones', required: false, isArray: true, type: String })
  @ApiQuery({ name: 'item', required: false, description: 'the item that is being amended: <year>-<item>' })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'items of the same kind, and inspections of the same units' })
  async similarToDraft(@Req() request: AskingKnown, @Query() asked: Asked) {
    const faults: ShapeFault[] = [];
    const when = whenOf(asked, faults);
    const draft = draftOf(asked, faults);
    onlyAsked(asked, ['kind', 'units', 'zones', 'item', 'minPosition'], faults);
    if (faults.length > 0) throw new Misshapen(faults);
    return this.alike(request, draft, when, asked);
  }

  private async alike(request: AskingKnown, item: Terms, when: When, asked: Asked) {
    const [others, visits] = await Promise.all([
      this.rows<PlanItemRow>(request, 'plan-items', { kind: item.kind }, when, asked),
      item.units.length === 0
        ? []
        : this.rows<EarlierInspection>(request, 'visits', { units: { $in: item.units } }, when, asked),
    ]);
    const months = await this.parameter(request, 'similar-months');
    // The first of its month, which leaves nothing of it out.
    const since = addMonths(`${this.today().slice(0, 7)}-01`, -months);
    return { since, items: similarItems(item, others), inspections: recentInspections(item, visits, since) };
  }

  /** R30. The rules let no such task begin; this asks the rows, which would show it if one had. */
  @Get('orphan-tasks')
  @May('orphan-tasks')
  @ApiOperation({ operationId: 'orphan-tasks', summary: '无依据任务核查 · Tasks that rest on nothing' })
  @ApiQuery({ name: 'asOf', required: false })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'how many were looked at, and those that rest on nothing' })
  async orphans(@Req() request: AskingKnown, @Query() asked: Asked) {
    const when = this.when(asked);
    // Tasks first: an item is approved before its task, so that no task is taken for an orphan because it came meanwhile.
    const tasks = await this.rows<TaskRow>(request, 'task-board', {}, when, asked);
    const items = await this.rows<PlanItemRow>(request, 'plan-items', {}, when, asked);
    return { checked: tasks.length, rows: orphansAmong(tasks, items) };
  }

  /** R4 and R24: how much of what there is. Counts alone, in no order of merit. */
  @Get('task-mix')
  @May('task-mix')
  @ApiOperation({ operationId: 'task-mix', summary: '任务构成 · Tasks by kind, priority, source and zone' })
  @ApiQuery({ name: 'asOf', required: false })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'counts' })
  async mix(@Req() { caller }: AskingKnown, @Query() asked: Asked) {
    const when = this.when(asked);
    const page = this.county.pages.get('task-board')!;
    const counts = await this.bus
      .execute<CountRows, { by: readonly unknown[]; count: number }[]>(
        new CountRows(page, caller, { ...when, filter: {}, by: MIX }),
      )
      .catch((error: unknown) => {
        throw atFault(error, asked);
      });
    const named = counts.map(({ by, count }) => ({
      ...(Object.fromEntries(MIX.map((field, n) => [field, by[n]])) as Record<(typeof MIX)[number], string | null>),
      count,
    }));
    return { rows: named.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };
  }

  /** R17: what a change of composition would touch. `move=<member>:<zone>`, as often as there are moves. */
  @Get('composition-simulation')
  @May('composition-simulation')
  @ApiOperation({
    operationId: 'composition-simulation',
    summary: '组成调整模拟 · What a change of composition touches',
  })
  @ApiQuery({ name: 'move', required: true, isArray: true, type: String, description: '<member>:<zone>' })
  @ApiQuery({ name: 'from', required: true, schema: { type: 'string', format: 'date' } })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'before and after; running tasks, members and open issues it touches' })
  async simulation(@Req() request: AskingKnown, @Query() asked: Asked) {
    const faults: ShapeFault[] = [];
    const when = whenOf(asked, faults);
    const from = asked['from'];
    if (typeof from !== 'string' || !isDay(from)) faults.push({ pointer: 'from', code: 'day' });
    const moves = movesOf(asked['move'], faults);
    onlyAsked(asked, ['from', 'move', 'minPosition'], faults);
    if (faults.length > 0) throw new Misshapen(faults);
    const { county } = request.caller;
    const [arrangement, tasks, issues] = await Promise.all([
      this.county.facts.ofStream(arrangementFact, `${county}/arrangement/zones`),
      this.rows<Touched['tasks'][number]>(request, 'task-board', { state: { $in: OPEN_TASK } }, when, asked),
      this.rows<Touched['issues'][number]>(request, 'issue-ledger', {}, when, asked),
    ]);
    const open = issues.filter(({ is }) => is !== 'closed' && is !== 'upgraded');
    return simulated(arrangement, moves, from as string, { tasks, issues: open });
  }

  private when(asked: Asked): When {
    const faults: ShapeFault[] = [];
    const when = whenOf(asked, faults);
    onlyAsked(asked, WHEN, faults);
    if (faults.length > 0) throw new Misshapen(faults);
    return when;
  }

  private async rows<Row>(
    { caller }: AskingKnown,
    view: string,
    filter: Filter,
    when: When,
    asked: Asked,
  ): Promise<readonly Row[]> {
    return everyRow<Row>(this.bus, this.county.pages.get(view)!, caller, { ...when, filter }).catch(
      (error: unknown) => {
        throw atFault(error, asked);
      },
    );
  }

  private today(): string {
    return dayOf(instant(this.county.clock.now()));
  }

  private async parameter({ caller }: AskingKnown, name: 'similar-months'): Promise<number> {
    const rulebook = await this.county.facts.ofStream(rulebookFact, `${caller.county}/rulebook/county`);
    return parameterOn(rulebook, name, this.today());
  }
}

const MOST_TERMS = 100;

/** What a draft says so far. Its name matters only where it stands in the plan already. */
function draftOf(asked: Asked, faults: ShapeFault[]): Terms {
  const { kind, item = '' } = asked;
  if (!KINDS.some((one) => one === kind))
    faults.push({ pointer: 'kind', code: kind === undefined ? 'missing' : 'one-of' });
  const ids = (name: string) => {
    const told = [asked[name] ?? []].flat();
    if (told.length > MOST_TERMS) faults.push({ pointer: name, code: 'too-many' });
    if (!told.every(isId)) faults.push({ pointer: name, code: 'id' });
    return told;
  };
  const [, year = '', name = ''] = /^(20\d\d)-(.+)$/.exec([item].flat()[0] ?? '') ?? [];
  return { year, item: name, kind: kind as string, units: ids('units'), zones: ids('zones') };
}

const MOST_MOVES = 100;

function movesOf(asked: string | readonly string[] | undefined, faults: ShapeFault[]): readonly AskedMove[] {
  const told = asked === undefined ? [] : [asked].flat();
  if (told.length === 0) faults.push({ pointer: 'move', code: 'missing' });
  if (told.length > MOST_MOVES) faults.push({ pointer: 'move', code: 'too-many' });
  const moves = told.map((one) => one.split(':'));
  if (!moves.every((parts) => parts.length === 2 && parts.every(isId))) faults.push({ pointer: 'move', code: 'id' });
  return moves.map(([member = '', toZone = '']) => ({ member, toZone }));
}
