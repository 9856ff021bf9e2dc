import { Refused, type Told } from '@libs/event-sourcing/index.js';
import { epochOf, instant } from '@libs/event-sourcing/time.js';
import type { OfflineEntry } from './inspection.commands.js';
import {
  cluesOf,
  entryOf,
  type Finding,
  type Found,
  type InspectionEvents,
  type Offline,
  type Opened,
} from './inspection.state.js';
import { plain, sameFinding } from './paper.js';

type OutThere = Extract<Opened, { is: 'under-way' | 'fieldwork-completed' | 'report-returned' }>;

/** What has not come in yet, in the order in which the device wrote it down. The same entry is never another. */
export function notYetReceived(
  device: string,
  entries: readonly OfflineEntry[],
  { received }: Opened,
): readonly OfflineEntry[] {
  const ordered = [...entries].sort((a, b) => a.sequence - b.sequence);
  const twice = ordered.find((one, nth) => ordered[nth + 1]?.sequence === one.sequence);
  if (twice) throw new Refused('inspection.offline-sequence-twice', { device, sequence: twice.sequence });
  return ordered.filter(({ sequence, seal }) => {
    const kept = received[entryOf({ device, sequence })];
    if (kept !== undefined && kept !== seal)
      throw new Refused('inspection.offline-entry-differs', { device, sequence });
    return kept === undefined;
  });
}

/** The entries as findings, each with its own time; what a finding says already is told as recorded again. */
export function asFindings(
  device: string,
  entries: readonly OfflineEntry[],
  team: OutThere,
  now: string,
): readonly Told<InspectionEvents>[] {
  const known: (Finding & Pick<Found, 'mergedInto'>)[] = [...team.findings];
  return entries.map((entry): Told<InspectionEvents> => {
    const { sequence, signedBy, seal } = entry;
    const offline: Offline = { device, sequence, signedBy, seal };
    const occurredAt = withinFieldwork(entry, team, now);
    signedByTheTeam(entry, team);
    const said = saidOf(entry, team);
    const same = known.find((one) => sameFinding(one, said));
    if (same) return { type: 'FindingRecordedAgain', data: { finding: keptUnder(known, same), offline }, occurredAt };
    if (said.flow === 'clue-like' && cluesOf(known).includes(said.number))
      throw new Refused('inspection.clue-number-taken', { number: said.number });
    const finding = { ...said, finding: String(known.length + 1) };
    known.push(finding);
    return { type: 'FindingRecorded', data: { ...finding, offline }, occurredAt };
  });
}

/** The finding under which this one is kept now. */
function keptUnder(
  known: readonly Pick<Found, 'finding' | 'mergedInto'>[],
  one: Pick<Found, 'finding' | 'mergedInto'>,
): string {
  const next = known.find(({ finding }) => finding === one.mergedInto);
  return next ? keptUnder(known, next) : one.finding;
}

function withinFieldwork({ sequence, at }: OfflineEntry, { fieldwork }: OutThere, now: string): string {
  const when = instant(epochOf(at)!);
  const until = fieldwork.until ?? now;
  if (when < fieldwork.from || when > until)
    throw new Refused('inspection.offline-outside-fieldwork', { sequence, at: when, from: fieldwork.from, until });
  return when;
}

/** Those whom the matter is, or was, open to; a special supervisor comes along and signs no evidence. */
function signedByTheTeam({ sequence, signedBy }: OfflineEntry, { members, former, invited }: OutThere): void {
  const strangers = signedBy.filter(
    (person) => invited.includes(person) || !(members.includes(person) || former.includes(person)),
  );
  if (strangers.length > 0) throw new Refused('inspection.signer-not-on-team', { sequence, persons: strangers });
}

function saidOf({ clue, problem }: OfflineEntry, { units }: OutThere): Finding {
  if ((clue === undefined) === (problem === undefined)) throw new Refused('inspection.finding-one-or-other');
  if (clue) return { finding: '', flow: 'clue-like', number: clue.number, envelope: clue.envelope };
  if (!units.includes(problem!.unit))
    throw new Refused('inspection.unit-not-inspected', { unit: problem!.unit, units });
  return { finding: '', flow: 'other', ...plain(problem!) };
}

/** The two findings, if the one may be kept under the other: both of them other problems, of one unit, neither kept under another. */
export function mergeable({ findings }: Opened, finding: string, into: string): Found {
  const one = findings.find((known) => known.finding === finding);
  const other = findings.find((known) => known.finding === into);
  if (!one || !other) throw new Refused('inspection.finding-unknown', { finding: one ? into : finding });
  if (one.flow !== 'other' || other.flow !== 'other') throw new Refused('inspection.clues-are-not-merged');
  if (one === other || other.mergedInto !== undefined)
    throw new Refused('inspection.finding-merged-away', { finding: into });
  if (one.mergedInto !== undefined && one.mergedInto !== into)
    throw new Refused('inspection.finding-merged-away', { finding });
  if (one.unit !== other.unit) throw new Refused('inspection.findings-of-two-units', { units: [one.unit, other.unit] });
  return one;
}
