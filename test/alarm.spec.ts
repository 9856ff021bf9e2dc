import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { epochOf } from '@libs/event-sourcing/time.js';
import { Alarm } from '@county/alarm.js';
import { type County, openCounty } from '@county/county.runtime.js';
import { Cast, establish } from '@county/demo/establish.js';
import { Player } from '@county/demo/player.js';
import type { Asked } from '@county/shared/capability.js';

/** One task that nobody receives: due two working days after Monday 9 February 2026, so on the 11th. */
const TASK = 'overlooked';
const DEADLINE = `task-receipt-${TASK}`;

let county: County;
let nowMs: number;
const asked: (Asked & { key: string })[] = [];
const faults: unknown[] = [];

const alarmOf = (refusing = false) =>
  new Alarm(
    county,
    async (one, { key }) => {
      if (refusing) throw new Error('the store is away');
      asked.push({ ...one, key });
    },
    (policy, fault) => faults.push([policy, (fault as Error).message]),
  );

beforeEach(async () => {
  asked.length = faults.length = 0;
  nowMs = epochOf('2026-02-09T12:00:00+08:00')!;
  county = await openCounty({ events: 'memory:', views: 'memory:' }, { now: () => nowMs });
  const cast = new Cast();
  const player = new Player(county, 'pingluo:alarm', '2026-02-08T09:00:00+08:00');
  await establish(player, cast, '2026-01-05');
  player.notBefore('2026-02-09T10:00:00+08:00');
  await player.send(cast.of('leader-in-charge'), 'DesignateCollaborationItem', TASK, {
    kind: 'other',
    title: '专项检查（演示）',
    zone: 'zone-3',
    units: ['education-bureau'],
    due: '2026-03-31',
    reason: '领导交办',
  });
});
afterEach(() => county.close());

const wakesAt = async (moment: string, alarm = alarmOf()) => {
  nowMs = epochOf(moment)!;
  asked.length = 0;
  await alarm.wake();
  return asked
    .filter(({ id }) => id === DEADLINE)
    .map(({ command, key }) => [command, key.replace(`${DEADLINE}:`, '')]);
};

describe('the alarm', () => {
  it('asks every timed policy of every county for what the moment brings', async () => {
    expect(await wakesAt('2026-02-09T12:00:00+08:00')).toEqual([]);
    expect(await wakesAt('2026-02-10T00:01:00+08:00')).toEqual([['RemindOfDeadline', '2026-02-11:-1']]);
    expect(await wakesAt('2026-02-11T08:00:00+08:00')).toEqual([['RemindOfDeadline', '2026-02-11:0']]);
  });

  it('after a sleep of a month asks for what has come, and for nothing that was slept through', async () => {
    expect(await wakesAt('2026-03-12T08:00:00+08:00')).toEqual([
      ['MissDeadline', '2026-02-11:missed'],
      ['RemindOfDeadline', '2026-02-11:3'],
    ]);
  });

  it('asks under the same key again where nothing has come of it, and not at all by a clock that jumped back', async () => {
    const alarm = alarmOf();
    const first = await wakesAt('2026-02-12T08:00:00+08:00', alarm);
    expect(await wakesAt('2026-02-12T08:01:00+08:00', alarm)).toEqual(first);
    expect(await wakesAt('2026-02-09T12:00:00+08:00', alarm)).toEqual([]);
  });

  it('goes on after what fails, says so, and never throws', async () => {
    await wakesAt('2026-02-12T08:00:00+08:00', alarmOf(true));
    expect(faults).toContainEqual(['remind-when-a-last-day-comes', 'the store is away']);
  });

  it('asks for nothing once it has stopped', async () => {
    const alarm = alarmOf();
    await alarm.stop();
    expect(await wakesAt('2026-02-12T08:00:00+08:00', alarm)).toEqual([]);
  });
});
