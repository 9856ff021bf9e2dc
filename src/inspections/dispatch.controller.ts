import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { dayOf, instant } from '@libs/event-sourcing/time.js';
import { Misshapen, type ShapeFault } from '@libs/http/index.js';
import { type AskingKnown, May } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { atFault, notFound, onlyAsked, whenOf } from '../http/page.controller.js';
import { everyRow } from '../http/queries.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { parameterOn } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import { taskFact } from '../planning/task.facts.js';
import { isOpen } from '../planning/task.state.js';
import { ownRecusals, recusedFrom } from '../recusals/recusal.facts.js';
import { everybodysRelations } from '../recusals/relations.facts.js';
import { isId } from '../shared/fields.js';
import { allow } from '../shared/rights.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { candidatesFor } from './allocation.js';
import { dispatchFact } from './dispatch.facts.js';
import { ALLOCATES } from './inspections.rights.js';
import { loadsFact } from './load.facts.js';
import { workloadOn } from './workload.js';
import type { WorkloadRow } from './workload.view.js';

type Asked = Readonly<Record<string, string>>;

const relations = everybodysRelations([]);
const loads = loadsFact([]);
const task = taskFact([]);
const dispatch = dispatchFact([]);

@ApiTags('inspections')
@Controller('api/v1')
export class DispatchController {
  constructor(
    private readonly bus: QueryBus,
    private readonly county: County,
  ) {}

  /** R51: who of the zone could go, without a conflict first, least in hand first; each with the reason in words. */
  @Get('allocation/:task')
  @May('allocation')
  @ApiOperation({ operationId: 'allocation', summary: '人员调配参考 · Candidates for a task, with the reasons' })
  @ApiParam({ name: 'task' })
  @ApiResponse({ status: 200, description: 'candidates, conflict-free and least loaded first' })
  @ApiResponse({ status: 404, description: 'no such open task, or not one of the caller’s zone' })
  async allocation(@Req() { caller, headers }: AskingKnown, @Param('task') id: string, @Query() asked: Asked) {
    const faults: ShapeFault[] = [];
    onlyAsked(asked, [], faults);
    if (faults.length > 0) throw new Misshapen(faults);
    if (!isId(id)) throw notFound('row.not-found', headers);
    const { county } = caller;
    const { facts } = this.county;
    const terms = await facts.ofStream(task, `${county}/task/${id}`);
    if (!isOpen(terms) || !('yes' in allow(caller, ALLOCATES, { zone: terms.zone, office: terms.office })))
      throw notFound('row.not-found', headers);
    const [arrangement, people, known, inHand, called, rulebook] = await Promise.all([
      facts.ofStream(arrangementFact, `${county}/arrangement/zones`),
      facts.ofStream(peopleFact, `${county}/people/register`),
      facts.ofLog(relations, county),
      facts.ofLog(loads, county),
      facts.ofStream(dispatch, `${county}/dispatch/${id}`),
      facts.ofStream(rulebookFact, `${county}/rulebook/county`),
    ]);
    const day = this.today();
    const asks = { task: terms, day, loads: inHand, limit: parameterOn(rulebook, 'load-limit', day), dispatch: called };
    const all = { arrangement, people, relations: known, rulebook };
    const persons = candidatesFor({ ...asks, recused: [] }, all).map(({ person }) => person);
    const recused = await Promise.all(
      persons.map(async (person) => {
        const own = { [person]: await facts.ofStream(ownRecusals, `${county}/recusal/${person}`) };
        return recusedFrom(own, person, { kind: 'inspection', matter: id }) ? [person] : [];
      }),
    );
    const { zone, units } = terms;
    return {
      task: id,
      zone,
      units,
      on: day,
      limit: asks.limit,
      rows: candidatesFor({ ...asks, recused: recused.flat() }, all),
    };
  }

  /** R9: seats and days by person and by zone. In the order of names: it is no ranking. */
  @Get('workload')
  @May('workload')
  @ApiOperation({ operationId: 'workload', summary: '工作量（人员、协作区） · Workload by person and zone' })
  @ApiQuery({ name: 'asOf', required: false })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'persons and zones' })
  async workload(@Req() { caller }: AskingKnown, @Query() asked: Asked) {
    const faults: ShapeFault[] = [];
    const when = whenOf(asked, faults);
    onlyAsked(asked, ['asOf', 'minPosition'], faults);
    if (faults.length > 0) throw new Misshapen(faults);
    const page = this.county.pages.get('workload')!;
    const rows = await everyRow<WorkloadRow>(this.bus, page, caller, { ...when, filter: {} }).catch(
      (error: unknown) => {
        throw atFault(error, asked);
      },
    );
    return workloadOn(rows, this.today());
  }

  private today(): string {
    return dayOf(instant(this.county.clock.now()));
  }
}
