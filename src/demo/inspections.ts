import { createHash } from 'node:crypto';
import { addDays, epochOf, instant } from '@libs/event-sourcing/time.js';
import type { Matter } from './diary.js';
import { clue, type Clue, envelopeOf, issue, type Life } from './issues.js';
import { INSTRUCTIONS, METHODS, OPINIONS, PLACES, RETURNS, type Slip, SLIPS } from './paperwork.js';
import type { Staff } from './staff.js';

export interface Inspection {
  readonly id: string;
  readonly zone: string;
  readonly title: string;
  readonly kind: string;
  readonly units: readonly string[];
  readonly due: string;
  /** Other problems found. */
  readonly problems: number;
  /** What becomes of the first of them. */
  readonly lives?: readonly Life[];
  /** The slip that is found first, by its kind. */
  readonly first?: string;
  readonly clue?: Pick<Clue, 'number' | 'course'>;
  /** The clue as which an upgraded issue turns out. */
  readonly upgrade?: string;
  /** Somebody who is on the team besides those drawn. */
  readonly also?: readonly string[];
  /** Part of it is written down where there is no network, and brought in later. */
  readonly offline?: boolean;
  readonly size?: number;
  readonly returned?: boolean;
  readonly instructed?: boolean;
  /** It takes longer: the new last day. */
  readonly extended?: string;
  /** Days until the zone receives it. */
  readonly waits?: number;
  /** What else happens while the team is out. It gives the members from then on. */
  readonly midway?: (matter: Matter, team: readonly string[]) => readonly string[];
}

/** One inspection from the receipt of its task to the closing of the task, with what it finds. */
export function inspection(matter: Matter, staff: Staff, told: Inspection): void {
  const { id, zone, title, units, due } = told;
  const director = () => staff.director(zone, matter.today);
  const directs = (command: string, body: object) => {
    const { person, wishes } = director();
    matter.does(person, command, id, body, wishes);
  };

  matter.after(told.waits ?? matter.between(0, 2)).does(staff.deputy(zone), 'ReceiveTask', id);
  matter.after(matter.between(1, 2));
  const [leader, ...others] = staff.team(matter, zone, units, told.size ?? matter.between(3, 4));
  let team: readonly string[] = [leader, ...(told.also ?? []), ...others];
  matter.does(leader, 'ConfirmNoConflict', leader, { matter: id, units });
  directs('FormInspectionTeam', { leader, members: team });
  matter.after(1);
  directs('SetWorkPlan', {
    tasks: `围绕“${title}”，检查${units.length}个单位。`,
    limit: due,
    methods: matter.oneOf(METHODS),
    requirements: '轻车简从，不要求单位另备材料；遵守保密和回避规定。',
  });
  matter.after(matter.between(1, 2)).does(leader, 'StartFieldwork', id);
  const started = matter.now;
  if (told.extended !== undefined)
    matter
      .on(`${addDays(due, -2)}T09:40:00+08:00`)
      .does(staff.inCharge[0], 'ExtendTask', id, { until: told.extended, reason: '涉及资料较多，需补充核实' });
  if (told.midway) team = told.midway(matter, team);

  const slips = matter.some(SLIPS, SLIPS.length);
  const first = slips.find(({ kind }) => kind === told.first) ?? slips[0]!;
  const order = [first, ...slips.filter((slip) => slip !== first)];
  const found = Array.from({ length: told.problems }, (_, nth) => ({
    finding: String(nth + 1),
    unit: units[nth % units.length]!,
    slip: order[nth % order.length]!,
    place: PLACES[(nth + Math.floor(nth / units.length)) % PLACES.length]!,
  }));
  for (const { unit, slip, place } of found) {
    const finder = matter.oneOf(team.filter((person) => !(told.also ?? []).includes(person)));
    const problem = { unit, place, kind: slip.kind, facts: `演示数据（虚构）：${slip.facts}` };
    matter.after(matter.between(0, 1)).does(finder, 'RecordFinding', id, { problem });
  }
  if (told.offline) {
    const slip = order[told.problems]!;
    const place = PLACES[told.problems]!;
    const other = { finding: String(told.problems + 1), unit: units.at(-1)!, slip, place };
    broughtIn(matter.after(1), told, team, started, found[0]!, other);
    found.push(other);
  }
  if (told.clue) {
    const { number, course } = told.clue;
    matter.on(`${matter.today}T16:30:00+08:00`);
    matter.does(leader, 'RecordFinding', id, { clue: { number, envelope: envelopeOf(number) } });
    clue(matter.branch(number), staff, { number, zone, inspection: id, by: leader, witness: others[0]!, course });
    matter.after(1);
  }
  matter.after(matter.between(0, 1)).does(leader, 'CompleteFieldwork', id);
  for (const [nth, { finding, unit, slip }] of found.entries()) {
    const life = told.lives?.[nth];
    issue(matter.branch(`${id}-${finding}`), staff, {
      zone,
      inspection: id,
      finding,
      unit,
      slip,
      by: leader,
      ...(life && { life }),
      ...(life === 'wrong-unit' && { elsewhere: units.find((one) => one !== unit)! }),
      ...(told.upgrade !== undefined && { clue: told.upgrade }),
    });
  }

  const report = {
    members: team,
    coAuthors: [team.at(-1)!],
    otherProblems: found.length,
    clues: told.clue ? [told.clue.number] : [],
    situation: situationOf({ ...told, problems: found.length }),
    proposals: matter.oneOf([
      '统一登记表式，减少重复填报。',
      '开展一次业务培训，结果纳入日常监督。',
      '对同类问题举一反三，自查自纠。',
    ]),
  };
  matter.after(matter.between(2, 3)).does(leader, 'SubmitInspectionReport', id, report);
  if (told.returned) {
    matter.after(1);
    directs('ReturnReport', { reason: matter.oneOf(RETURNS) });
    const proposals = `${report.proposals}由各单位于三十日内完成，协作区跟踪核实。`;
    matter.after(2).does(leader, 'SubmitInspectionReport', id, { ...report, proposals });
  }
  matter.after(matter.between(1, 2));
  directs('ReviewReport', { opinion: matter.oneOf(OPINIONS) });
  matter.after(matter.between(0, 1)).does(staff.deputy(zone), 'PresentReport', id);
  if (told.instructed !== false)
    matter
      .after(matter.between(1, 3))
      .does(staff.leader, 'InstructOnReport', id, { instruction: matter.oneOf(INSTRUCTIONS) });
  matter.after(matter.between(1, 4)).does(staff.conductHead, 'CloseTask', id);
}

