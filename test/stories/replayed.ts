import { copyLog } from '@libs/event-store/copy.js';
import { exportLog, type LogSource, readExport } from '@libs/event-store/export.js';
import { type EventStore, openEventStore } from '@libs/event-store/index.js';
import { identityOf } from '@libs/event-store/identity.js';
import { canonicalJson } from '@libs/event-store/json.js';
import type { AnyDecider } from '@libs/event-sourcing/index.js';
import { Facts } from '@libs/event-sourcing/facts.js';
import { openReadModels, Projector, queriesOf, type ReadModelStore } from '@libs/read-models/index.js';
import { assessments } from '@county/assessments/assessment.js';
import type { Assessment } from '@county/assessments/assessment.state.js';
import { hashOf, sheetsOf } from '@county/assessments/computing.js';
import { materialFact, upTo } from '@county/assessments/material.facts.js';
import type { Scheme } from '@county/assessments/scheme.state.js';
import { schemes } from '@county/assessments/scheme.js';
import type { County } from '@county/county.runtime.js';

/* What the same log says when it is read again: on other stores, and from an export. */

/** Every document of every view of a county, by view and name, as canonical JSON. */
export type Documents = ReadonlyMap<string, string>;

/** Of an export, the position at which each event stands is another; of which event it is, is not. */
export type Places = ReadonlyMap<string, string>;

export async function placesIn(store: EventStore, county: string): Promise<Places> {
  const places = new Map<string, string>();
  for await (const { position, stream, revision } of store.readAll({ filter: { streamPrefixes: [`${county}/`] } }))
    places.set(position, `${stream}@${revision}`);
  return places;
}

export async function documentsOf(
  readModels: ReadModelStore,
  views: readonly { readonly name: string }[],
  county: string,
  places: Places,
): Promise<Documents> {
  const documents = new Map<string, string>();
  for (const { name } of views) {
    const queries = queriesOf(readModels, name);
    for (let cursor: string | undefined, more = true; more;) {
      const filter = { _id: { $prefix: `${county}/` } };
      const { rows, next } = await queries.find({ filter, limit: 1000, ...(cursor !== undefined && { cursor }) });
      for (const { _id, _pos, ...row } of rows) {
        const at = places.get(_pos) ?? `nowhere: ${_pos}`;
        // A chain shows where in the log each of its events stands; elsewhere a position is what somebody has told.
        const own = name === 'chain' && row['position'] === _pos ? { position: at } : {};
        documents.set(`${name} ${_id}`, canonicalJson({ ...row, ...own, _pos: at }));
      }
      [cursor, more] = [next, next !== undefined];
    }
  }
  return documents;
}

/** All views from nothing, fed from this log into a store of their own. */
export async function builtAnew(county: County, log: EventStore, viewsUrl: string, name: string): Promise<Documents> {
  const readModels = await openReadModels(viewsUrl);
  const projector = new Projector(log, readModels, county.views, county.codec.decode, { identify: identityOf });
  try {
    await projector.start();
    await upToDate(projector, county, log);
    return await documentsOf(readModels, county.views, name, await placesIn(log, name));
  } finally {
    await projector.stop();
    await readModels.close();
  }
}

/** Until every view has everything that is in the log. */
export async function upToDate(projector: Projector, county: County, log: EventStore): Promise<void> {
  const head = await log.head();
  for (const { name } of county.views)
    if (!(await projector.waitFor(name, head, 120_000))) throw new Error(`${name} does not come to ${head}`);
}

/** Another log with the county's events, as an export of them holds it. */
export async function imported(log: EventStore, county: string, url: string): Promise<EventStore> {
  const chunks: Uint8Array[] = [];
  for await (const line of exportLog(log, { streamPrefixes: [`${county}/`] })) chunks.push(Buffer.from(`${line}\n`));
  const source: LogSource = {
    name: 'the export',
    events: () =>
      readExport(
        (async function* () {
          yield* chunks;
        })(),
      ),
  };
  const store = await openEventStore(url);
  await copyLog(source, store);
  return store;
}

/** What of the two differs, by view and name; at most a few. */
export const differences = (one: Documents, other: Documents): readonly string[] =>
  [...new Set([...one.keys(), ...other.keys()])]
    .filter((key) => one.get(key) !== other.get(key))
    .slice(0, 5)
    .map((key) => `${key}: ${one.get(key)} <> ${other.get(key)}`);

/** What the log of an assessment says was published, and what comes out of computing it again from that log alone. */
export async function assessedAgain(county: County, log: EventStore, name: string, at: (position: string) => string) {
  const folded = async (decider: AnyDecider, id: string): Promise<unknown> => {
    let state: unknown = decider.initial;
    for await (const stored of log.readStream(`${name}/${decider.category}/${id}`)) {
      const { type, data, meta } = county.codec.decode(stored);
      state = decider.evolve[type]!(state, data, meta);
    }
    return state;
  };
  const state = (await folded(assessments, '2026')) as Assessment;
  if (state.is !== 'published') throw new Error(`the assessment is ${state.is}`);
  const scheme = (await folded(schemes, state.scheme)) as Scheme;
  if (scheme.is !== 'published') throw new Error(`its scheme is ${scheme.is}`);
  const version = scheme.versions.find((one) => one.version === state.version)!;
  const material = await new Facts(log, county.codec).ofLog(materialFact([]), name);
  const { marks, adjustments } = state;
  const inputs = { events: upTo(material, at(state.position)), version, year: '2026', marks, adjustments };
  return { published: state.resultHash, again: hashOf(version, '2026', sheetsOf(inputs)) };
}
