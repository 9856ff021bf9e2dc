import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Policy } from '../shared/capability.js';
import type { SupervisorEvents } from './supervisor.state.js';

type Appointed = DomainEvent<string, SupervisorEvents['SupervisorAppointed']>;

/** What was declared at the appointment bars from there on like every declared relation. */
export const declareWhatTheSupervisorDeclared: Policy = {
  name: 'declare-what-the-supervisor-declared',
  on: {
    SupervisorAppointed: ({ id, data: { relations } }: Appointed) =>
      relations.map((relation) => ({ command: 'DeclareRelation', id, body: { ...relation } })),
  },
};
