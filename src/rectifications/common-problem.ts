import { type Actor, type Decider, Refused } from '@libs/event-sourcing/index.js';
import { citedIssue, officeOf } from './analysts.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import type { Rulebook } from '../instruments/rulebook.state.js';
import {
  type CommonProblem,
  type CommonProblemEvents,
  evolveCommonProblem,
  type Instance,
  noCommonProblem,
  unitsOf,
} from './common-problem.state.js';
import type { CommonProblemCommands, IdentifyCommonProblem, LinkCommonProblem } from './common-problem.commands.js';
import { type Issues, issuesNamed } from './issue.facts.js';

interface Facts {
  readonly issues: Issues;
  readonly rulebook: Rulebook;
}

/** A common problem (共性问题): found in the issues of two units or more, explained, and answered by a rule. */
export const commonProblems: Decider<CommonProblem, CommonProblemCommands, CommonProblemEvents, Facts> = {
  category: 'common-problem',
  initial: noCommonProblem,
  evolve: evolveCommonProblem,
  facts: {
    issues: issuesNamed(
      (command: IdentifyCommonProblem | LinkCommonProblem) => ('issues' in command ? command.issues : [command.issue]),
      ['IdentifyCommonProblem', 'LinkCommonProblem'],
    ),
    rulebook: { ...rulebookFact, for: ['AdoptMeasure'] },
  },
  scope: (problem) => (problem.is === 'none' || problem.office === undefined ? {} : { office: problem.office }),

  decide: {
    IdentifyCommonProblem({ title, kind, causes, issues }, problem, { actor, facts }) {
      if (problem.is !== 'none') return [];
      const instances = issues.map((issue) => instanceOf(issue, facts.issues, actor));
      const units = unitsOf(instances);
      if (units.length < 2) throw new Refused('common-problem.one-unit', { units });
      const office = officeOf(actor);
      const told = { title, kind, ...(causes !== undefined && { causes }), ...(office !== undefined && { office }) };
      return [{ type: 'CommonProblemIdentified', data: { ...told, issues, units, instances } }];
    },

    LinkCommonProblem({ issue }, problem, { actor, facts }) {
      const { issues } = open(problem);
      if (issues.some((one) => one.issue === issue)) return [];
      return [{ type: 'IssueLinkedToCommonProblem', data: instanceOf(issue, facts.issues, actor) }];
    },

    /** A duplicate is of the same unit as the one it is kept under, so what is said of the unit stays true. */
    DropFromCommonProblem({ issue, into }, problem) {
      const instance = problem.is === 'none' ? undefined : problem.issues.find((one) => one.issue === issue);
      if (problem.is === 'none' || !instance) return [];
      const dropped = { type: 'IssueDroppedFromCommonProblem', data: { issue } } as const;
      if (into === undefined || problem.issues.some((one) => one.issue === into)) return [dropped];
      return [dropped, { type: 'IssueLinkedToCommonProblem', data: { ...instance, issue: into } }];
    },

    DescribeCauses({ causes }, problem) {
      if (open(problem).causes === causes) return [];
      return [{ type: 'CausesDescribed', data: { causes } }];
    },

    ProposeMeasure({ text }, problem) {
      const measures = Object.values(open(problem).measures);
      if (measures.some((one) => one.text === text)) return [];
      return [{ type: 'MeasureProposed', data: { measure: String(measures.length + 1), text } }];
    },

    AdoptMeasure({ measure, instrument }, problem, { actor, facts, today }) {
      const proposed = open(problem).measures[measure];
      if (!proposed) throw new Refused('common-problem.measure-unknown', { measure });
      if (proposed.adopted?.instrument === instrument) return [];
      if (proposed.adopted)
        throw new Refused('common-problem.measure-adopted', { instrument: proposed.adopted.instrument });
      if (proposed.proposedBy === actor.person)
        throw new Refused('common-problem.adopts-own-proposal', { person: actor.person });
      const rule = facts.rulebook.instruments[instrument];
      if (!rule || rule.repealedFrom !== undefined) throw new Refused('common-problem.rule-unknown', { instrument });
      const [{ from }] = rule.versions;
      return [{ type: 'MeasureAdopted', data: { measure, instrument, from: from > today ? from : today } }];
    },

    CloseCommonProblem({ outcome }, problem) {
      if (problem.is === 'closed') return [];
      const { measures } = open(problem);
      if (!Object.values(measures).some(({ adopted }) => adopted))
        throw new Refused('common-problem.no-rule-answers-it');
      return [{ type: 'CommonProblemClosed', data: { outcome } }];
    },
  },
};

function open(problem: CommonProblem) {
  if (problem.is === 'none') throw new Refused('common-problem.unknown');
  if (problem.is === 'closed') throw new Refused('common-problem.closed');
  return problem;
}

function instanceOf(issue: string, issues: Issues, actor: Actor): Instance {
  const { unit, unitName, zone } = citedIssue(issue, issues, actor);
  return { issue, unit, unitName, zone };
}
