import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { ParameterName } from '../instruments/rulebook.state.js';

/** Which deadline of its rule an event is about; default: that of the event's own record. */
export interface About {
  readonly of?: string;
}

export interface Opening extends About {
  /** What is due, in a few words of the matter; never what a clue says. */
  readonly title: string;
  /** Day on which the term begins; default: the day on which the event occurred. */
  readonly start?: string;
  /** The last day, where the event itself carries it. Without it the rule's parameter gives the term. */
  readonly due?: string;
  readonly zone?: string;
  readonly office?: string;
  readonly body?: string;
  /** Who has to act: posts as `post` or `post:of`, and persons. They are reminded. */
  readonly posts: readonly string[];
  readonly persons?: readonly string[];
  /** Posts that hear of it three days after the last day, if it is still open. */
  readonly escalatesTo: readonly string[];
}

export interface Moving extends About {
  readonly due: string;
  readonly reason: string;
}

/** Until it goes on nobody is reminded, and nothing is missed. */
export interface Pausing extends About {
  readonly reason: string;
}

export interface Resuming extends About {
  readonly reason: string;
  /** The last day from now on, where the event carries it. Default: as long as was left when it was paused. */
  readonly due?: string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each row knows what its own event carries
type On<Answer> = Readonly<Record<string, (event: DomainEvent<any>) => Answer | undefined>>;

/**
 * A last day that the county keeps: which events open it, move it and end it. `src/deadlines` does the rest: reminders at
 * −7, −1, 0 and +3 days, escalation, and a record of what was missed. An event may open or end several: give a list.
 */
export interface DeadlineRule {
  /** In kebab-case, unique in the county. */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** The parameter that gives the term; needed where the opening carries no last day. */
  readonly term?: ParameterName;
  /** Whether missing it weighs in the annual assessment of who had to act. */
  readonly counts: boolean;
  readonly opens: On<Opening | readonly Opening[]>;
  readonly moves?: On<Moving>;
  readonly meets: On<About | readonly About[]>;
  /** It is no longer to be done. */
  readonly cancels?: On<About | readonly About[]>;
  /** The matter stands still, and its term with it. */
  readonly pauses?: On<Pausing>;
  readonly resumes?: On<Resuming>;
}
