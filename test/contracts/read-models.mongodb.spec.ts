import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { openMongoReadModels } from '@libs/read-models/mongodb.js';

const server = process.env['TEST_VIEWS_URL'];
const name = 'asks for a majority and the journal with every write, and for a majority with every read';

if (!server) it.skip(`MongoDB ${name} (skipped: TEST_VIEWS_URL is not set)`, () => undefined);
else
  it(`MongoDB ${name}`, async () => {
    const database = `views-test-${randomUUID()}`;
    const url = server.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]*)\/?[^?]*/, `$1/${database}`);
    const sent: Record<string, unknown>[] = [];
    const store = await openMongoReadModels(url, (command) => sent.push(command));
    await store.prepare('tasks__1', ['zone']);
    await store.write('tasks__1', [{ id: 'a', was: undefined, pos: '1', row: { n: 1 } }]);
    await store.write('tasks__1', [{ id: 'a', was: '1', pos: '2', row: { n: 2 } }]);
    await store.load('tasks__1', ['a']);
    await store.record('tasks', 'tasks__1', { version: 1, checkpoint: '2' });
    await store.serve('tasks', 'tasks__1');
    await store.view('tasks');
    await store.find('tasks__1', {});
    await store.count('tasks__1');
    await store.countBy('tasks__1', ['n']);
    await store.keep('accounts', 'a', 0, {});
    await store.keep('accounts', 'a', 1, { n: 1 });
    await store.keep('accounts', 'a', 2, undefined);
    await store.forget('tasks', 'tasks__1');
    await store.drop('tasks__1');
    await expect(store.write('tasks__2', [{ id: 'a', was: undefined, pos: '1', row: {} }])).rejects.toThrow('prepared');
    await store.ping();
    await store.close();
    const client = new MongoClient(url);
    await client.db(database).dropDatabase();
    await client.close();

    const commandOf = (command: Record<string, unknown>) => Object.keys(command)[0]!;
    const writes = sent.filter((command) =>
      ['insert', 'update', 'delete', 'create', 'createIndexes', 'drop'].includes(commandOf(command)),
    );
    const reads = sent.filter((command) => ['find', 'aggregate'].includes(commandOf(command)));
    expect(new Set(writes.map(commandOf))).toEqual(
      new Set(['insert', 'update', 'delete', 'create', 'createIndexes', 'drop']),
    );
    expect(new Set(reads.map(commandOf))).toEqual(new Set(['find', 'aggregate']));
    for (const write of writes) expect(write['writeConcern']).toMatchObject({ w: 'majority', j: true });
    // MongoDB refuses a read concern where it has no meaning.
    const others = sent.filter((command) => !reads.includes(command) && 'readConcern' in command);
    expect(others.map(commandOf)).toEqual([]);
    for (const read of reads) expect(read['readConcern']).toEqual({ level: 'majority' });
  });
