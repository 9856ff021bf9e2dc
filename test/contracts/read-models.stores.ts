import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { openReadModels } from '@libs/read-models/open.js';
import { type Enrolment } from './read-models.contract.js';

const url = process.env['TEST_VIEWS_URL'];

/** The URL with a database of this run's own. */
function databaseOf(server: string): string {
  const [, before = '', query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]*)\/?[^?]*(\?.*)?$/.exec(server) ?? [];
  return `${before}/views-test-${randomUUID()}${query}`;
}

const file: Enrolment = {
  open: async () => {
    const directory = await mkdtemp(join(tmpdir(), 'read-models-'));
    const another = () => openReadModels(`sqlite:${directory}/views.db`);
    const store = await another();
    return {
      store,
      another,
      clean: async () => {
        await store.close();
        await rm(directory, { recursive: true });
      },
    };
  },
};

const memory: Enrolment = {
  lacks: { 'another handle': 'rows in memory have no second handle' },
  open: async () => {
    const store = await openReadModels('memory:');
    return { store, clean: () => store.close() };
  },
};

/** FerretDB stands in for MongoDB in CI. What it lacks is MongoDB's, not ours: docs/decisions/0004-read-models.md. */
async function lacking(server: string): Promise<NonNullable<Enrolment['lacks']>> {
  const client = new MongoClient(server, { serverSelectionTimeoutMS: 8_000 });
  try {
    const about = await client.db('admin').command({ buildInfo: 1 });
    return 'ferretdb' in about || 'ferretdbVersion' in about
      ? {
          'lists inside lists': 'FerretDB stores none',
          'missing fields inside lists': 'FerretDB does not see them as MongoDB does',
        }
      : {};
  } finally {
    await client.close();
  }
}

const mongo = (server: string, lacks: NonNullable<Enrolment['lacks']>): Enrolment => ({
  lacks,
  open: async () => {
    const database = databaseOf(server);
    const another = () => openReadModels(database);
    const store = await another();
    return {
      store,
      another,
      clean: async () => {
        await store.close();
        const client = new MongoClient(database);
        await client.db().dropDatabase();
        await client.close();
      },
    };
  },
});

/** Every adapter that can be tried here. */
export const stores: readonly { readonly name: string; readonly enrolment: Enrolment }[] = [
  { name: 'a SQLite file', enrolment: file },
  { name: 'SQLite in memory', enrolment: memory },
  ...(url ? [{ name: 'MongoDB', enrolment: mongo(url, await lacking(url)) }] : []),
];

export const notRun: readonly { readonly name: string; readonly why: string }[] = url
  ? []
  : [{ name: 'MongoDB', why: 'TEST_VIEWS_URL is not set' }];
