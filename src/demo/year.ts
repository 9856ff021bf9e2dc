import { assessment } from './assessment.js';
import { caseOffice } from './case-office.js';
import type { Cast } from './establish.js';
import { type Entry, Matter, type Open, YEAR } from './diary.js';
import { followThrough } from './follow-through.js';
import { inspection, type Inspection } from './inspections.js';
import { envelopeOf } from './issues.js';
import { papers } from './papers.js';
import { periodicReports } from './periodic-reports.js';
import { DESIGNATED, type Item, ITEMS, type Share } from './plan-of-the-year.js';
import type { Player } from './player.js';
import { reports } from './reports.js';
import { rulebook } from './rulebook.js';
import { steering } from './steering.js';
import {
  COMPOSITION_CHANGES,
  DIRECTOR_COMES,
  DIRECTOR_LEAVES,
  LIAISON_CHANGES,
  MOVED_UNIT,
  NEW_DIRECTOR,
  NEW_SECRETARY,
  OFFICIAL_MOVES,
  SECRETARY_COMES,
  SECRETARY_LEAVES,
  Staff,
} from './staff.js';

/** The last moment of the story. What would come after it is not told: so the county stands in the midst of its work. */
export const END = '2026-11-20T18:00:00+08:00';

const named = (title: string) => `${title}（演示数据）`;

/** The supervised year 2026, act by act in the order of time: the same at every call. */
export function yearOf(cast: Cast): readonly Entry[] {
  const staff = new Staff(cast);
  const diary: Entry[] = [];
  const matter = (name: string, from: string) => new Matter(diary, name, from);

  matter('year', '2026-01-05').does(staff.conductHead, 'OpenPlanYear', YEAR);
  rulebook(matter, staff);
  steering(matter, staff);
  relations(matter, staff);
  changesOfPosts(matter, staff);
  for (const item of ITEMS) planned(matter, staff, item);
  for (const [nth, { by, kind, title, reason, share }] of DESIGNATED.entries()) {
    const id = `designated-${YEAR}-${nth + 1}`;
    const line = matter(id, share.from);
    const person = by === 'leader-in-charge' ? staff.inCharge[nth % 2]! : staff.deputy(share.zone);
    const units = unitsOf(line, staff, share);
    line.does(
      person,
      'DesignateCollaborationItem',
      id,
      { kind, title: named(title), zone: share.zone, units, due: share.due, reason },
      by === 'office-head' ? `office-head:office-${share.zone.slice(-1)}` : undefined,
    );
    carriedOut(line, staff, { id, kind, title: named(title), units }, share);
  }
  takenInCentrally(matter, staff);
  caseOffice(matter, staff);
  triedInVain(matter, staff);
  nextYear(matter, staff);
  assessment(matter, staff);
  papers(matter, staff);
  reports(matter, staff);
  periodicReports(matter, staff);
  followThrough(matter, staff);

  return diary
    .map((entry, nth) => ({ entry, nth }))
    .filter(({ entry }) => entry.at < END)
    .sort((a, b) => (a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : a.nth - b.nth))
    .map(({ entry }) => entry);
}

/** Plays it. `turned`: a month (`YYYY-MM`) is over, and so many events are in the log. */
export async function play(
  player: Player,
  entries: readonly Entry[],
  turned: (month: string, events: number) => void = () => undefined,
): Promise<void> {
  let month = entries[0]?.at.slice(0, 7);
  for (const { at, person, command, id, body, wishes, refused } of entries) {
    if (month !== undefined && month !== at.slice(0, 7)) {
      turned(month, player.events);
      month = at.slice(0, 7);
    }
    player.notBefore(at);
    if (refused === undefined) await player.send(person, command, id, body, wishes);
    else await player.tries(refused, person, command, id, body, wishes);
  }
  if (month !== undefined) turned(month, player.events);
}

