import { CommandBus } from '@nestjs/cqrs';
import { EventStoreError } from '@libs/event-store/index.js';
import type { ParkedEntry } from '@libs/event-sourcing/consumer-group.js';
import { readGroups } from '@libs/event-sourcing/consumer-group-move.js';
import { POLICIES } from '@county/shared/capability.js';
import { table } from './table.js';
import { unknown } from './nearest.js';
import { Failed, Usage } from './desk.js';
import type { Task } from './task.js';
import { openExisting, readingLog, runningCounty } from './stores.js';

type Parked = ParkedEntry & { readonly group: string };

export async function parked(task: Task): Promise<void> {
  const [what = 'list', which] = task.names;
  if (what !== 'list' && what !== 'replay') throw unknown({ zh: '操作', en: 'action' }, what, ['list', 'replay']);
  if (what === 'replay') return replayParked(task, which);
  if (which !== undefined)
    throw new Usage({ zh: `“${which}”是多余的`, en: `${JSON.stringify(which)} is one word too many` });
  const entries = await readingLog(task, async (store): Promise<readonly Parked[]> => {
    const groups = await readGroups(store);
    const wanted = chosen(task, [...new Set([POLICIES, ...groups.map(({ group }) => group)])]);
    return groups
      .filter(({ group }) => wanted.includes(group))
      .flatMap(({ group, held }) => held.flatMap((slot) => slot.parked.map((entry) => ({ ...entry, group }))));
  });
  await task.answer(
    entries,
    entries.length === 0
      ? [{ zh: '没有搁置的事项', en: 'nothing is parked' }]
      : table(
          entries.map(({ id, group, type, stream, revision, attempts, at, reason }) => [
            at,
            id,
            group,
            `${type} ${stream}@${revision}`,
            `${attempts}×`,
            reason,
          ]),
        ),
  );
}

function chosen(task: Task, groups: readonly string[]): readonly string[] {
  const only = task.option('group');
  if (only === undefined) return groups;
  if (!groups.includes(only)) throw unknown({ zh: '规则', en: 'policy' }, only, groups);
  return [only];
}

/** Takes parked events again, through the same command path as the server's. */
async function replayParked(task: Task, which: string | undefined): Promise<void> {
  if (which === undefined)
    throw new Usage({ zh: '须给出事件编号，或 all', en: 'the id of a parked event is needed, or all' });
  chosen(task, [POLICIES]);
  const replayed = await runningCounty(
    task,
    (url) => openForReplay(task, url),
    async (county) => {
      // Loaded here, because an application is much to load for a list; by path, because the build rewrites aliases in declarations alone.
      const [{ countyApplication }, { policyGroup }] = await Promise.all([
        import('../../src/start.js'),
        import('../../src/policies.js'),
      ]);
      const settings = { ...task.settings, logLevel: 'silent' as const };
      const app = await countyApplication(county, settings, { serves: false, projects: false });
      try {
        const group = policyGroup(county, app.get(CommandBus), () => undefined);
        const done = await group.replay(which);
        return done.filter(({ outcome }) => outcome !== 'not-parked').map((one) => ({ ...one, group: POLICIES }));
      } finally {
        await app.close();
      }
    },
  );
  if (replayed.length === 0 && which !== 'all')
    throw new Failed({ zh: `没有搁置的事件 ${which}`, en: `no event ${which} is parked` });
  const failed = replayed.filter(({ outcome }) => outcome === 'failed');
  await task.answer(
    replayed,
    replayed.length === 0
      ? [{ zh: '没有搁置的事项', en: 'nothing is parked' }]
      : table(
          replayed.map(({ id, group, outcome, reason }) => [
            id,
            group,
            task.text(outcome === 'taken' ? { zh: '已办', en: 'taken' } : { zh: '仍失败', en: 'failed again' }),
            reason ?? '',
          ]),
        ),
  );
  if (failed.length > 0)
    throw new Failed({
      zh: `${failed.length} 项仍然失败，继续搁置`,
      en: `${failed.length} failed again and stay parked`,
    });
}

/** One process writes an SQLite log: a running server is that one. */
async function openForReplay(task: Task, url: string) {
  try {
    return await openExisting(url);
  } catch (fault) {
    if (!(fault instanceof EventStoreError) || !fault.message.includes('one process writes a file')) throw fault;
    throw new EventStoreError(
      fault.code,
      `${fault.message}; ${task.text({ zh: '重办要写日志，请先停止服务', en: 'to take parked events again is to write to the log: stop the server first' })}`,
      { cause: fault },
    );
  }
}
