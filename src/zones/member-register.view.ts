import { defineView } from '@libs/read-models/view.js';
import type { ArrangementEvents, OpenWork } from './arrangement.state.js';

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
  /** The latest hand-over, while something in it waits to be accepted. */
  readonly handover: {
    readonly name: string;
    readonly successor: string;
    readonly open: readonly OpenWork[];
  } | null;
};

type Data = { readonly person?: string; readonly handover?: string };

const ended = (row: MemberRow, until: string) =>
  row.memberships.map((one) => (one.until === undefined ? { ...one, until } : one));

/** 协作区成员名册: who belongs to which zone, from which day, and what is still to be handed over. */
export const memberRegister = defineView<MemberRow, ArrangementEvents>()({
  name: 'member-register',
  version: 1,
  key: ({ data }) => {
    const { person, handover } = data as Data;
    // A hand-over is named `<person>-<n>`.
    return person ?? handover?.slice(0, handover.lastIndexOf('-'));
  },
  on: {
    ZoneMemberAdded: (row, { data: { person, zone, home, from } }) => ({
      person,
      zone,
      home,
      memberships: [...(row?.memberships ?? []), { zone, home, from }],
      handover: row?.handover ?? null,
    }),
    ZoneMemberReassigned: (row, { data: { toZone, toHome, from } }) => ({
      ...row!,
      zone: toZone,
      home: toHome,
      memberships: [...ended(row!, from), { zone: toZone, home: toHome, from }],
    }),
    ZoneMemberRemoved: (row, { data: { until } }) => ({
      ...row!,
      zone: null,
      home: null,
      memberships: ended(row!, until),
    }),
    HandoverOpened: (row, { data: { handover: name, successor, items } }) => ({
      ...row!,
      handover: { name, successor, open: items },
    }),
    HandoverItemAccepted: (row, { data: { item } }) => ({
      ...row!,
      handover: row!.handover && { ...row!.handover, open: row!.handover.open.filter(({ id }) => id !== item) },
    }),
    HandoverCompleted: (row) => ({ ...row!, handover: null }),
  },
  indexes: ['zone', 'home'],
});