/** An item of the plan: proposed by the Conduct Office, decided by the principal leader, handed to the zones. */
function planned(
  open: Open,
  staff: Staff,
  { item, kind, campaign, source, title, reason, proposed, fate, ...rest }: Item,
): void {
  const line = open(item, proposed);
  const proposer = line.oneOf(staff.conduct);
  const zones = (rest.shares ?? []).map(({ zone }) => zone);
  const terms = {
    item,
    kind,
    title: named(title),
    units: [],
    zones: [...new Set(zones)].sort(),
    ...(campaign && { campaign }),
    ...(source && { source }),
    ...(reason !== undefined && { reason }),
  };
  line.does(proposer, 'ProposePlanItem', YEAR, terms);
  if (rest.amended !== undefined)
    line.on(`${rest.amended}T09:20:00+08:00`).does(staff.conductHead, 'AmendPlanItem', YEAR, {
      ...terms,
      reason: '按上级部署将学校食堂和校外供餐一并纳入',
    });
  if (fate === 'proposed') return;
  if (fate === 'withdrawn') {
    line.after(1).does(proposer, 'WithdrawPlanItem', YEAR, { item, reason: rest.because! });
    return;
  }
  line.after(2);
  if (fate === 'rejected') line.does(staff.leader, 'RejectPlanItem', YEAR, { item, reason: rest.because! });
  else line.does(staff.leader, 'ApprovePlanItem', YEAR, { item });

  for (const share of rest.shares ?? []) {
    const id = `${YEAR}-${item}-${share.zone}`;
    const task = open(id, share.from);
    const units = unitsOf(task, staff, share);
    task.does(task.oneOf(staff.conduct), 'AssignTask', id, {
      plan: YEAR,
      item,
      zone: share.zone,
      units,
      due: share.due,
    });
    carriedOut(task, staff, { id, kind, title: named(title), units }, share);
  }
}

const unitsOf = (line: Matter, staff: Staff, { units, zone, from }: Share): readonly string[] =>
  typeof units === 'number' ? line.some(staff.unitsOf(zone, from), units) : units;

function carriedOut(
  line: Matter,
  staff: Staff,
  matter: Pick<Inspection, 'id' | 'kind' | 'title' | 'units'>,
  { zone, due, story, units: _units, from: _from, ...share }: Share,
): void {
  const told: Inspection = { ...matter, zone, due, ...share };
  if (story === undefined) return inspection(line, staff, told);
  STORIES[story](line, staff, told);
}

