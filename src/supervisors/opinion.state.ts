import type { Decider } from '@libs/event-sourcing/index.js';

/** On the Commission's own work and staff; on a zone's; or advice on an inspected unit or a rule. */
export const OPINIONS_ON = ['commission', 'zone-work', 'advice'] as const;
export type OpinionOn = (typeof OPINIONS_ON)[number];

export interface OpinionEvents {
  OpinionSubmitted: { zone: string; on: OpinionOn; subject: string; text: string };
  OpinionAnswered: { zone: string; on: OpinionOn; answer: string };
}

interface Submitted {
  readonly zone: string;
  readonly on: OpinionOn;
  readonly by: string;
  readonly subject: string;
  readonly text: string;
}

export type Opinion =
  | { readonly is: 'none' }
  | (Submitted & { readonly is: 'submitted' })
  | (Submitted & { readonly is: 'answered'; readonly answer: string });

export const noOpinion: Opinion = { is: 'none' };

export const evolveOpinion: Decider<Opinion, never, OpinionEvents>['evolve'] = {
  OpinionSubmitted: (_, told, { actor }) => ({ is: 'submitted', ...told, by: actor.person }),
  OpinionAnswered: (opinion, { answer }) => (opinion.is === 'none' ? opinion : { ...opinion, is: 'answered', answer }),
};
