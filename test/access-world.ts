import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import fastifyCookie from '@fastify/cookie';
import type { EventStore } from '@libs/event-store/index.js';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { Codec } from '@libs/event-sourcing/codec.js';
import { CommandPath } from '@libs/event-sourcing/command-path.js';
import { Facts } from '@libs/event-sourcing/facts.js';
import { Refused, type Told } from '@libs/event-sourcing/index.js';
import { Misshapen, Problem, ProblemFilter } from '@libs/http/index.js';
import { openReadModels, type ReadModelStore } from '@libs/read-models/index.js';
import { people } from '@county/people/people.js';
import type { PeopleEvents } from '@county/people/people.state.js';
import { anyOf, ofItsZone } from '@county/shared/rights.js';
import { arrangement } from '@county/zones/arrangement.js';
import { access } from '@county/access/access.js';
import { accessCapability } from '@county/access/access.capability.js';
import { AccessModule } from '@county/access/access.module.js';
import { Accounts } from '@county/access/accounts.js';
import { type AccessParts, May, Open, recordRefusal } from '@county/access/caller.js';
import { accessRows, policyTable } from '@county/access/policy.js';
import { Preferences } from '@county/access/preferences.js';
import { type Noticed, Recorder } from '@county/access/recorder.js';

export const PASSWORD = 'Quarry-Lamp-7-Reed';
export const NEW = 'Willow-Anchor-3-Fen';
export const MINUTE = 60_000;
export const NINE = Date.parse('2026-03-02T09:00:00+08:00');
export const clock = { ms: NINE, now: () => clock.ms };
export const county = 'pingluo';

@Controller('api/v1')
export class Works {
  @Get('open')
  @Open()
  open() {
    return 'open';
  }

  @Get('ledger')
  @May('ledger')
  ledger() {
    return 'ledger';
  }

  @Post('ledger')
  @May('ledger')
  enter() {
    return 'entered';
  }

  @Post('clues')
  @May('seal')
  seal() {
    return 'sealed';
  }

  /** Whose matter it is comes to light only here. */
  @Post('zones/2/team')
  @May('form')
  form() {
    throw new Refused('access.denied', { why: 'not-in-this-matter', command: 'form' });
  }
}

@Controller('api/v1')
export class Forgotten {
  @Get('forgotten')
  forgotten() {
    return 'reached';
  }

  @Get('rowless')
  @May('rowless')
  rowless() {
    return 'reached';
  }
}

const rows = [
  ...accessRows,
  { action: 'ledger', kind: 'other', by: anyOf('case-office-head', 'conduct-office-head'), zh: '台账', en: 'ledger' },
  { action: 'seal', kind: 'other', by: anyOf('case-office-head', 'service'), zh: '封存', en: 'seal' },
  { action: 'form', kind: 'other', by: ofItsZone('zone-director'), zh: '组建', en: 'form' },
] as const;

export interface World {
  readonly app: NestFastifyApplication;
  readonly parts: AccessParts;
  readonly store: EventStore;
  readonly noticed: Noticed[];
  tell(...events: Told<PeopleEvents>[]): Promise<void>;
  recorded(): Promise<readonly { type: string; id: string; data: unknown; by: unknown }[]>;
}

let nth = 0;
export const meta = {
  occurredAt: '2026-03-02T09:00:00.000+08:00',
  recordedAt: '2026-03-02T09:00:00.000+08:00',
  actor: { person: 'li-na', post: 'general-office-head' },
  correlationId: '00000000-0000-4000-8000-000000000000',
  causationId: '00000000-0000-4000-8000-000000000000',
};

export async function world(
  keeps: ReadModelStore,
  store: EventStore = new MemoryEventStore(),
  { secure = false, controllers = [Works] as Type[] } = {},
): Promise<World> {
  const codec = new Codec([people, arrangement, access]);
  const facts = new Facts(store, codec);
  const noticed: Noticed[] = [];
  const parts: AccessParts = {
    accounts: new Accounts(keeps, clock),
    preferences: new Preferences(keeps, clock),
    facts,
    clock,
    recorder: new Recorder(new CommandPath(store, codec, facts, clock), clock, { count: (what) => noticed.push(what) }),
    policy: policyTable([accessCapability], rows),
    secure,
    origins: ['https://zones.example'],
  };
  const explain = (error: unknown) =>
    error instanceof Refused
      ? new Problem(error.code.startsWith('access.') ? 403 : 409, error.code, { title: error.code })
      : error instanceof Misshapen
        ? new Problem(400, 'body.faulty', { title: error.message })
        : undefined;
  @Module({ imports: [AccessModule.with({ useFactory: () => parts })], controllers })
  class Tiny {}
  const tested = await Test.createTestingModule({
    imports: [Tiny],
    providers: [{ provide: APP_FILTER, useValue: new ProblemFilter(explain, recordRefusal(parts)) }],
  }).compile();
  const app = tested.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.useLogger(false);
  await app.register(fastifyCookie);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    parts,
    store,
    noticed,
    async tell(...events) {
      for (const { type, data } of events)
        await store.append(`${county}/people/register`, 'any', [
          codec.encode(`00000000-0000-4000-8000-${String(++nth).padStart(12, '0')}`, type, data, meta),
        ]);
    },
    async recorded() {
      const all = [];
      for await (const stored of store.readAll({ filter: { types: Object.keys(access.evolve) } })) {
        const { type, id, data, meta } = codec.decode(stored);
        all.push({ type, id, data: data as unknown, by: meta.actor });
      }
      return all;
    },
  };
}

export const person = (name: string, post: PeopleEvents['PostTaken']['post'], of?: string): Told<PeopleEvents>[] => [
  { type: 'PersonRegistered', data: { person: name, name } },
  { type: 'PostTaken', data: { person: name, post, ...(of !== undefined && { of }), from: '2026-01-01' } },
];

export type Headers = Record<string, string>;
export const ask = async (
  { app }: World,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  headers: Headers = {},
  payload?: object,
) => {
  const answer = await app.inject({ method, url: `/api/v1/${path}`, headers, ...(payload && { payload }) });
  return {
    status: answer.statusCode,
    code: answer.headers['content-type']?.startsWith('application/problem+json')
      ? answer.json<{ code: string }>().code
      : undefined,
    body: answer.body,
    cookie: answer.headers['set-cookie'] as string | undefined,
    headers: answer.headers,
  };
};
export const signIn = (world: World, login: string, password = PASSWORD, headers: Headers = {}) =>
  ask(world, 'POST', 'session', headers, { login, password });
export const cookieOf = ({ cookie }: { cookie: string | undefined }) => ({ cookie: cookie!.split(';')[0]! });

/** Three people with accounts, of whom one administers accounts, in a county of its own. */
export async function settled(): Promise<{ keeps: ReadModelStore; here: World }> {
  clock.ms = NINE;
  const keeps = await openReadModels('memory:');
  const here = await world(keeps);
  await here.tell(
    ...person('wang-jun', 'case-office-head'),
    ...person('zhao-min', 'security-administrator'),
    ...person('li-na', 'general-office-head'),
  );
  for (const [login, name] of [
    ['wang.jun', 'wang-jun'],
    ['zhao.min', 'zhao-min'],
    ['li.na', 'li-na'],
  ] as const)
    await here.parts.accounts.open({ login, county, person: name, password: PASSWORD });
  return { keeps, here };
}