const STORIES: Readonly<Record<NonNullable<Share['story']>, (line: Matter, staff: Staff, told: Inspection) => void>> = {
  /** The whole zone is acquainted there: the principal leader has another zone inspect. */
  crossed(line, staff, told) {
    const { person, wishes } = staff.director('zone-1', line.today);
    const lingsha = staff.cast.of('township-official', 'commission-lingsha');
    const secretary = staff.cast.of('township-secretary', 'commission-huangquqiao');
    line.after(1).does(staff.deputy('zone-1'), 'ReceiveTask', told.id);
    line.after(1).does(lingsha, 'DeclareRelation', lingsha, {
      kind: 'near-relative',
      unit: 'huangquqiao',
      counterpart: '配偶的兄长（虚构）',
    });
    const members = [secretary, lingsha, staff.official('zone-1')];
    line
      .after(1)
      .tries('inspection.conflict', person, 'FormInspectionTeam', told.id, { leader: secretary, members }, wishes);
    line.after(0).does(staff.leader, 'OrderCrossInspection', told.id, {
      zone: 'zone-4',
      reason: '本区成员多与该镇有任职、亲属关系，交由第四协作区检查',
    });
    inspection(line, staff, { ...told, zone: 'zone-4' });
  },

  /** A secretary goes to another county while his inspection is under way. */
  'secretary-leaves'(line, staff, told) {
    const leaves = staff.movingSecretary;
    inspection(line, staff, {
      ...told,
      also: [leaves],
      midway(matter, team) {
        const joins = staff.freeMembers(told.zone, told.units).find((person) => !team.includes(person))!;
        const post = { person: leaves, until: SECRETARY_LEAVES, reason: '交流到外县任职' };
        matter.on('2026-04-27T15:00:00+08:00');
        matter.does(staff.general, 'EndPost', 'register', {
          ...post,
          post: 'township-secretary',
          of: 'commission-touzha',
        });
        matter.does(staff.general, 'RemoveZoneMember', 'zones', { ...post, successor: joins });
        matter.on(`${SECRETARY_LEAVES}T09:30:00+08:00`);
        accepted(matter, leaves, told.id, joins);
        const { person, wishes } = staff.director(told.zone, matter.today);
        const change = { leaves, joins, reason: '成员调离，由接收人接替' };
        matter.does(person, 'ReplaceTeamMember', told.id, change, wishes);
        matter.tries('access.denied', leaves, 'CompleteFieldwork', told.id);
        return replaced(team, leaves, joins);
      },
    });
  },

  /** An official goes to a group of another zone; he keeps one of his two inspections. */
  'official-moves'(line, staff, told) {
    const leaves = staff.movingOfficial;
    const keeps = told.id.replace('14-safety', '15-flood-season');
    inspection(line, staff, {
      ...told,
      also: [leaves],
      midway(matter, team) {
        const joins = staff.freeMembers(told.zone, told.units).find((person) => !team.includes(person))!;
        matter.on('2026-07-31T09:10:00+08:00');
        const moves = { person: leaves, reason: '派驻机构内部调整' };
        const general = (command: string, id: string, body: object) => matter.does(staff.general, command, id, body);
        const post = 'group-official';
        general('EndPost', 'register', { ...moves, post, of: 'group-4', until: OFFICIAL_MOVES });
        general('AppointToPost', 'register', { person: leaves, post, of: 'group-2', from: OFFICIAL_MOVES });
        general('ReassignZoneMember', 'zones', {
          ...moves,
          toZone: 'zone-1',
          toHome: 'group-2',
          from: OFFICIAL_MOVES,
          successor: joins,
          keeps: [keeps],
        });
        matter.on(`${OFFICIAL_MOVES}T09:10:00+08:00`);
        accepted(matter, leaves, told.id, joins);
        const { person, wishes } = staff.director(told.zone, matter.today);
        matter.does(person, 'ReplaceTeamMember', told.id, { leaves, joins, reason: '成员调整到第一协作区' }, wishes);
        return replaced(team, leaves, joins);
      },
    });
  },

  'official-keeps': (line, staff, told) => inspection(line, staff, { ...told, also: [staff.movingOfficial] }),

  'learns-late': (line, staff, told) =>
    learnsLate(line, staff, told, staff.latePerson, { kind: 'witness', unit: 'health-bureau' }, true),
  'learns-last': (line, staff, told) =>
    learnsLate(line, staff, told, staff.lastPerson, { kind: 'interest', unit: 'deyuan-group' }, false),

  suspended(line, staff, told) {
    inspection(line, staff, {
      ...told,
      midway(matter, team) {
        const [, leader] = staff.inCharge;
        matter.after(1).does(leader, 'SuspendTask', told.id, { reason: '正值农忙灌溉，暂缓入户' });
        matter.after(6).does(leader, 'ResumeTask', told.id, { reason: '灌溉结束' });
        const { person, wishes } = staff.director(told.zone, matter.today);
        const plan = {
          tasks: `围绕“${told.title}”，先查阅资料，再实地查看。`,
          limit: told.due,
          methods: '查阅资料、实地查看。',
          requirements: '避开农忙时段，不要求单位另备材料。',
          reason: '因农忙调整检查顺序',
        };
        matter.after(0).does(person, 'AmendWorkPlan', told.id, plan, wishes);
        return team;
      },
    });
  },

  /** Cancelled when the team stands already: its inspection ends with it. */
  cancelled(line, staff, { id, zone, units }) {
    line.after(1).does(staff.deputy(zone), 'ReceiveTask', id);
    const [leader, ...others] = staff.team(line.after(1), zone, units, 3);
    const { person, wishes } = staff.director(zone, line.today);
    line.does(person, 'FormInspectionTeam', id, { leader, members: [leader, ...others] }, wishes);
    line.after(4).does(staff.conductHead, 'CancelTask', id, { reason: '市级已统一检查，不再重复进行' });
  },
};