interface Problem {
  readonly finding: string;
  readonly unit: string;
  readonly slip: Slip;
  readonly place: string;
}

/** A tablet's two entries: a problem that is new, and one that somebody else had written down in other words. */
function broughtIn(
  matter: Matter,
  { id }: Inspection,
  team: readonly string[],
  started: string,
  known: Problem,
  other: Problem,
): void {
  const device = 'tablet-2';
  const signedBy = team.slice(0, 2);
  const entry = (sequence: number, { unit, slip, place }: Problem, facts: string) => ({
    sequence,
    at: instant(epochOf(started)! + sequence * 20 * 60_000),
    problem: { unit, place, kind: slip.kind, facts: `演示数据（虚构）：${facts}` },
    signedBy,
    seal: createHash('sha256').update(`no entry ${device}/${sequence}`).digest('hex'),
  });
  const again = String(Number(other.finding) + 1);
  matter.does(signedBy[1]!, 'RecordOfflineFindings', id, {
    device,
    entries: [entry(1, other, other.slip.facts), entry(2, known, `${known.slip.facts.slice(0, -1)}，现场已指出。`)],
  });
  matter.does(signedBy[0]!, 'MergeFindings', id, {
    finding: again,
    into: known.finding,
    reason: '与已登记的为同一问题，两人分别记录',
  });
}

function situationOf({ title, units, problems, kind, clue: sealed }: Inspection): string {
  if (kind === 'research')
    return `${title}。走访${units.length}个单位，梳理做法${units.length + 2}条，提出改进事项${problems}件。`;
  const other = problems === 0 ? '未发现其他问题' : `发现其他问题${problems}件，均为资料登记方面的一般事项`;
  return `${title}。检查${units.length}个单位，${other}。${sealed ? '另有事项已按规定移送。' : ''}`;
}
