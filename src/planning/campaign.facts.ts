import type { FactOfStreams } from '@libs/event-sourcing/index.js';
import { stateOf } from '@libs/event-sourcing/decider.js';
import { type Campaign, evolveCampaign, noCampaign } from './campaign.state.js';

type Citing = { readonly campaign?: string | undefined };

/** The campaign that a command names, if it names one. */
export const campaignFact = (commands: readonly string[]): FactOfStreams<Campaign, Citing, unknown> =>
  stateOf(
    { initial: noCampaign, evolve: evolveCampaign },
    ({ campaign }: Citing) => (campaign === undefined ? [] : [`campaign/${campaign}`]),
    commands,
  );