const accepted = (matter: Matter, leaves: string, item: string, by: string) =>
  matter.does(by, 'AcceptHandoverItem', 'zones', { handover: `${leaves}-1`, item });

const replaced = (team: readonly string[], leaves: string, joins: string) =>
  team.map((person) => (person === leaves ? joins : person));

/** A relation becomes known while its person is on the team: he is barred at once, and what he did is looked at again. */
function learnsLate(
  line: Matter,
  staff: Staff,
  told: Inspection,
  late: string,
  relation: { readonly kind: string; readonly unit: string },
  checked: boolean,
): void {
  inspection(line, staff, {
    ...told,
    also: [late],
    midway(matter, team) {
      const joins = staff.freeMembers(told.zone, told.units).find((person) => !team.includes(person))!;
      const { person, wishes } = staff.director(told.zone, matter.today);
      matter.after(1).does(late, 'DeclareRelation', late, relation);
      matter.tries('inspection.conflict', team[0]!, 'CompleteFieldwork', told.id);
      matter
        .after(0)
        .does(person, 'ReplaceTeamMember', told.id, { leaves: late, joins, reason: '成员申报回避' }, wishes);
      if (checked)
        matter
          .branch(`${told.id}-back-check`)
          .after(2)
          .does(
            person,
            'RecordBackCheck',
            `${told.id}-${late}`,
            { outcome: 'stands', opinion: '申报前未登记问题，已做工作不受影响。' },
            wishes,
          );
      return replaced(team, late, joins);
    },
  });
}

function relations(open: Open, staff: Staff): void {
  for (const { person, ...relation } of staff.declared)
    open(`declared-${person}`, '2026-01-12').after(1).does(person, 'DeclareRelation', person, relation);
  const [, , asking, gone] = staff.declared.map(({ person }) => person);
  open('relation-gone', '2026-09-01')
    .does(gone!, 'WithdrawRelation', gone!, { relation: '1', reason: '个体商户已注销' })
    .after(2)
    .does(staff.conductHead, 'ConfirmWithdrawal', gone!, { relation: '1' });
  open('relation-asked', '2026-11-18').does(asking!, 'WithdrawRelation', asking!, {
    relation: '1',
    reason: '登记事项已办结',
  });
}

/** Posts and zones that change in the course of the year, entered by the General Office. */
function changesOfPosts(open: Open, staff: Staff): void {
  const general = (line: Matter, command: string, id: string, body: object) =>
    line.does(staff.general, command, id, body);
  const office2 = (n: number) => staff.cast.of('office-official', 'office-2', n);
  open('liaison', LIAISON_CHANGES).does(
    office2(0),
    'ReplaceLiaison',
    'zones',
    { office: 'office-2', person: office2(2), reason: '原联络员休假' },
    'office-head:office-2',
  );

  const secretary = open('secretary', '2026-04-30').on(`${SECRETARY_COMES}T08:31:00+08:00`);
  const home = { person: NEW_SECRETARY.person, from: SECRETARY_COMES };
  general(secretary, 'RegisterPerson', 'register', NEW_SECRETARY);
  general(secretary, 'AppointToPost', 'register', { ...home, post: 'township-secretary', of: 'commission-touzha' });
  general(secretary, 'AddZoneMember', 'zones', { ...home, zone: 'zone-2', home: 'commission-touzha' });

  general(open('composition', '2026-06-10'), 'AdjustZoneComposition', 'zones', {
    moves: [{ member: MOVED_UNIT, toZone: 'zone-1' }],
    from: COMPOSITION_CHANGES,
    reason: '审批服务与营商环境监督归并',
    basis: '县纪委监委会议决定（演示数据）',
  });

  const leaving = staff.cast.director('zone-2');
  const relieved = open('director-leaves', '2026-08-31').on(`${DIRECTOR_LEAVES}T08:31:00+08:00`);
  const reason = '工作调动';
  const until = DIRECTOR_LEAVES;
  general(relieved, 'RelieveZoneDirector', 'zones', { zone: 'zone-2', until, reason });
  general(relieved, 'EndPost', 'register', { person: leaving, post: 'standing-member', until, reason });
  const acting = { zone: 'zone-2', person: staff.cast.director('zone-1'), from: DIRECTOR_LEAVES };
  general(relieved, 'AppointActingDirector', 'zones', acting);

  const { person } = NEW_DIRECTOR;
  const from = DIRECTOR_COMES;
  const appointed = open('director-comes', '2026-10-14').on(`${DIRECTOR_COMES}T08:31:00+08:00`);
  general(appointed, 'RegisterPerson', 'register', NEW_DIRECTOR);
  general(appointed, 'AppointToPost', 'register', { person, post: 'standing-member', from });
  general(appointed, 'AppointZoneDirector', 'zones', { zone: 'zone-2', person, from });
}

