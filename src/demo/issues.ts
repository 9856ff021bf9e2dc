import { createHash } from 'node:crypto';
import { addDays } from '@libs/event-sourcing/time.js';
import { correctionsOf } from '../corrections/correction.state.js';
import { type Matter, worked } from './diary.js';
import { CHOSEN, LATER, type Slip } from './paperwork.js';
import type { Staff } from './staff.js';

/** What becomes of an issue. Drawn, unless the story wants one. */
export type Life =
  | 'closed'
  | 'with-progress'
  | 'extended'
  | 'failed-once'
  | 'rechecked'
  | 'sent-back'
  | 'overdue'
  | 'recurred'
  | 'upgraded'
  | 'wrong-unit';

const LIVES: readonly Life[] = [
  'closed',
  'closed',
  'with-progress',
  'with-progress',
  'with-progress',
  'extended',
  'failed-once',
  'rechecked',
  'rechecked',
];

export interface Found {
  readonly zone: string;
  readonly inspection: string;
  readonly finding: string;
  readonly unit: string;
  readonly slip: Slip;
  /** Who found it and refers it. */
  readonly by: string;
  readonly life?: Life;
  /** Where it really was, if it was entered under the wrong unit. */
  readonly elsewhere?: string;
  /** The number of the clue as which it turns out. */
  readonly clue?: string;
}

/** Another problem, from its reporting to the closing and after. */
export function issue(matter: Matter, staff: Staff, found: Found): void {
  const { zone, inspection, finding, slip } = found;
  const life = found.life ?? matter.oneOf(LIVES);
  const id = `${inspection}-${finding}`;
  const [desk, other] = staff.conduct;
  const verifier = staff.official(zone, matter.between(0, 1) as 0 | 1);

  matter.after(0).does(found.by, 'ReferIssue', id, { zone, inspection, finding });
  if (life === 'upgraded') return upgraded(matter.after(2), staff, found, id);

  matter.after(matter.between(1, 2));
  let body = forwarded(matter, staff, desk, id, found.unit, life === 'sent-back');
  if (life === 'wrong-unit') body = misfiled(matter, staff, found, id, body);
  const due = addDays(matter.today, 30);
  const head = () => staff.ofBody(body, matter.today);
  matter.after(matter.between(1, 3)).does(head(), 'AcceptIssue', id);
  planned(matter.after(matter.between(2, 3)), head(), id, slip, due);
  if (life === 'overdue') return;

  if (life !== 'closed')
    matter.after(matter.between(3, 5)).does(head(), 'ReportProgress', id, { progress: `演示数据：${slip.progress}` });
  if (life === 'extended')
    matter.after(matter.between(1, 2)).does(desk, 'ExtendTerm', id, {
      until: worked(addDays(due, 7), matter.between(0, 3)),
      reason: matter.oneOf(LATER),
    });

  matter.after(matter.between(2, 4));
  claimed(matter, head(), id, slip);
  if (life === 'failed-once') {
    judged(matter.after(2), verifier, id, 'failed', slip.missing);
    matter.after(1).does(desk, 'ReturnRectification', id, { reason: `核验未通过：${slip.missing}` });
    matter.after(3).does(head(), 'ReportProgress', id, { progress: '演示数据：已按核验意见补充完善。' });
    matter.after(2).does(head(), 'ClaimRectified', id, { disposal: `演示数据：${slip.disposal}核验指出事项已改正。` });
  }
  closed(matter, id, verifier, other, slip);

  if (life === 'rechecked')
    matter
      .after(matter.between(30, 45))
      .does(verifier, 'Recheck', id, { result: 'holds', seen: `回头看：${slip.seen}` });
  if (life !== 'recurred') return;
  matter.after(40).does(verifier, 'Recheck', id, { result: 'recurred', seen: `回头看：${slip.facts}` });
  matter.after(1).does(desk, 'ReopenIssue', id, { reason: '回头看发现同类问题再次出现，原编号重新整改' });
  planned(matter.after(3), head(), id, slip, addDays(matter.today, 20));
  matter.after(6).does(head(), 'ReportProgress', id, { progress: '演示数据：已查明反复原因，改由专人登记。' });
  claimed(matter.after(3), head(), id, slip);
  closed(matter, id, verifier, other, slip);
}

/** The body says that it was not there; the record is corrected, and the issue forwarded anew. */
function misfiled(matter: Matter, staff: Staff, { elsewhere }: Found, id: string, body: string): string {
  matter.after(2).does(staff.ofBody(body, matter.today), 'AcceptIssue', id);
  const wrong = { category: 'issue', record: id, field: 'unit', is: elsewhere!, reason: '录入时选错单位' } as const;
  matter
    .after(8)
    .does(staff.conductHead, 'CorrectRecord', correctionsOf(wrong), { ...wrong, basis: '检查组书面说明（演示）' });
  return forwarded(matter.after(1), staff, staff.conduct[0], id, elsewhere!, false);
}

