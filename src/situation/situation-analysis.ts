import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { citationsOf, citedRecordsFact, missingOf } from './cited-records.facts.js';
import type { SituationAnalysisCommands } from './situation-analysis.commands.js';
import {
  evolveSituationAnalysis,
  noAnalysis,
  type SituationAnalysis,
  type SituationAnalysisEvents,
} from './situation-analysis.state.js';

type Facts = { readonly known: readonly string[] };

/** 形势研判: what the records of a period show, what falls short, and what is to be done. Nothing without a record behind it. */
export const situationAnalyses: Decider<SituationAnalysis, SituationAnalysisCommands, SituationAnalysisEvents, Facts> =
  {
    category: 'situation-analysis',
    initial: noAnalysis,
    facts: { known: citedRecordsFact(['RecordSituationAnalysis']) },
    evolve: evolveSituationAnalysis,
    decide: {
      RecordSituationAnalysis(said, analysis, { actor, today, facts: { known } }) {
        const { subject, from, to, records, situation, shortcomings, measures } = said;
        if (analysis.is === 'recorded') {
          if (analysis.subject === subject && analysis.situation === situation) return [];
          throw new Refused('situation-analysis.name-taken');
        }
        if (from > to || to > today) throw new Refused('situation-analysis.period-not-over', { from, to });
        const missing = missingOf(records, known);
        if (missing.length > 0) throw new Refused('situation-analysis.unknown-records', { records: missing });
        const study = { subject, from, to, records: citationsOf(records), situation, shortcomings, measures };
        return [
          {
            type: 'SituationAnalysisRecorded',
            data: { ...study, ...(actor.of !== undefined && { office: actor.of }) },
          },
        ];
      },
    },
  };
