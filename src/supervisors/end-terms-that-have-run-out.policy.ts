import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import type { TimedPolicy } from '../shared/capability.js';
import type { SupervisorEvents } from './supervisor.state.js';

type Until = Readonly<Record<string, string>>;
type Event<E extends keyof SupervisorEvents> = DomainEvent<E, SupervisorEvents[E]>;

/** The last day of each term that is not yet told to have ended, by person. */
export const runningTerms: FactOfLog<Until> = {
  from: 'log',
  initial: {},
  on: {
    SupervisorAppointed: (terms, { id, data }: Event<'SupervisorAppointed'>) => ({ ...terms, [id]: data.until }),
    TermRenewed: (terms, { id, data }: Event<'TermRenewed'>) => ({ ...terms, [id]: data.until }),
    TermEnded: (terms, { id }) => Object.fromEntries(Object.entries(terms).filter(([person]) => person !== id)),
  },
};

/** His rights end with the day, told or not; telling it sets the team free and puts it on record. */
export const endTermsThatHaveRunOut: TimedPolicy = {
  name: 'end-terms-that-have-run-out',
  due: async (now, ask) =>
    Object.entries(await ask.fact(runningTerms))
      .filter(([, until]) => until <= dayOf(now))
      .map(([person, until]) => ({
        key: `${person} ${until}`,
        command: 'EndTerm',
        id: person,
        body: { until, ground: 'ran-out', reason: '任期届满' },
      })),
};
