import { defineView } from '@libs/read-models/view.js';
import type { DelegationEvents } from './delegation.state.js';

export type DelegationRow = {
  readonly zone: string;
  readonly person: string;
  readonly from: string;
  readonly until: string;
  readonly by: string;
  readonly revoked: string | null;
};

/** 调度授权: which deputy may call people, from when to when, by whose word. */
export const dispatchDelegations = defineView<DelegationRow, DelegationEvents>()({
  name: 'dispatch-delegations',
  version: 1,
  on: {
    DispatchDelegated: (_, { data, meta }) => ({ ...data, by: meta.actor.person, revoked: null }),
    DelegationRevoked: (row, { data: { reason } }) => ({ ...row!, revoked: reason }),
  },
});
