import { defineView } from '@libs/read-models/view.js';
import type { DispatchEvents } from './dispatch.state.js';

export type SupportRow = {
  readonly inspection: string;
  readonly request: string;
  readonly title: string;
  readonly zone: string;
  readonly office: string;
  /** The zone that is asked. */
  readonly of: string;
  readonly count: number;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly state: 'asked' | 'granted' | 'declined' | 'over';
  /** Whose consent or refusal it was. */
  readonly decidedBy: string | null;
  readonly decision: string | null;
  readonly lent: readonly { readonly person: string; readonly name: string; readonly home: string }[];
};

const keyOf = (task: string, request: string) => `${task}-support-${request}`;

type Told = Pick<DispatchEvents, 'SupportRequested' | 'SupportGranted' | 'SupportDeclined' | 'DispatchesEnded'>;

/** 跨区支援台账: who was asked for whom, and with whose consent they came. */
export const supportLog = defineView<SupportRow, Told>()({
  name: 'support-log',
  version: 1,
  key: (event) =>
    event.type === 'DispatchesEnded'
      ? event.data.requests.map((request) => keyOf(event.id, request))
      : keyOf(event.id, event.data.request),
  on: {
    SupportRequested: (_, { id, data, meta }) => ({
      inspection: id,
      request: data.request,
      title: data.title,
      zone: data.zone,
      office: data.office,
      of: data.of,
      count: data.count,
      from: data.from,
      until: data.until,
      reason: data.reason,
      requestedBy: meta.actor.person,
      state: 'asked',
      decidedBy: null,
      decision: null,
      lent: [],
    }),
    SupportGranted: (row, { data: { persons }, meta }) => ({
      ...row!,
      state: 'granted',
      decidedBy: meta.actor.person,
      lent: persons.map((one) => ({ ...one })),
    }),
    SupportDeclined: (row, { data: { reason }, meta }) => ({
      ...row!,
      state: 'declined',
      decidedBy: meta.actor.person,
      decision: reason,
    }),
    DispatchesEnded: (row) => row && { ...row, state: 'over' },
  },
  indexes: ['zone', 'of', 'state'],
});
