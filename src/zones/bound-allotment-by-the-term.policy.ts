import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Policy } from '../shared/capability.js';
import type { SupervisorEvents } from '../supervisors/supervisor.state.js';

type Told = DomainEvent<string, Pick<SupervisorEvents['TermEnded'], 'until'>>;

const bounded = ({ id: person, data: { until } }: Told) => [
  { command: 'SetAllotmentTerm', id: 'zones', body: { person, until } },
];

/** A special supervisor belongs to a zone no longer than to the Commission. */
export const boundAllotmentByTheTerm: Policy = {
  name: 'bound-allotment-by-the-term',
  on: { SupervisorAppointed: bounded, TermRenewed: bounded, TermEnded: bounded },
};
