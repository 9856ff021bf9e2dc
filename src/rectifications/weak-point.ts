import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { citedIssue, officeOf } from './analysts.js';
import { type Issues, issuesNamed } from './issue.facts.js';
import type { RecordWeakPoint, WeakPointCommands } from './weak-point.commands.js';
import { evolveWeakPoint, noWeakPoint, type WeakPointEvents, type WeakPointState } from './weak-point.state.js';

/** A weak point (短板弱项) of the work, seen from issues: what causes it, and what is proposed. */
export const weakPoints: Decider<WeakPointState, WeakPointCommands, WeakPointEvents, { readonly issues: Issues }> = {
  category: 'weak-point',
  initial: noWeakPoint,
  evolve: evolveWeakPoint,
  facts: { issues: issuesNamed(({ issues }: RecordWeakPoint) => issues, ['RecordWeakPoint']) },
  scope: (point) => (point.is === 'none' || point.office === undefined ? {} : { office: point.office }),

  decide: {
    RecordWeakPoint({ where, title, cause, proposal, issues }, point, { actor, facts }) {
      if (point.is === 'recorded') return [];
      const zones = [...new Set(issues.map((issue) => citedIssue(issue, facts.issues, actor).zone))];
      const office = officeOf(actor);
      const told = { where, title, cause, proposal, issues, zones, ...(office !== undefined && { office }) };
      return [{ type: 'WeakPointRecorded', data: told }];
    },

    AmendWeakPoint({ cause, proposal, reason }, point) {
      if (point.is === 'none') throw new Refused('weak-point.unknown');
      if (point.cause === cause && point.proposal === proposal) return [];
      return [{ type: 'WeakPointAmended', data: { cause, proposal, reason } }];
    },

    DropCitation({ issue, into }, point) {
      if (point.is === 'none' || !point.issues.includes(issue)) return [];
      return [{ type: 'CitationDropped', data: { issue, ...(into !== undefined && { into }) } }];
    },
  },
};
