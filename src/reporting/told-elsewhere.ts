import type { DailySupervisionEvents } from '../daily-supervision/daily-supervision.state.js';
import type { HighlightEvents } from '../highlights/highlight.state.js';
import type { ArrangementEvents } from '../zones/arrangement.state.js';

interface Instance {
  readonly issue: string;
  readonly unit: string;
  readonly unitName: string;
  readonly zone: string;
}

/** What reports count or cite of events whose capabilities tell them in the same words: as far as it is looked at here. */
export interface ToldElsewhere
  extends Pick<ArrangementEvents, 'ZoneEstablished'>, HighlightEvents, DailySupervisionEvents {
  /** A record was found to be wrong, and what is right. */
  RecordCorrected: {
    category: string;
    record: string;
    field: string;
    was: string;
    is: string;
    names?: { readonly was: string; readonly is: string };
  };
  /** A duplicate: this number is a stub from here on. */
  IssueMerged: { into: string };
  ForwardingWithdrawn: { body: string; reason: string };
  IssueMarkedProminent: { reason: string };
  CommonProblemIdentified: { title: string; causes?: string; instances: readonly Instance[] };
  IssueLinkedToCommonProblem: Instance;
  IssueDroppedFromCommonProblem: { issue: string };
  CausesDescribed: { causes: string };
  MeasureProposed: { text: string };
  WeakPointRecorded: {
    where: string;
    title: string;
    cause: string;
    proposal: string;
    issues: readonly string[];
    zones: readonly string[];
  };
  WeakPointAmended: { cause: string; proposal: string };
}
