import type { StoredEvent } from '@libs/event-store/index.js';
import type { AnyDecider, DomainEvent } from '@libs/event-sourcing/index.js';
import { epochOf, instant } from '@libs/event-sourcing/time.js';
import type { Moment } from '@libs/read-models/index.js';
import type { Changed } from '@county/audit/changes.js';
import { historyOf, type Past, type RecordHistory } from '@county/audit/history.js';
import { momentOf } from '@county/http/page.controller.js';
import { table } from './table.js';
import { unknown } from './nearest.js';
import { Failed, Usage } from './desk.js';
import type { Task } from './task.js';
import { codecOf, readingLog } from './stores.js';

function recordOf({ names, county }: Task): { readonly decider: AnyDecider; readonly id: string } {
  const [category, id] = names;
  const deciders = county.capabilities.map(({ decider }) => decider);
  const categories = deciders.map((decider) => decider.category);
  if (category === undefined || id === undefined)
    throw new Usage({
      zh: `须给出记录的类别和编号；类别有：${categories.join('、')}`,
      en: `a category and an id are needed; the categories are ${categories.join(', ')}`,
    });
  const decider = deciders.find((one) => one.category === category);
  if (!decider) throw unknown({ zh: '类别', en: 'category' }, category, categories);
  return { decider, id };
}

function asOf(text: string): Moment {
  const ms = epochOf(text);
  const moment = ms === undefined ? momentOf(text) : { recorded: instant(ms) };
  if (!moment)
    throw new Usage({
      zh: `“${text}”不是时刻：写作 2026-03-02T09:00:00+08:00、occurred:… 或 position:…`,
      en: `${JSON.stringify(text)} is no moment: 2026-03-02T09:00:00+08:00, occurred:… or position:…`,
    });
  return moment;
}

/** The revision asked for by `--revision`. */
function revisionOf(text: string): number {
  if (!/^\d{1,15}$/.test(text))
    throw new Usage({
      zh: `--revision 须为 0、1、2……，不是“${text}”`,
      en: `--revision is 0, 1, 2 …, not ${JSON.stringify(text)}`,
    });
  return Number(text);
}

const noSuch = (task: Task, then: boolean): Failed => {
  const name = `${task.settings.county}/${task.names.join('/')}`;
  return new Failed({
    zh: `${then ? '当时' : ''}没有记录 ${name}`,
    en: `there ${then ? 'was' : 'is'} no record ${name}${then ? ' then' : ''}`,
  });
};

export async function replay(task: Task): Promise<void> {
  const { decider, id } = recordOf(task);
  const [revision, moment] = [task.option('revision'), task.option('as-of')];
  if (revision !== undefined && moment !== undefined)
    throw new Usage({ zh: '--revision 和 --as-of 只能给一个', en: 'either --revision or --as-of' });
  const last = revision === undefined ? undefined : revisionOf(revision);
  const then = moment === undefined ? undefined : asOf(moment);
  const found = await readingLog(task, async (store) => {
    const codec = codecOf(task);
    if (last === undefined) return historyOf({ store, codec }, decider, task.settings.county, id, then);
    return foldedTo(task, { store, codec }, decider, id, last);
  });
  if (found.revision < 0) throw noSuch(task, then !== undefined);
  const { category, record, state, events } = found;
  const { type, recordedAt, occurredAt } = events.at(-1)!;
  await task.answer({ category, record, revision: found.revision, type, occurredAt, recordedAt, state }, [
    {
      zh: `${category}/${record} 第 ${found.revision} 版（${type}，${occurredAt} 发生，${recordedAt} 记录）`,
      en: `${category}/${record} at revision ${found.revision} (${type}, true ${occurredAt}, recorded ${recordedAt})`,
    },
    JSON.stringify(state, null, 2),
  ]);
}

