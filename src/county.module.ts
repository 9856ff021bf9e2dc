import { type DynamicModule, Module, RequestMethod } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { LoggerModule } from 'nestjs-pino';
import { CommandPath } from '@libs/event-sourcing/command-path.js';
import { commandHandlers } from '@libs/event-sourcing/nest.js';
import { ProblemFilter } from '@libs/http/index.js';
import { AccessModule } from './access/access.module.js';
import { Accounts } from './access/accounts.js';
import { type AccessParts, recordRefusal } from './access/caller.js';
import { accessRows, policyTable } from './access/policy.js';
import { Preferences } from './access/preferences.js';
import { Recorder } from './access/recorder.js';
import { overviewRow, situationBoardRow } from './overview/overview.rights.js';
import { auditRows } from './audit/audit.rights.js';
import { HistoryController } from './audit/history.controller.js';
import { OverviewController } from './overview/overview.controller.js';
import { GrantedController } from './grants/granted.controller.js';
import { grantedRow } from './grants/grants.rights.js';
import { County } from './county.runtime.js';
import { ActionsController } from './http/actions.controller.js';
import { Actions } from './http/actions.js';
import { commandController } from './http/command.controller.js';
import { ParametersController } from './instruments/parameters.controller.js';
import { everybodyRows } from './http/everybody.rights.js';
import { explainer } from './http/explain.js';
import { HealthController, Readiness } from './http/health.controller.js';
import { LiveController } from './http/live.controller.js';
import { Live } from './http/live.js';
import { Metrics } from './http/metrics.js';
import { pageController } from './http/page.controller.js';
import { CountRowsHandler, FindRowsHandler, Pages } from './http/queries.js';
import { SearchController } from './http/search.controller.js';
import { Search } from './http/search.js';
import { PARKED, SystemController } from './http/system.controller.js';
import { systemRows } from './http/system.rights.js';
import { CoverageController } from './inspections/coverage.controller.js';
import { DispatchController } from './inspections/dispatch.controller.js';
import { inspectionRows } from './inspections/inspections.rights.js';
import { PlanningController } from './planning/planning.controller.js';
import { planningRows } from './planning/planning.rights.js';
import { IssueAnalysisController } from './rectifications/analysis.controller.js';
import { NamesController } from './names/names.controller.js';
import { namesRow } from './names/names.rights.js';
import { policyGroup } from './policies.js';
import type { CountySettings, Duties } from './settings.js';
import type { Board } from './shared/capability.js';
import type { PolicyRow } from './shared/rights.js';
import { ZoneTableController } from './zones/table.controller.js';

/** The county behind HTTP: what its capabilities bring, and the little that belongs to none of them. */
@Module({})
export class CountyModule {
  static of(county: County, settings: CountySettings, { serves }: Duties): DynamicModule {
    const metrics = new Metrics(county);
    const { boards, capabilities, clock, facts, path, projector, readModels } = county;
    const access: AccessParts = {
      accounts: new Accounts(readModels, clock),
      recorder: new Recorder(path, clock, { count: (what) => metrics.turnedAway.inc({ what }) }),
      preferences: new Preferences(readModels, clock),
      facts,
      clock,
      policy: policyTable(capabilities, [
        ...accessRows,
        ...auditRows,
        ...planningRows,
        ...inspectionRows,
        overviewRow,
        situationBoardRow,
        grantedRow,
        namesRow,
        ...boardRows(boards),
        ...everybodyRows,
        ...systemRows,
      ]),
      secure: settings.secureCookie,
      origins: [],
    };
    const pages = new Pages(readModels, projector, county.past);
    return {
      module: CountyModule,
      imports: [
        CqrsModule.forRoot(),
        AccessModule.with({ useFactory: () => access }),
        LoggerModule.forRoot({
          pinoHttp: { level: settings.logLevel },
          // No logger of its own for every request: what goes wrong is logged with its trace id, and nothing else of a request is.
          forRoutes: [{ path: 'nothing-is-logged-by-request', method: RequestMethod.HEAD }],
        }),
      ],
      controllers: [
        ...(serves
          ? [
              ...capabilities.flatMap((capability) => [commandController(capability), pageController(capability)]),
              ...boards.map(pageController),
              ZoneTableController,
              ParametersController,
              PlanningController,
              CoverageController,
              DispatchController,
              HistoryController,
              OverviewController,
              IssueAnalysisController,
              GrantedController,
              NamesController,
              LiveController,
              SearchController,
              ActionsController,
              SystemController,
            ]
          : []),
        HealthController,
      ],
      providers: [
        { provide: County, useValue: county },
        { provide: CommandPath, useValue: path },
        { provide: Pages, useValue: pages },
        { provide: Actions, useValue: new Actions(capabilities, path) },
        { provide: Search, useValue: new Search(county.pages, pages, access.recorder) },
        {
          provide: PARKED,
          inject: [CommandBus],
          useFactory: (bus: CommandBus) => policyGroup(county, bus, (work) => metrics.backgroundFaults.inc({ work })),
        },
        { provide: Live, useFactory: () => new Live(county, access, pages) },
        { provide: Metrics, useValue: metrics },
        { provide: APP_FILTER, useValue: new ProblemFilter(explainer(capabilities), recordRefusal(access)) },
        Readiness,
        FindRowsHandler,
        CountRowsHandler,
        ...capabilities.flatMap(({ decider, routes }) =>
          commandHandlers(decider, Object.fromEntries(Object.entries(routes).map(([name, { body }]) => [name, body]))),
        ),
      ],
    };
  }
}

const boardRows = (boards: readonly Board[]): readonly PolicyRow[] =>
  boards.flatMap(({ pages }) =>
    pages.map(({ get, by, zh, en }) => ({ action: get, kind: 'page' as const, by, zh, en })),
  );
