import { stateOf } from '@libs/event-sourcing/decider.js';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { type ClueEvents, evolveClue, unknownClue } from './clue.state.js';

/** The clue that a command names by its number: whether it is sealed, and where it is. */
export const clueNamed = <Command>(number: (command: Command) => string, commands: readonly string[]) =>
  stateOf({ initial: unknownClue, evolve: evolveClue }, (command: Command) => [`clue/${number(command)}`], commands);

/** The clue of this number, for a policy that names the stream. */
export const clueFact = stateOf({ initial: unknownClue, evolve: evolveClue }, (_command, _state, id) => [`clue/${id}`]);

/** All that others may know of clues: how many, by month and finding zone. */
export interface ClueCounts {
  readonly month: string;
  /** `county`: taken in by the Case Office itself. */
  readonly zone: string;
  readonly sealed: number;
  readonly transferred: number;
  readonly received: number;
  /** Taken as a clue: its first distribution was approved. */
  readonly accepted: number;
}
type CountedStep = 'sealed' | 'transferred' | 'received' | 'accepted';

type Counted = Pick<ClueEvents, 'ClueSealed' | 'ClueTransferred' | 'ClueReceived' | 'DistributionApproved'>;
export type CountedEvent = { [T in keyof Counted]: DomainEvent<T, Counted[T]> }[keyof Counted];

/** What an event counts as; a clue that is sent or distributed a second time is still one. */
export function countedAs({ type, data }: CountedEvent): CountedStep | undefined {
  if (type === 'ClueSealed') return 'sealed';
  if (type === 'ClueReceived') return 'received';
  if (data.again) return undefined;
  return type === 'ClueTransferred' ? 'transferred' : 'accepted';
}

/** `2026-02:zone-3`. */
export const countedUnder = ({ data, meta }: CountedEvent) => `${meta.occurredAt.slice(0, 7)}:${data.zone ?? 'county'}`;

/** One more of it. */
export function counted(before: ClueCounts | undefined, event: CountedEvent): ClueCounts {
  const [month, zone] = countedUnder(event).split(':') as [string, string];
  const counts = before ?? { month, zone, sealed: 0, transferred: 0, received: 0, accepted: 0 };
  const step = countedAs(event);
  return step === undefined ? counts : { ...counts, [step]: counts[step] + 1 };
}