async function foldedTo(
  task: Task,
  log: Parameters<typeof historyOf>[0],
  decider: AnyDecider,
  id: string,
  last: number,
): Promise<RecordHistory> {
  let end: StoredEvent | undefined;
  const stream = `${task.settings.county}/${decider.category}/${id}`;
  for await (const event of log.store.readStream(stream, { from: last, limit: 1 })) end = event;
  if (end) return historyOf(log, decider, task.settings.county, id, { position: end.position });
  const whole = await historyOf(log, decider, task.settings.county, id);
  if (whole.revision < 0) return whole;
  throw new Failed({
    zh: `${stream} 只到第 ${whole.revision} 版`,
    en: `${stream} goes up to revision ${whole.revision}`,
  });
}

const shown = (value: unknown): string => (value === undefined ? '—' : JSON.stringify(value));
const changeLine = ({ path, was, is }: Changed) => `      ${path || '/'}: ${shown(was)} → ${shown(is)}`;
const actorOf = ({ person, post, of, onBehalfOf }: Pick<Past, 'person' | 'post' | 'of' | 'onBehalfOf'>, task: Task) =>
  `${person} (${of === undefined ? post : `${post} ${of}`})${
    onBehalfOf === undefined ? '' : task.text({ zh: `，代 ${onBehalfOf}`, en: ` on behalf of ${onBehalfOf}` })
  }`;

export async function history(task: Task): Promise<void> {
  const correlation = task.option('correlation');
  if (correlation !== undefined) {
    if (task.names.length > 0)
      throw new Usage({ zh: '--correlation 不带类别和编号', en: '--correlation takes no category and id' });
    return chain(task, correlation);
  }
  const { decider, id } = recordOf(task);
  const { category, record, revision, events } = await readingLog(task, (store) =>
    historyOf({ store, codec: codecOf(task) }, decider, task.settings.county, id),
  );
  if (revision < 0) throw noSuch(task, false);
  const lines = events.flatMap((event) => [
    `#${event.revision}  ${event.type}  ${event.eventId}`,
    `    ${actorOf(event, task)}`,
    task.text({
      zh: `    发生 ${event.occurredAt}，记录 ${event.recordedAt}`,
      en: `    true ${event.occurredAt}, recorded ${event.recordedAt}`,
    }),
    ...(event.basis === undefined
      ? []
      : [task.text({ zh: `    依据 ${event.basis}`, en: `    basis ${event.basis}` })]),
    ...event.changed.map(changeLine),
  ]);
  await task.answer({ category, record, revision, events }, lines);
}

/** Everything one act led to, read from the log itself: from its first event to the last that a policy drew from it. */
async function chain(task: Task, correlation: string): Promise<void> {
  const found: DomainEvent[] = [];
  await readingLog(task, async (store) => {
    const { decode } = codecOf(task);
    const progress = task.progress({ zh: '查阅日志', en: 'reading the log' });
    let read = 0;
    for await (const stored of store.readAll({ signal: task.signal })) {
      progress.at(++read);
      if (stored.metadata['$correlationId'] === correlation) found.push(decode(stored));
    }
    progress.end();
  });
  if (found.length === 0)
    throw new Failed({ zh: `日志中没有 ${correlation}`, en: `the log has no event of ${correlation}` });
  const depths = new Map<string, number>();
  const rows = found.map((event) => {
    const { eventId, type, stream, revision, meta } = event;
    const depth = (depths.get(meta.causationId) ?? -1) + 1;
    depths.set(eventId, depth);
    const { actor, occurredAt, recordedAt, causationId, basis } = meta;
    return { depth, eventId, type, stream, revision, ...actor, occurredAt, recordedAt, causationId, basis };
  });
  await task.answer(
    rows,
    table(
      rows.map((row) => [
        row.recordedAt,
        `${'  '.repeat(row.depth)}${row.type}`,
        `${row.stream}@${row.revision}`,
        actorOf(row, task),
      ]),
    ),
  );
}
