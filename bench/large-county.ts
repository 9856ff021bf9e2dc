import { createHash } from 'node:crypto';
import { openCounty } from '@county/county.runtime.js';
import { establish, Cast, zoneTable, type ZoneTable } from '@county/demo/establish.js';
import { Player } from '@county/demo/player.js';
import { addDays } from '@libs/event-sourcing/time.js';
import { ruleLines } from './large-rules.js';
import { type Line, quantile, type Run } from './measure.js';

const COPIES = 10;
const START = '2026-01-05';
/** Commands at either end that are compared. */
const SAMPLE = 3_000;

/** The county's table ten times over: forty zones, a hundred and thirty commissions, eighty groups. */
function tenfold(): ZoneTable {
  const zones = Array.from({ length: COPIES }, (_, copy) => copy).flatMap((copy) => {
    const of = (id: string) => (copy === 0 ? id : `${id}-${copy}`);
    const called = (name: string) => (copy === 0 ? name : `${name}（${copy}）`);
    return zoneTable.zones.map(({ textOrder, ...zone }) => ({
      ...zone,
      id: of(zone.id),
      no: zone.no + 4 * copy,
      name: called(zone.name),
      office: { id: of(zone.office.id), name: called(zone.office.name) },
      ...(textOrder && { textOrder: textOrder.map(of) }),
      supervisors: zone.supervisors.map(({ id, name }) => ({ id: of(id), name: called(name) })),
      bodies: zone.bodies.map(({ printedAs: _printedAs, ...body }) => ({
        ...body,
        id: of(body.id),
        name: called(body.name),
        hosts: body.hosts.map(of),
      })),
      units: zone.units.map((unit) => ({
        ...unit,
        id: of(unit.id),
        name: called(unit.name),
        ...(unit.subUnits && { subUnits: unit.subUnits.map((sub) => ({ id: of(sub.id), name: called(sub.name) })) }),
      })),
    }));
  });
  return { zones };
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * A year of a county ten times as large, through the same commands, rules, facts and policies: does the last command take
 * longer than the first? One after the other, on SQLite; the latency of a command includes what policies make of it.
 */
export async function largeCountyLines(
  directory: string,
  events: number,
  say: (line: string) => void,
): Promise<Line[]> {
  const county = await openCounty({
    events: `sqlite:${directory}/large.db`,
    views: `sqlite:${directory}/large-views.db`,
  });
  try {
    const table = tenfold();
    const cast = new Cast(table);
    const player = await new Player(county, 'large:bench', `${START}T08:00:00+08:00`).goOn();
    await establish(player, cast, START);
    const established = player.events;
    const latencies: number[] = [];
    const begun = performance.now();
    const does = async (person: string, command: string, id: string, body: object = {}, wishes?: string) => {
      const at = performance.now();
      await player.send(person, command, id, body, wishes);
      latencies.push(performance.now() - at);
    };
    const leader = cast.of('leader-in-charge');
    const conduct = cast.of('conduct-office-head');
    const desk = cast.of('conduct-office-official');
    const [caseHead, caseOfficial] = [cast.of('case-office-head'), cast.of('case-office-official')];
    for (let nth = 0; player.events < events; nth++) {
      const zone = table.zones[nth % table.zones.length]!;
      // One of the zone's departments: no member of the zone sits there.
      const departments = zone.units.filter(({ id }) => !zone.bodies.some(({ hosts }) => hosts.includes(id)));
      const unit = departments[nth % departments.length]!.id;
      const members = cast.members(zone.id);
      const [first, second] = [members[nth % members.length]!, members[(nth + 1) % members.length]!];
      const director = [cast.director(zone.id), `zone-director:${zone.id}`] as const;
      const id = `large-${nth}`;
      await does(leader, 'DesignateCollaborationItem', id, {
        ...{ kind: 'other', title: '专项检查（基准测试）', zone: zone.id, units: [unit] },
        ...{ due: addDays(player.today, 60), reason: '基准测试' },
      });
      await does(director[0], 'ReceiveTask', id, {}, director[1]);
      await does(director[0], 'FormInspectionTeam', id, { leader: first, members: [first, second] }, director[1]);
      await does(
        director[0],
        'SetWorkPlan',
        id,
        { tasks: '检查', limit: addDays(player.today, 50), methods: '查阅', requirements: '轻车简从' },
        director[1],
      );
      await does(first, 'StartFieldwork', id);
      for (let finding = 1; finding <= 2; finding++)
        await does(second, 'RecordFinding', id, {
          problem: { unit, place: `第${finding}办公室`, kind: '资料登记', facts: '基准测试：登记不全' },
        });
      const number = `2026-9-${String(nth).padStart(5, '0')}`;
      const sealed = nth % 5 === 0;
      if (sealed) await does(first, 'RecordFinding', id, { clue: { number, envelope: hash(number) } });
      await does(first, 'CompleteFieldwork', id);
      await does(first, 'SubmitInspectionReport', id, {
        ...{ members: [first, second], coAuthors: [second], otherProblems: 2, clues: sealed ? [number] : [] },
        ...{ situation: '检查一个单位，发现登记方面的一般事项。', proposals: '统一登记。' },
      });
      await does(director[0], 'ReviewReport', id, { opinion: '同意' }, director[1]);
      await does(director[0], 'PresentReport', id, {}, director[1]);
      await does(conduct, 'CloseTask', id);
      if (sealed) {
        await does(first, 'SealClue', number, {
          ...{ number, source: 'found-in-work', zone: zone.id, inspection: id },
          ...{ envelope: hash(number), noticedAt: player.now },
        });
        await does(first, 'TransferClue', number, { witness: second });
        await does(caseHead, 'AcknowledgeClue', number, { second: caseOfficial, envelope: hash(number) });
      }
      const body = zone.bodies.find(({ kind }) => kind === 'commission')!;
      const head = cast.of('township-secretary', body.id);
      const issue = `${id}-1`;
      await does(first, 'ReferIssue', issue, { zone: zone.id, inspection: id, finding: '1' });
      await does(desk, 'ForwardIssue', issue, { body: body.id, reason: '基准测试：就近承办' });
      await does(head, 'AcceptIssue', issue);
      await does(head, 'SetRectificationPlan', issue, { measures: ['补齐登记'], due: addDays(player.today, 20) });
      await does(head, 'ClaimRectified', issue, { disposal: '已补齐' });
      await does(conduct, 'VerifyRectification', issue, { result: 'passed', seen: '现场查看' });
      await does(desk, 'CloseIssue', issue);
    }
    const seconds = (performance.now() - begun) / 1000;
    say(`large county: ${player.events} events, ${latencies.length} commands in ${seconds.toFixed(1)} s`);
    const run: Run = { count: latencies.length, seconds, latencies };
    const [first, last] = [latencies.slice(0, SAMPLE), latencies.slice(-SAMPLE)].map((part) => quantile(part, 0.5)!);
    const note =
      `${established} to ${player.events} events; median of the first ${SAMPLE} commands ${first!.toFixed(2)} ms, ` +
      `of the last ${last!.toFixed(2)} ms: ${(last! / first!).toFixed(2)} times`;
    const year: Line = { name: 'year of a county ten times as large', unit: 'commands', ours: [run], raw: [], note };
    return [year, ...(await ruleLines(county, 'large', player.events, say))];
  } finally {
    await county.close();
  }
}
