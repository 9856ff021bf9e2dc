import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type EventStore, openEventStore, unavailable } from '@libs/event-store/index.js';
import { Codec } from '@libs/event-sourcing/codec.js';
import { openReadModels, ReadModelError, type ReadModelStore } from '@libs/read-models/index.js';
import { County } from '@county/county.runtime.js';
import type { Task } from './task.js';

/** The file of an embedded store; undefined for a server. */
export const fileOf = (url: string): string | undefined =>
  url.startsWith('sqlite:') ? resolve(url.slice('sqlite:'.length)) : undefined;

type Closes = { close(): Promise<void> };

/** Opens, uses, closes, whatever happens between. */
export async function using<S extends Closes, R>(opening: Promise<S>, use: (store: S) => Promise<R>): Promise<R> {
  const store = await opening;
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** The log for reading, also while a server writes it. */
export const readingLog = <R>(task: Task, use: (log: EventStore) => Promise<R>): Promise<R> =>
  using(openEventStore(task.settings.events, { readOnly: true }), use);

/** A log that must be there already, with the right to write it: of an SQLite file nobody else has it meanwhile. */
export function openExisting(url: string): Promise<EventStore> {
  const file = fileOf(url);
  if (file !== undefined && !existsSync(file))
    return Promise.reject(unavailable(`the event log ${file} does not exist`));
  return openEventStore(url);
}

/** Read models that must be there already. */
export function openExistingViews(url: string): Promise<ReadModelStore> {
  const file = fileOf(url);
  if (file !== undefined && !existsSync(file))
    return Promise.reject(new ReadModelError('unavailable', `the read models ${file} do not exist`));
  return openReadModels(url);
}

const countyOf = ({ county, desk }: Task, log: EventStore, views: ReadModelStore): County =>
  new County(county.capabilities, county.boards, log, views, desk.clock);

/** The county, its log for reading alone: beside a running server too. */
export const watchingCounty = <R>(task: Task, use: (county: County) => Promise<R>): Promise<R> =>
  readingLog(task, (log) => using(openExistingViews(task.settings.views), (views) => use(countyOf(task, log, views))));

/** The county, its log for writing: on SQLite no server may run. */
export const runningCounty = <R>(
  task: Task,
  open: (url: string) => Promise<EventStore>,
  use: (county: County) => Promise<R>,
): Promise<R> =>
  using(open(task.settings.events), (log) =>
    using(openReadModels(task.settings.views), (views) => use(countyOf(task, log, views))),
  );

export const codecOf = (task: Task): Codec => new Codec(task.county.capabilities.map(({ decider }) => decider));

/** Without what may be a password. */
export const shownUrl = (url: string): string => url.replace(/\/\/[^@/]*@/, '//…@');
