import { defineView } from '@libs/read-models/view.js';
import type { ArrangementEvents } from './arrangement.state.js';

export type HandoverRow = {
  readonly handover: string;
  readonly item: string;
  readonly kind: string;
  readonly title: string;
  readonly zone: string | null;
  readonly office: string | null;
  /** Who hands it over. */
  readonly person: string;
  /** Who is to take it, or has. */
  readonly to: string;
  readonly state: 'waiting' | 'contested' | 'accepted' | 'excused';
  /** Who answers for it now: whoever hands it over, until it is accepted or given by decision. */
  readonly holder: string;
  /** Why it was contested, or excused. */
  readonly reason: string | null;
  /** Everybody it concerns. */
  readonly persons: readonly string[];
  readonly openedAt: string;
  readonly settledAt: string | null;
};

const key = (handover: string, item: string) => `${handover}:${item}`;
const withPerson = ({ persons }: HandoverRow, person: string) => [...new Set([...persons, person])];

/** 交接清单: one row an item, with who holds it and who is to take it. */
export const handoverBoard = defineView<HandoverRow, ArrangementEvents>()({
  name: 'handover-board',
  version: 1,
  key: (event) => {
    switch (event.type) {
      case 'HandoverOpened':
      case 'HandoverExcused':
        return event.data.items.map(({ id }) => key(event.data.handover, id));
      case 'HandoverItemAssigned':
      case 'HandoverItemContested':
      case 'HandoverItemAccepted':
        return key(event.data.handover, event.data.item);
      default:
        return undefined;
    }
  },
  on: {
    HandoverOpened: (_, { data: { handover, person, successor, items, zone, office }, meta }, row) => {
      const { id: item, kind, title } = items.find(({ id }) => key(handover, id) === row)!;
      return {
        handover,
        item,
        kind,
        title,
        zone: zone ?? null,
        office: office ?? null,
        person,
        to: successor,
        state: 'waiting',
        holder: person,
        reason: null,
        persons: [person, successor],
        openedAt: meta.occurredAt,
        settledAt: null,
      };
    },
    HandoverItemAssigned: (row, { data: { to } }) => ({
      ...row!,
      to,
      state: 'waiting',
      reason: null,
      persons: withPerson(row!, to),
    }),
    HandoverItemContested: (row, { data: { reason } }) => ({ ...row!, state: 'contested', reason }),
    HandoverItemAccepted: (row, { data: { by }, meta }) => ({
      ...row!,
      to: by,
      holder: by,
      state: 'accepted',
      settledAt: meta.occurredAt,
    }),
    HandoverExcused: (row, { data: { to, reason }, meta }) => ({
      ...row!,
      to,
      holder: to,
      state: 'excused',
      reason,
      persons: withPerson(row!, to),
      settledAt: meta.occurredAt,
    }),
  },
  indexes: ['handover', 'zone', 'office', 'persons', 'state', 'holder'],
});