/** Clues that reach the Case Office without a zone. */
function takenInCentrally(open: Open, staff: Staff): void {
  const [taker, second] = staff.caseOfficials;
  for (const [nth, [from, source]] of (
    [
      ['2026-03-11', 'petition'],
      ['2026-06-24', 'other-body'],
      ['2026-10-20', 'inspection-tour'],
    ] as const
  ).entries()) {
    const number = `${YEAR}-0-00${nth + 1}`;
    const envelope = envelopeOf(number);
    const line = open(number, from);
    line.does(taker, 'SealClue', number, { number, source, envelope, noticedAt: line.now });
    line.after(1).does(taker, 'TransferClue', number, { witness: staff.generalOfficial });
    line.does(staff.caseHead, 'AcknowledgeClue', number, { second, envelope });
  }
}

/** What people try that is not theirs to do, or not lawful. */
function triedInVain(open: Open, staff: Staff): void {
  const denied = 'access.denied';
  const touzha = staff.cast.of('township-official', 'commission-touzha', 1);
  open('tries-plan', '2026-01-08').tries(denied, staff.conduct[0], 'ApprovePlanItem', YEAR, {
    item: '02-yellow-river',
  });
  open('tries-rejected', '2026-02-03').tries(
    'task.item-not-approved',
    staff.conduct[1],
    'AssignTask',
    `${YEAR}-20-office-space-zone-1`,
    { plan: YEAR, item: '20-office-space', zone: 'zone-1', units: ['statistics-bureau'], due: '2026-03-31' },
  );
  open('tries-elsewhere', '2026-03-04').tries(
    denied,
    staff.deputy('zone-4'),
    'ReceiveTask',
    `${YEAR}-02-yellow-river-zone-3`,
  );
  open('tries-closing', '2026-05-20').tries(denied, touzha, 'CloseIssue', `${YEAR}-01-spring-festival-zone-2-1`);
  open('tries-instruction', '2026-07-15').tries(
    denied,
    staff.cast.of('auditor'),
    'InstructOnReport',
    `${YEAR}-01-spring-festival-zone-1`,
    { instruction: '已阅' },
  );
}

/** What begins for the year to come, and what the year just past has seen again. */
function nextYear(open: Open, staff: Staff): void {
  open('recurrence', '2026-11-19').does(staff.official('zone-2', 1), 'LinkRecurrence', `${YEAR}-18-vehicles-zone-2-1`, {
    issue: `${YEAR}-30-rural-roads-zone-2-1`,
  });
  const line = open('2027', '2026-11-16').does(staff.conductHead, 'OpenPlanYear', '2027');
  for (const [item, kind, title, source] of [
    ['01-spring-festival', 'festival', '春节期间作风建设监督检查', undefined],
    ['02-yellow-river', 'political', '黄河流域生态保护政策落实监督检查', 'central'],
    ['03-village-accounts', 'campaign', '农村集体“三资”管理专项监督', 'region'],
  ] as const)
    line.after(1).does(staff.conduct[0], 'ProposePlanItem', '2027', {
      item,
      kind,
      title: named(title),
      units: [],
      zones: [],
      ...(source && { source }),
    });
}
