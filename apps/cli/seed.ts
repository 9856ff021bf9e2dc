import { openEventStore } from '@libs/event-store/index.js';
import { firstStart } from '@county/first-start.js';
import { Failed } from './desk.js';
import type { Task } from './task.js';
import { runningCounty } from './stores.js';

/** Prepares an empty county as the first `npm start` does, without serving it. */
export async function seed(task: Task): Promise<void> {
  await runningCounty(task, openEventStore, async (county) => {
    const { settings } = task;
    const finished = (await county.readModels.kept('demo', settings.county))?.value['finished'];
    if (finished !== false)
      for await (const event of county.store.readAll({ limit: 1 }))
        throw new Failed({
          zh: `库不是空的（第一个事件：${event.stream} ${event.type}），不能载入`,
          en: `the log is not empty (its first event is ${event.type} of ${event.stream}); nothing was loaded`,
        });
    const lines = await firstStart(county, { ...settings, empty: false }, (line) => task.desk.err(`${line}\n`));
    const { revision } = await county.path.state(county.deciders.get('arrangement')!, settings.county, 'zones');
    const events = await (async () => {
      let count = 0;
      for await (const _ of county.store.readAll()) count++;
      return count;
    })();
    if (revision < 0) throw new Failed({ zh: '没有可载入的内容', en: 'there was nothing to load' });
    await task.answer({ county: settings.county, events, lines }, [
      { zh: `已载入 ${events} 个事件`, en: `${events} events loaded` },
      ...lines,
    ]);
  });
}
