import { defineView } from '@libs/read-models/view.js';
import type { ArrangementEvents, Going, OpenWork } from './arrangement.state.js';

export type MemberRow = {
  readonly person: string;
  /** The zone joined last; `null` when the person has left. */
  readonly zone: string | null;
  readonly home: string | null;
  readonly memberships: readonly {
    readonly zone: string;
    readonly home: string;
    readonly from: string;
    readonly until?: string;
  }[];
  /** Gone only once everything has been taken over, or the hand-over was excused. */
  readonly is: 'member' | 'leaving' | 'left';
  /** The latest hand-over, while something in it waits to be accepted. */
  readonly handover: {
    readonly name: string;
    readonly successor: string;
    readonly open: readonly OpenWork[];
  } | null;
};

const settled = (row: MemberRow): MemberRow => ({
  ...row,
  handover: null,
  is: row.is === 'leaving' ? 'left' : row.is,
});

type Data = { readonly person?: string; readonly handover?: string };

/** Whoever leaves before his home moves is never in the zone that it goes to. */
const ended = (row: MemberRow, until: string) =>
  row.memberships
    .filter(({ from }) => from <= until)
    .map((one) => (one.until === undefined || one.until > until ? { ...one, until } : one));

/** Into the first of these zones, and along with the home into the others. */
function joined(memberships: MemberRow['memberships'], home: string, first: Going, goesTo: readonly Going[] = []) {
  const all = [first, ...goesTo].map(({ zone, from }, nth) => {
    const next = goesTo[nth];
    return { zone, home, from, ...(next && { until: next.from }) };
  });
  return { zone: all.at(-1)!.zone, home, memberships: [...memberships, ...all] };
}

/** The member goes where the body goes. */
function along(
  row: MemberRow | undefined,
  members: readonly { readonly person: string; readonly toZone: string }[],
  from: string,
  key: string,
): MemberRow {
  const { toZone: zone } = members.find(({ person }) => person === key)!;
  const { home } = row!;
  if (home === null) return row!;
  return { ...row!, zone, memberships: [...ended(row!, from), { zone, home, from }] };
}

/** 协作区成员名册: who belongs to which zone, from which day, and what is still to be handed over. */
export const memberRegister = defineView<MemberRow, ArrangementEvents>()({
  name: 'member-register',
  version: 3,
  key: ({ type, data }) => {
    if (type === 'ZoneCompositionAdjusted' || type === 'ZoneDissolved')
      return (data.members ?? []).map((one) => one.person);
    const { person, handover } = data as Data;
    // A hand-over is named `<person>-<n>`.
    return person ?? handover?.slice(0, handover.lastIndexOf('-'));
  },
  on: {
    ZoneMemberAdded: (row, { data: { person, zone, home, from, goesTo } }) => ({
      person,
      is: 'member',
      handover: row?.handover ?? null,
      ...joined(row?.memberships ?? [], home, { zone, from }, goesTo),
    }),
    ZoneMemberReassigned: (row, { data: { toZone: zone, toHome, from, goesTo } }) => ({
      ...row!,
      ...joined(ended(row!, from), toHome, { zone, from }, goesTo),
    }),
    ZoneMemberRemoved: (row, { data: { until } }) => ({
      ...row!,
      zone: null,
      home: null,
      memberships: ended(row!, until),
      is: row!.handover ? 'leaving' : 'left',
    }),
    ZoneCompositionAdjusted: (row, { data: { members = [], from } }, key) => along(row, members, from, key),
    ZoneDissolved: (row, { data: { members, from } }, key) => along(row, members, from, key),
    HandoverOpened: (row, { data: { handover: name, successor, items } }) => ({
      ...row!,
      is: row!.is === 'left' ? 'leaving' : row!.is,
      handover: { name, successor, open: items },
    }),
    HandoverItemAccepted: (row, { data: { item } }) => ({
      ...row!,
      handover: row!.handover && { ...row!.handover, open: row!.handover.open.filter(({ id }) => id !== item) },
    }),
    HandoverCompleted: (row) => settled(row!),
    HandoverExcused: (row) => settled(row!),
  },
  indexes: ['zone', 'home', 'is'],
});
