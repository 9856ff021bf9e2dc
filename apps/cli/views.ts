import { setTimeout as wait } from 'node:timers/promises';
import { Projector, requestRebuild, requestRestart, type View, type ViewStatus } from '@libs/read-models/index.js';
import type { County } from '@county/county.runtime.js';
import { table } from './table.js';
import { unknown } from './nearest.js';
import { Failed, type Said, Usage } from './desk.js';
import type { Task } from './task.js';
import { duration } from './progress.js';
import { watchingCounty } from './stores.js';

const LOOK_MS = 200;

const STATES: Readonly<Record<ViewStatus['state'], Said>> = {
  live: { zh: '最新', en: 'live' },
  'catching-up': { zh: '追赶中', en: 'catching up' },
  rebuilding: { zh: '重建中', en: 'being rebuilt' },
  stopped: { zh: '已停下', en: 'stopped' },
  refused: { zh: '版本过旧', en: 'refused' },
  standby: { zh: '由其他进程更新', en: 'fed by another process' },
};

const NEVER: Said = { zh: '尚未建立', en: 'not built yet' };

export async function views(task: Task): Promise<void> {
  const [what = 'list', name] = task.names;
  const known = ['list', 'status', 'rebuild', 'restart'];
  if (!known.includes(what)) throw unknown({ zh: '操作', en: 'action' }, what, known);
  await watchingCounty(task, async (county) => {
    if (what === 'list' || what === 'status') return show(task, await statusOf(county, name));
    const view = viewOf(county, name);
    if (what === 'rebuild') return rebuild(task, county, view);
    await requestRestart(county.readModels, view.name);
    await task.answer({ view: view.name, asked: 'restart' }, [
      { zh: `已请更新它的进程重试 ${view.name}`, en: `whoever feeds ${view.name} will try again` },
    ]);
  });
}

function viewOf(county: County, name: string | undefined): View {
  if (name === undefined) throw new Usage({ zh: '须给出读模型的名称', en: 'the name of a read model is needed' });
  const view = county.views.find((one) => one.name === name);
  if (!view)
    throw unknown(
      { zh: '读模型', en: 'read model' },
      name,
      county.views.map((one) => one.name),
    );
  return view;
}

async function statusOf(county: County, name: string | undefined): Promise<readonly ViewStatus[]> {
  const only = name === undefined ? undefined : viewOf(county, name).name;
  return (await county.projector.status()).filter((status) => only === undefined || status.name === only);
}

async function show(task: Task, all: readonly ViewStatus[]): Promise<void> {
  const rows = all.map(({ name, version, live, state, lagMs, building, stopped, error }) => {
    const share = building?.fraction;
    return [
      name,
      `v${version}`,
      task.text(live === undefined && !building?.position && state === 'catching-up' ? NEVER : STATES[state]),
      lagMs > 0 ? task.text({ zh: `落后 ${duration(lagMs)}`, en: `${duration(lagMs)} behind` }) : '',
      share === undefined ? (live ?? '—') : `${live ?? '—'} → ${building?.collection} ${Math.floor(share * 100)} %`,
      stopped ? `${stopped.reason} (${stopped.event})` : (error ?? ''),
    ];
  });
  await task.answer(all, table(rows));
}

/**
 * Asks for a rebuild and watches it. A projector of our own joins in: it stands by while another process holds the lease,
 * and does the work when none does.
 */
async function rebuild(task: Task, county: County, view: View): Promise<void> {
  const { store, readModels, codec, clock } = county;
  const { live } = await readModels.view(view.name);
  const collection = live === undefined ? undefined : await requestRebuild(readModels, view.name);
  const projector = new Projector(store, readModels, [view], codec.decode);
  const progress = task.progress({ zh: `重建 ${view.name}`, en: `rebuilding ${view.name}` });
  const since = clock.now();
  await projector.start();
  let alone = false;
  let served: string | undefined;
  try {
    for (;;) {
      task.signal.throwIfAborted();
      const [status] = await projector.status();
      alone ||= status!.state !== 'standby';
      if (status!.live !== undefined && (collection ?? status!.live) === status!.live) {
        served = status!.live;
        break;
      }
      const building = collection ?? status!.building?.collection;
      const stopped =
        building === undefined ? undefined : (await readModels.view(view.name)).collections[building]?.stopped;
      if (stopped)
        throw new Failed({
          zh: `${view.name} 停在事件 ${stopped.event}：${stopped.reason}；原有内容照常可查`,
          en: `${view.name} has stopped at event ${stopped.event}: ${stopped.reason}; what was there goes on serving`,
        });
      progress.at(status!.building?.events || undefined, status!.building?.fraction);
      await wait(LOOK_MS, undefined, { signal: task.signal }).catch(() => undefined);
    }
  } finally {
    progress.end();
    await projector.stop();
  }
  const ms = clock.now() - since;
  await task.answer({ view: view.name, collection: served, by: alone ? 'cli' : 'server', ms }, [
    {
      zh: `${view.name} 已重建（${served}，${duration(ms)}，${alone ? '本命令完成' : '由运行中的进程完成'}）`,
      en: `${view.name} is rebuilt (${served}, ${duration(ms)}, ${alone ? 'by this command' : 'by the running process'})`,
    },
  ]);
}
