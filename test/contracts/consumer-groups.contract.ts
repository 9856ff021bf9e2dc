import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { GroupOver } from '@libs/event-sourcing/consumer-group.js';
import { HeldClock } from '@libs/event-sourcing/consumer-group-testing.js';
import { unavailable, type StoredEvent } from '@libs/event-store/port.js';
import { ReadModelError } from '@libs/read-models/port.js';
import { door, mortal, numberOf, World, type GroupHarness } from './consumer-groups.world.js';

const never = () => new Promise<void>(() => undefined);
const types = (events: readonly StoredEvent[]) => events.map((event) => event.type);

/** What a consumer group promises, shown on one kind of store. */
export function consumerGroupContract(name: string, harness: GroupHarness): void {
  const shows = (what: string, test: (world: World) => Promise<void>) =>
    it(what, () => World.in(harness, test), 60_000);

  describe(`consumer groups on ${name}`, () => {
    describe('taking', () => {
      shows('gives every event once when nothing goes wrong, in order within each stream', async (world) => {
        const streams = ['a', 'b', 'c', 'd', 'e', 'f'];
        for (const stream of streams) await world.append(stream, 0, 1, 2, 3, 4);
        await world.member('one').start();
        for (const stream of streams) await world.append(stream, 5, 6, 7, 8, 9);
        await world.until(() => world.taken.length >= 60);
        for (const stream of streams) expect(world.of(stream)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      });

      shows('takes only what its filter names, and nothing of the machinery', async (world) => {
        await world.member('one', { filter: { streamPrefixes: [`${world.prefix}wanted`] } }).start();
        await world.append('other', 1);
        await world.append('wanted', 2);
        await world.until(() => world.taken.length > 0);
        expect(world.taken).toEqual([{ by: 'one', stream: 'wanted', n: 2, attempt: 1 }]);
      });

      shows('a group from now begins behind what is there, for all its slots at once', async (world) => {
        for (const slot of [0, 1, 2, 3]) await world.append(world.streamIn(slot, 'old'), 1);
        const first = world.member('one', { from: 'now' });
        await first.start();
        await first.stop();
        for (const slot of [0, 1, 2, 3]) await world.append(world.streamIn(slot, 'new'), 2);
        await world.member('two', { from: 'now' }).start();
        await world.until(() => world.taken.length >= 4);
        expect(world.taken.map(({ n }) => n)).toEqual([2, 2, 2, 2]);
      });

      shows('refuses to go on with another number of slots', async (world) => {
        const first = world.member('one');
        await first.start();
        await first.stop();
        await expect(world.member('two', { slots: 5 }).start()).rejects.toThrow(GroupOver);
      });
    });

    describe('failing', () => {
      shows('is tried again, and holds back only its own stream', async (world) => {
        let broken = true;
        const take = async (event: StoredEvent) => {
          if (world.short(event) === 'a' && numberOf(event) === 0 && broken) throw new Error('not yet');
        };
        await world.member('one', { take, attempts: 1_000, slots: 1 }).start();
        await world.append('a', 0, 1);
        await world.append('b', 0, 1, 2);
        await world.until(() => world.of('b').length === 3);
        expect(world.of('a')).toEqual([]);
        broken = false;
        await world.until(() => world.of('a').length === 2);
        expect(world.of('a')).toEqual([0, 1]);
      });

      shows('is parked after the last try, and its stream goes on without it', async (world) => {
        const tries: number[] = [];
        const take = async (event: StoredEvent, { attempt }: { attempt: number }) => {
          if (numberOf(event) !== 1) return;
          tries.push(attempt);
          throw new RangeError('the unit is unknown');
        };
        const group = world.member('one', { take });
        await group.start();
        await world.append('a', 0, 1, 2);
        await world.until(() => world.of('a').length === 2);
        expect(tries).toEqual([1, 2, 3]);
        expect(world.of('a')).toEqual([0, 2]);
        const bad = (await world.stored('a'))[1]!;
        expect(await group.parked()).toMatchObject([
          {
            ...{ id: bad.id, type: 'Counted', stream: bad.stream, revision: 1, position: bad.position },
            ...{ reason: 'RangeError: the unit is unknown', attempts: 3 },
          },
        ]);
      });

      shows('is parked before the checkpoint passes it', async (world) => {
        const take = async (event: StoredEvent) => {
          if (numberOf(event) === 1) throw new Error('never');
        };
        await world.member('one', { take, slots: 1 }).start();
        await world.append('a', 0, 1, 2);
        const covers = (event: StoredEvent) =>
          event.type === 'CheckpointMoved' && event.data['checkpoint']! >= bad.position;
        const bad = (await world.stored('a'))[1]!;
        await world.until(async () => (await world.written()).some(covers));
        const written = await world.written();
        const parkedAt = written.findIndex((event) => event.type === 'EventParked');
        expect(parkedAt).toBeGreaterThan(0);
        expect(written.findIndex(covers)).toBeGreaterThan(parkedAt);
      });

      shows('killed between parking and the checkpoint: parked once, not taken again', async (world) => {
        const take = async (event: StoredEvent) => {
          if (numberOf(event) === 1) throw new Error('never');
        };
        const process = mortal(world, async (append, ...call) => {
          const appended = await append(...call);
          if (call[2][0]!.type === 'EventParked') process.kill();
          return appended;
        });
        await world.append('a', 1, 2);
        await world.member('same', { take, ...process.sees, slots: 1 }).start();
        await world.until(async () => types(await world.own('/0/parked')).includes('EventParked'));
        const tried: number[] = [];
        const next = world.member('same', { slots: 1, take: async (event) => void tried.push(numberOf(event)) });
        await next.start();
        await world.until(() => tried.includes(2));
        expect(tried).toEqual([2]);
        expect((await next.parked()).length).toBe(1);
      });
    });

    describe('replaying', () => {
      const broken = async (event: StoredEvent) => {
        if (numberOf(event) < 10) throw new Error('not yet');
      };
      const parkedOf = (world: World) => async () => (await world.member('onlooker').parked()).length;

      shows('takes a parked event again and then closes its entry', async (world) => {
        const group = world.member('one', { take: broken });
        await group.start();
        await world.append('a', 1, 2);
        await world.until(async () => (await group.parked()).length === 2);
        const [first, second] = await group.parked();
        const repaired = world.member('repaired');
        expect(await repaired.replay(first!.id)).toEqual([{ id: first!.id, outcome: 'taken' }]);
        expect(world.of('a')).toEqual([1]);
        expect((await group.parked()).map(({ id }) => id)).toEqual([second!.id]);
        expect(await repaired.replay(first!.id)).toEqual([{ id: first!.id, outcome: 'not-parked' }]);
      });

      shows('leaves an entry parked that fails again, and goes on with the others', async (world) => {
        const group = world.member('one', { take: broken });
        await group.start();
        await world.append('a', 1, 2, 3);
        await world.until(async () => (await group.parked()).length === 3);
        const ids = (await group.parked()).map(({ id }) => id);
        const take = async (event: StoredEvent) => {
          if (numberOf(event) === 2) throw new Error('still not');
        };
        expect(await world.member('two', { take }).replay('all')).toEqual([
          { id: ids[0], outcome: 'taken' },
          { id: ids[1], outcome: 'failed', reason: 'Error: still not' },
          { id: ids[2], outcome: 'taken' },
        ]);
        expect((await group.parked()).map(({ id }) => id)).toEqual([ids[1]]);
      });

      shows('killed before closing: the entry is still there', async (world) => {
        const group = world.member('one', { take: broken });
        await group.start();
        await world.append('a', 1);
        await world.until(async () => (await group.parked()).length === 1);
        const { id } = (await group.parked())[0]!;
        const process = mortal(world);
        const killed = world.member('killed', { ...process.sees, take: async () => process.kill() });
        await expect(killed.replay('all')).rejects.toThrow('killed');
        expect(world.of('a')).toEqual([1]);
        expect(await world.member('next').replay('all')).toEqual([{ id, outcome: 'taken' }]);
        expect(await parkedOf(world)()).toBe(0);
      });

      shows('goes on beside an owner that parks: the list stays complete', async (world) => {
        const group = world.member('one', { take: broken, slots: 1 });
        await group.start();
        const next = world.member('two', { slots: 1 });
        await world.append('a', 1, 2);
        await world.until(async () => (await group.parked()).length === 2);
        await next.replay((await group.parked())[0]!.id);
        await world.append('a', 3, 10);
        await world.until(() => world.of('a').includes(10));
        const left = (await group.parked()).map(({ revision }) => revision);
        expect(left).toEqual([1, 2]);
        expect((await group.status()).slots[0]!.parked).toBe(2);
        await next.replay('all');
        await world.append('a', 4, 11);
        await world.until(() => world.of('a').includes(11));
        expect((await group.parked()).map(({ revision }) => revision)).toEqual([4]);
      });

      shows('says so when the event is no longer in the store', async (world) => {
        const group = world.member('one', { take: broken });
        await group.start();
        await world.append('a', 1);
        await world.until(async () => (await group.parked()).length === 1);
        const empty = mortal(world).sees.store;
        const without = {
          ...empty,
          readStream: (stream: string, options = {}) =>
            empty.readStream(stream.startsWith('_') ? stream : `${stream}-gone`, options),
        };
        const [answer] = await world.member('two', { store: without }).replay('all');
        expect(answer).toMatchObject({ outcome: 'failed' });
        expect(answer!.reason).toContain('no longer in the store');
        expect((await group.parked()).length).toBe(1);
      });
    });

    describe('the checkpoint', () => {
      const moved = async (world: World) => (await world.own('/0')).filter(({ type }) => type === 'CheckpointMoved');

      shows('is stored after so many events', async (world) => {
        const group = world.member('one', { slots: 1, batch: { events: 10, ms: 1e9 } });
        await world.append('a', ...Array.from({ length: 25 }, (_, n) => n));
        await group.start();
        const covers = (events: StoredEvent[], position: string) =>
          events.some(({ data }) => data['checkpoint']! >= position);
        const twentieth = (await world.stored('a'))[19]!.position;
        await world.until(async () => covers(await moved(world), twentieth), 0);
        expect((await moved(world)).length).toBeLessThanOrEqual(2);
      });

      shows('is stored after so long, once', async (world) => {
        const group = world.member('one', { slots: 1, batch: { events: 1_000, ms: 1_000 } });
        await group.start();
        await world.append('a', 0, 1, 2);
        await world.until(() => world.taken.length === 3, 0);
        world.clock.advance(999);
        expect(await moved(world)).toEqual([]);
        world.clock.advance(1);
        await world.until(async () => (await moved(world)).length === 1, 0);
        world.clock.advance(5_000);
        const last = (await world.stored('a')).at(-1)!;
        const stored = (await moved(world)).map(({ data }) => data['checkpoint']! >= last.position);
        expect(stored).toEqual([true]);
      });

      shows('is not written when there is nothing to say', async (world) => {
        const group = world.member('one');
        await group.start();
        await world.append('a', 1);
        await world.until(async () => types(await world.written()).includes('CheckpointMoved'));
        const before = (await world.written()).length;
        for (let minute = 0; minute < 60; minute++) {
          world.clock.advance(10_000);
          await sleep(2);
        }
        await world.store.append(`other${world.id}`, 'any', [
          { id: crypto.randomUUID(), type: 'Elsewhere', data: {}, metadata: {} },
        ]);
        await world.until(async () => (await group.status()).slots.every(({ inHand }) => inHand === 0));
        expect((await world.written()).length).toBe(before);
      });

      shows('stays behind the oldest unfinished event, whatever is finished after it', async (world) => {
        const wait = door();
        const take = async (event: StoredEvent) => {
          if (world.short(event) === 'a') await wait.opened;
        };
        const group = world.member('one', { take, slots: 1, batch: { events: 1, ms: 50 } });
        await group.start();
        await world.append('b', 0);
        await world.append('a', 1);
        await world.append('b', 2, 3);
        await world.until(() => world.of('b').length === 3);
        const unfinished = (await world.stored('a'))[0]!;
        expect((await group.status()).slots[0]!.checkpoint < unfinished.position).toBe(true);
        wait.open();
        await world.until(async () => (await group.status()).slots[0]!.lag === 0);
        const said = (await moved(world)).map(({ data }) => data['checkpoint']);
        expect(said).toEqual([...new Set(said)]);
      });

      shows('outcome unknown: sent again under the same id, written once, and the work goes on', async (world) => {
        let doubts = 3;
        const process = mortal(world, async (append, ...call) => {
          const appended = await append(...call);
          if (call[2][0]!.type === 'CheckpointMoved' && doubts-- > 0) throw unavailable('the answer was lost');
          return appended;
        });
        const group = world.member('one', { ...process.sees, slots: 1 });
        await group.start();
        await world.append('a', 1);
        await world.until(async () => doubts < 0 && (await moved(world)).length === 1);
        await world.append('a', 2);
        await world.until(async () => (await moved(world)).length === 2);
        expect(world.of('a')).toEqual([1, 2]);
        expect(types(await world.own('/0'))).toEqual(['SlotTaken', 'CheckpointMoved', 'CheckpointMoved']);
      });

      shows('a takeover after a crash begins behind the last one stored', async (world) => {
        const process = mortal(world);
        await world.member('same', { ...process.sees, slots: 1 }).start();
        await world.append('a', 1, 2);
        await world.until(async () => (await moved(world)).length === 1);
        await world.append('a', 3);
        await world.until(() => world.of('a').length === 3, 0);
        process.kill();
        await world.member('same', { slots: 1 }).start();
        await world.append('a', 4);
        await world.until(() => world.of('a').includes(4));
        expect(world.of('a')).toEqual([1, 2, 3, 3, 4]);
      });
    });

    describe('sharing', () => {
      const owners = async (world: World) => (await world.member('onlooker').status()).slots.map(({ owner }) => owner);

      shows('moves the slots as members come and go: one, two, three, one', async (world) => {
        const [one, two, three] = ['1', '2', '3'].map((member) => world.member(member));
        await one!.start();
        expect(await owners(world)).toEqual(['1', '1', '1', '1']);
        await two!.start();
        await world.until(async () => String(await owners(world)) === '1,2,1,2', 1_000);
        await three!.start();
        await world.until(async () => String(await owners(world)) === '1,2,3,1', 1_000);
        for (const slot of [0, 1, 2, 3]) await world.append(world.streamIn(slot, 's'), 7);
        await world.until(() => world.taken.length === 4);
        expect(world.taken.map(({ by }) => by).sort()).toEqual(['1', '1', '2', '3']);
        await Promise.all([two!.stop(), three!.stop()]);
        await world.until(async () => String(await owners(world)) === '1,1,1,1', 1_000);
        for (const slot of [0, 1, 2, 3]) await world.append(world.streamIn(slot, 's'), 8);
        await world.until(() => world.taken.length === 8);
        expect(world.taken.slice(4).map(({ by }) => by)).toEqual(['1', '1', '1', '1']);
      });

      shows('an orderly move repeats nothing', async (world) => {
        const streams = [0, 1, 2, 3].map((slot) => world.streamIn(slot, 's'));
        await world.member('1').start();
        for (const stream of streams) await world.append(stream, 0, 1, 2);
        await world.until(() => world.taken.length >= 6);
        const two = world.member('2');
        await two.start();
        for (const stream of streams) await world.append(stream, 3, 4, 5);
        await world.until(async () => String(await owners(world)) === '1,2,1,2', 1_000);
        for (const stream of streams) await world.append(stream, 6);
        await world.until(() => streams.every((stream) => world.of(stream).includes(6)));
        for (const stream of streams) expect(world.of(stream)).toEqual([0, 1, 2, 3, 4, 5, 6]);
      });

      shows('a slot that joins while others are being fed misses nothing', async (world) => {
        const [fed, joining] = [world.streamIn(0, 'fed'), world.streamIn(1, 'joining')];
        const wait = door();
        const slow = mortal(world, async (append, ...call) => {
          if (call[0] === `_group/${world.name}/3/parked` && killed) await wait.opened;
          return append(...call);
        });
        const process = mortal(world);
        let killed = false;
        await world.member('1', { ...slow.sees }).start();
        await world.member('2', { ...process.sees }).start();
        await world.until(async () => String(await owners(world)) === '1,2,1,2', 1_000);
        process.kill();
        killed = true;
        await world.append(joining, 0, 1);
        await world.until(async () => (await world.own('/1/parked')).at(-1)!.data['member'] === '1', 1_000);
        await world.append(fed, 5);
        await world.until(() => world.of(fed).length === 1);
        wait.open();
        await world.append(joining, 2);
        await world.until(() => world.of(joining).includes(2));
        expect(world.of(joining)).toEqual([0, 1, 2]);
      });

      shows('a paused owner cannot advance the checkpoint of a slot that was taken from it', async (world) => {
        const paused = new HeldClock();
        const wait = door();
        const take = async (event: StoredEvent) => {
          if (numberOf(event) === 1) await wait.opened;
        };
        const old = world.member('old', { clock: paused, take, slots: 1, batch: { events: 1, ms: 1e9 } });
        await old.start();
        await world.append('a', 1, 2);
        await world.until(async () => (await old.status()).slots[0]!.inHand === 2, 0);
        world.clock.advance(30_001);
        const fresh = world.member('fresh', { slots: 1 });
        await fresh.start();
        await world.until(async () => types(await world.own('/0')).includes('CheckpointMoved'));
        const taken = [...world.taken];
        wait.open();
        await world.until(async () => (await old.status()).slots[0]!.inHand === undefined);
        const written = await world.own('/0');
        const since = written.slice(written.findLastIndex(({ type }) => type === 'SlotTaken'));
        expect(since.map(({ data }) => data['member'])).toEqual(since.map(() => 'fresh'));
        expect(taken).toEqual([
          { by: 'fresh', stream: 'a', n: 1, attempt: 1 },
          { by: 'fresh', stream: 'a', n: 2, attempt: 1 },
        ]);
      });

      shows('a paused owner cannot park in a slot that was taken from it', async (world) => {
        const wait = door();
        const aborted: boolean[] = [];
        const take = async (_event: StoredEvent, { signal }: { signal: AbortSignal }) => {
          signal.addEventListener('abort', () => aborted.push(true));
          await wait.opened;
          throw new Error('too late');
        };
        const old = world.member('old', { clock: new HeldClock(), take, slots: 1, attempts: 1 });
        await old.start();
        await world.append('a', 1);
        await world.until(async () => (await old.status()).slots[0]!.inHand === 1, 0);
        world.clock.advance(30_001);
        const fresh = world.member('fresh', { slots: 1 });
        await fresh.start();
        await world.until(() => world.of('a').length === 1);
        wait.open();
        await world.until(async () => (await old.status()).slots[0]!.inHand === undefined);
        expect(await fresh.parked()).toEqual([]);
        expect(aborted).toEqual([true]);
      });

      shows('an owner that wakes after its lease ran out looks before it begins anything', async (world) => {
        const paused = new HeldClock();
        const wait = door();
        const take = async (event: StoredEvent) => {
          if (numberOf(event) === 1) await wait.opened;
        };
        const old = world.member('old', { clock: paused, take, slots: 1 });
        await old.start();
        await world.append('a', 1, 2);
        await world.until(async () => (await old.status()).slots[0]!.inHand === 2, 0);
        world.clock.advance(30_001);
        await world.member('other', { slots: 1 }).start();
        await world.until(() => world.of('a').length === 2);
        paused.advance(30_001);
        wait.open();
        await world.until(async () => (await old.status()).slots[0]!.inHand === undefined);
        expect(world.taken.filter(({ by, n }) => by === 'old' && n === 2)).toEqual([]);
      });

      shows('goes on while the leases cannot be reached', async (world) => {
        let away = false;
        const store = world.keeps;
        const check = () => {
          if (away) throw new ReadModelError('unavailable', 'the read models are away');
        };
        const keeps: typeof store = Object.assign(Object.create(store) as typeof store, {
          kept: async (...args: Parameters<typeof store.kept>) => (check(), store.kept(...args)),
          allKept: async (kind: string) => (check(), store.allKept(kind)),
          keep: async (...args: Parameters<typeof store.keep>) => (check(), store.keep(...args)),
        });
        const group = world.member('one', { keeps });
        await group.start();
        away = true;
        await world.until(() => world.faults.length > 3, 10_000);
        await world.append('a', 1, 2);
        await world.until(() => world.of('a').length === 2, 10_000);
        away = false;
        await world.until(async () => (await group.status()).fault === undefined, 10_000);
        expect(world.of('a')).toEqual([1, 2]);
      });

      shows('ends when another process takes its member id', async (world) => {
        const first = world.member('twin');
        await first.start();
        const second = world.member('twin');
        await second.start();
        await world.until(async () => (await first.status()).is === 'over', 1_000);
        await world.append('a', 1);
        await world.until(() => world.of('a').length === 1);
        expect((await second.status()).is).toBe('running');
        expect((await first.status()).fault).toContain('another process has joined');
      });
    });

    describe('stopping', () => {
      shows('waits for what has begun, begins nothing more, and leaves the rest to the next', async (world) => {
        const wait = door();
        const begun: number[] = [];
        const take = async (event: StoredEvent) => {
          begun.push(numberOf(event));
          await wait.opened;
        };
        const group = world.member('one', { take, slots: 1 });
        await group.start();
        await world.append('a', 1, 2, 3);
        await world.until(() => begun.length === 1);
        let over = false;
        const stopped = group.stop().then(() => (over = true));
        await sleep(50);
        expect(over).toBe(false);
        wait.open();
        await stopped;
        expect(begun).toEqual([1]);
        expect(await world.keeps.allKept(`group-member-${world.name}`)).toEqual(new Map());
        await world.member('two', { slots: 1 }).start();
        await world.until(() => world.of('a').includes(3));
        expect(world.of('a')).toEqual([1, 2, 3]);
      });

      shows('does not wait for ever, and says so to what hangs', async (world) => {
        const aborted: boolean[] = [];
        const take = async (_event: StoredEvent, { signal }: { signal: AbortSignal }) => {
          signal.addEventListener('abort', () => aborted.push(true));
          await never();
        };
        const group = world.member('one', { take, slots: 1, drainMs: 8_000 });
        await group.start();
        await world.append('a', 1);
        await world.until(async () => (await group.status()).slots[0]!.inHand === 1);
        const stopped = group.stop().then(() => true);
        await world.until(() => stopped, 1_000);
        expect(aborted).toEqual([true]);
        expect((await group.status()).is).toBe('stopped');
      });

      shows('tells the next owner what was finished beyond an unfinished event', async (world) => {
        const take = async (event: StoredEvent) => {
          if (world.short(event) === 'a') throw new Error('not yet');
        };
        const group = world.member('one', { take, slots: 1, attempts: 1_000 });
        await group.start();
        await world.append('a', 1);
        await world.append('b', 2, 3);
        await world.until(() => world.of('b').length === 2);
        await group.stop();
        await world.member('two', { slots: 1 }).start();
        await world.append('b', 4);
        await world.until(() => world.taken.length === 4);
        expect(world.of('a')).toEqual([1]);
        expect(world.of('b')).toEqual([2, 3, 4]);
      });
    });

    describe('bounds', () => {
      shows(
        'a blocked stream fills its slot and no more; other slots go on; nothing is missed after',
        async (world) => {
          let broken = true;
          const blocked = world.streamIn(0, 'blocked', 2);
          const [beside, elsewhere] = [world.streamIn(0, 'beside', 2), world.streamIn(1, 'elsewhere', 2)];
          const take = async (event: StoredEvent) => {
            if (world.short(event) === blocked && broken) throw new Error('not yet');
          };
          const group = world.member('one', { take, slots: 2, attempts: 1e6, inHand: 16 });
          await group.start();
          const numbers = Array.from({ length: 40 }, (_, n) => n);
          for (const n of numbers) for (const stream of [blocked, beside, elsewhere]) await world.append(stream, n);
          await world.until(() => world.of(elsewhere).length === 40);
          await world.until(async () => (await group.status()).slots[0]!.aside === true);
          const { slots } = await group.status();
          expect(slots[0]).toMatchObject({ inHand: 16, waitingStreams: [world.prefix + blocked] });
          expect(world.of(blocked)).toEqual([]);
          broken = false;
          await world.until(() => world.of(blocked).length === 40 && world.of(beside).length === 40);
          for (const stream of [blocked, beside, elsewhere]) expect(world.of(stream)).toEqual(numbers);
        },
      );

      shows('a take that hangs does not hold up the other slots', async (world) => {
        const hung = world.streamIn(0, 'hung', 2);
        const elsewhere = world.streamIn(1, 'elsewhere', 2);
        const take = (event: StoredEvent) => (world.short(event) === hung ? never() : Promise.resolve());
        const group = world.member('one', { take, slots: 2, inHand: 4, drainMs: 100 });
        await group.start();
        await world.append(hung, 0, 1, 2, 3, 4, 5, 6, 7);
        await world.append(elsewhere, 0, 1, 2);
        await world.until(() => world.of(elsewhere).length === 3);
        expect((await group.status()).slots[0]).toMatchObject({ inHand: 4, aside: true });
      });

      shows('no more than the window lies between the checkpoint and the last event taken', async (world) => {
        const wait = door();
        const [slow, fast] = ['slow', 'fast'];
        const take = async (event: StoredEvent) => {
          if (world.short(event) === slow) await wait.opened;
        };
        const group = world.member('one', { take, slots: 1, window: 20 });
        await group.start();
        await world.append(slow, 0);
        await world.append(fast, ...Array.from({ length: 50 }, (_, n) => n));
        await world.until(async () => (await group.status()).slots[0]!.aside === true);
        expect(world.of(fast).length).toBe(19);
        wait.open();
        await world.until(() => world.of(fast).length === 50);
        expect(world.of(fast)).toEqual(Array.from({ length: 50 }, (_, n) => n));
      });
    });
  });
}