/** To the body seated in the unit; where none is, to one that is chosen with a reason. */
function forwarded(matter: Matter, staff: Staff, desk: string, id: string, unit: string, sentBack: boolean): string {
  const seated = staff.seatedAt(unit);
  const recused =
    seated !== undefined &&
    staff.declared.some(
      ({ person, unit: towards }) => towards === unit && person === staff.ofBody(seated, matter.today),
    );
  if (seated !== undefined && !recused) {
    matter.does(desk, 'ForwardIssue', id);
    return seated;
  }
  const [first, second] = staff.choicesFor(unit, matter.today);
  const reason = recused ? '该单位所在地纪委书记已申报回避' : matter.oneOf(CHOSEN);
  matter.does(desk, 'ForwardIssue', id, { body: first!, reason });
  if (!sentBack) return first!;
  const rejects = staff.ofBody(first!, matter.today);
  matter.after(2).does(rejects, 'RejectForwarding', id, { reason: '该单位日常监督由其他派驻组联系，请改转' });
  matter.after(1).does(desk, 'ForwardIssue', id, { body: second!, reason: '首转机构退回，改由同区机构承办' });
  return second!;
}

const planned = (matter: Matter, head: string, id: string, { measures }: Slip, due: string) =>
  matter.does(head, 'SetRectificationPlan', id, { measures, due });

const claimed = (matter: Matter, head: string, id: string, { disposal }: Slip) =>
  matter.does(head, 'ClaimRectified', id, { disposal: `演示数据：${disposal}` });

const judged = (matter: Matter, verifier: string, id: string, result: 'passed' | 'failed', seen: string) =>
  matter.does(verifier, 'VerifyRectification', id, { result, seen });

function closed(matter: Matter, id: string, verifier: string, desk: string, { seen }: Slip): void {
  judged(matter.after(matter.between(1, 3)), verifier, id, 'passed', seen);
  matter.after(1).does(desk, 'CloseIssue', id);
}

/** It turns out to be a clue: sealed under a number, and nothing of it stays here. */
function upgraded(matter: Matter, staff: Staff, { zone, clue: number }: Found, id: string): void {
  const deputy = staff.deputy(zone);
  clue(matter, staff, { number: number!, zone, by: deputy, witness: staff.official(zone), course: 'received' }, () =>
    matter.does(staff.conduct[0], 'UpgradeToClue', id, { clue: number! }),
  );
}

export interface Clue {
  readonly number: string;
  readonly zone: string;
  readonly inspection?: string;
  readonly by: string;
  readonly witness: string;
  readonly course: 'received' | 'resealed' | 'not-a-clue' | 'under-way' | 'sealed';
  readonly envelope?: string;
}

/** The hash of an envelope that does not exist. */
export const envelopeOf = (number: string, sealing = 1) =>
  createHash('sha256').update(`no envelope ${number}/${sealing}`).digest('hex');

/** From the sealed envelope to the receipt, with two persons at either end. What it says is nowhere. */
export function clue(
  matter: Matter,
  staff: Staff,
  { number, zone, inspection, by, witness, course }: Clue,
  then?: () => void,
) {
  const found = inspection === undefined ? {} : { inspection };
  matter.does(by, 'SealClue', number, {
    number,
    source: 'found-in-work',
    zone,
    ...found,
    envelope: envelopeOf(number),
    noticedAt: matter.now,
  });
  then?.();
  if (course === 'sealed') return;
  nextMorning(matter).does(by, 'TransferClue', number, { witness });
  if (course === 'under-way') return;
  const [receiver, second] = matter.some([staff.caseHead, ...staff.caseOfficials], 2);
  const receives = (envelope: string) => matter.does(receiver!, 'AcknowledgeClue', number, { second, envelope });
  matter.on(`${matter.today}T10:05:00+08:00`);
  if (course === 'received') return receives(envelopeOf(number));
  if (course === 'not-a-clue') return matter.does(receiver!, 'ReturnClue', number, { reason: 'not-a-clue' });
  matter.does(receiver!, 'ReturnClue', number, { reason: 'envelope-broken' });
  matter.on(`${matter.today}T15:10:00+08:00`).does(by, 'ResealClue', number, { envelope: envelopeOf(number, 2) });
  nextMorning(matter).does(by, 'TransferClue', number, { witness });
  matter.on(`${matter.today}T10:05:00+08:00`);
  return receives(envelopeOf(number, 2));
}

const nextMorning = (matter: Matter) => matter.on(`${worked(addDays(matter.today, 1), 0)}T09:10:00+08:00`);
