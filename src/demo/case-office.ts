import { createHash } from 'node:crypto';
import type { Matter, Open } from './diary.js';
import { envelopeOf } from './issues.js';
import type { Staff } from './staff.js';

/** Taken in centrally by then, and on the desk of the head of the Case Office. */
const CLOSED = '2026-0-001';
const VERIFIED = '2026-0-002';
const OPEN = '2026-0-003';

/** The hash of a paper that does not exist. */
const hashOf = (what: string) => createHash('sha256').update(`no paper ${what}`).digest('hex');

/** What becomes of three clues. Of none it is said what it is about: units are asked of, and forgotten. */
export function caseOffice(open: Open, staff: Staff): void {
  closedAndArchived(open, staff);
  verifiedByZone(open, staff);
  stillOpen(open, staff);
}

interface Handling {
  readonly number: string;
  readonly zone: string;
  readonly units: readonly string[];
}

const asking = ({ number, units }: Handling) => ({ units, blind: hashOf(`${number}/blind`) });

/** From the Case Office's desk to an official of a counterpart office, who answers for it from then on. */
function handedOver(line: Matter, staff: Staff, handling: Handling): string {
  const { number, zone } = handling;
  const handler = staff.official(zone);
  line.does(staff.caseHead, 'ProposeDistribution', number, {
    body: zone.replace('zone', 'office'),
    ...asking(handling),
  });
  line.after(1).does(staff.leader, 'ApproveDistribution', number);
  const sent = { handler, witness: staff.caseOfficials[0], ...asking(handling) };
  line.after(1).does(staff.caseHead, 'HandOverToBody', number, sent);
  const signed = { second: staff.official(zone, 1), envelope: envelopeOf(number) };
  line.after(0).does(handler, 'AcceptHandOver', number, signed);
  return handler;
}

function disposed(line: Matter, staff: Staff, number: string, handler: string, disposal: string): void {
  line.does(handler, 'ProposeDisposal', number, { disposal });
  line.after(2).does(staff.leader, 'ApproveDisposal', number);
}

/** By people of the zone, whom the principal leader agrees to. */
function entrusted(line: Matter, staff: Staff, handling: Handling, kind: string, size: number): readonly string[] {
  const { number, zone, units } = handling;
  const persons = line.some(staff.freeMembers(zone, units), size);
  const list = { zone, kind, leader: persons[0], persons, ...asking(handling) };
  line.after(1).does(staff.caseHead, 'ProposeVerification', number, list);
  line.after(1).does(staff.leader, 'EntrustVerification', number);
  return persons;
}

/** Closed, and what the closing left to be done is done. */
function closed(line: Matter, number: string, handler: string): void {
  line.after(1).does(handler, 'CloseClue', number);
  line.after(4).does(handler, 'CompleteAfterWork', number, { document: hashOf(`${number}/after-work`) });
}

function closedAndArchived(open: Open, staff: Staff): void {
  const handling = { number: CLOSED, zone: 'zone-3', units: ['health-bureau'] };
  const line = open(`${CLOSED}-handled`, '2026-03-16');
  const handler = handedOver(line, staff, handling);
  disposed(line.after(8), staff, CLOSED, handler, 'closed');
  closed(line, CLOSED, handler);
  const back = { reason: 'concluded', witness: staff.official('zone-3', 1) };
  line.after(1).does(handler, 'ReturnToCaseOffice', CLOSED, back);
  const [keeper] = staff.caseOfficials;
  line.after(0).does(keeper, 'AcceptHandOver', CLOSED, { second: staff.caseHead, envelope: envelopeOf(CLOSED) });
  line.does(keeper, 'ArchiveClue', CLOSED);
}

/** The principal leader sends the first result back, and agrees to the second. */
function verifiedByZone(open: Open, staff: Staff): void {
  const handling = { number: VERIFIED, zone: 'zone-2', units: ['finance-bureau'] };
  const line = open(`${VERIFIED}-handled`, '2026-06-29');
  const handler = handedOver(line, staff, handling);
  const persons = entrusted(line, staff, handling, 'from-above', 4);
  disposed(line.after(5), staff, VERIFIED, handler, 'preliminary-verification');
  const reports = (person: string, round: number) =>
    line.does(person, 'ReportVerification', VERIFIED, {
      outcome: 'close',
      report: hashOf(`${VERIFIED}/report ${round}`),
    });
  line.after(24);
  reports(persons[0]!, 1);
  line.after(2).does(staff.leader, 'ReturnVerificationResult', VERIFIED, { reason: 'facts-not-clear' });
  line.after(8);
  reports(persons[1]!, 2);
  line.after(2).does(staff.leader, 'ApproveVerificationResult', VERIFIED);
  closed(line, VERIFIED, handler);
}

/** Entrusted in November, and under way when the story ends. */
function stillOpen(open: Open, staff: Staff): void {
  const handling = { number: OPEN, zone: 'zone-4', units: ['civil-affairs-bureau'] };
  const line = open(`${OPEN}-handled`, '2026-10-23');
  const handler = handedOver(line, staff, handling);
  disposed(line.after(4), staff, OPEN, handler, 'preliminary-verification');
  entrusted(line.after(2), staff, handling, 'difficult-and-complex', 3);
}
