import type { Happened } from './material.facts.js';
import { bodyOf, type Case, happenedWithin, isWithin, ofType, placesOf, type Work } from './work.js';

/** Each report handed in and judged counts for the bodies of its authors: well if it was not sent back. */
export const reportsNotReturned = (work: Work): readonly Case[] =>
  work.of('inspection').flatMap(({ id, events }): readonly Case[] =>
    ofType(events, 'InspectionReportSubmitted').flatMap((submitted): readonly Case[] => {
      const { round, authors } = submitted.data;
      const judged = ofType(events, 'InspectionReportReturned', 'InspectionReportReviewed').find(
        ({ data }) => data.round === round,
      );
      if (!judged || !happenedWithin(work, judged)) return [];
      const bodies = new Set(authors.flatMap((author) => bodyOf(work, author, submitted) ?? []));
      return [...bodies].sort().map((body) => ({
        body,
        record: `inspection/${id}`,
        amount: judged.type === 'InspectionReportReviewed' ? 1 : 0,
        of: 1,
        events: placesOf(submitted, judged),
      }));
    }),
  );

/** Each envelope sent and answered: accepted, or returned. What still lies with the Case Office is nobody's fault here. */
export const cluesAccepted = (work: Work): readonly Case[] =>
  work.of('clue').flatMap(({ id, events }): readonly Case[] =>
    ofType(events, 'ClueTransferred').flatMap((sent): readonly Case[] => {
      const answer = ofType(events, 'ClueReceived', 'ClueReturned').find(({ revision }) => revision > sent.revision);
      const body = bodyOf(work, sent.data.sender, sent);
      if (!answer || body === undefined || !happenedWithin(work, answer)) return [];
      // Where another authority is competent, nothing was done badly, and nothing well.
      if (answer.type === 'ClueReturned' && answer.data.reason === 'out-of-jurisdiction') return [];
      const amount = answer.type === 'ClueReceived' ? 1 : 0;
      return [{ body, record: `clue/${id}`, amount, of: 1, events: placesOf(sent, answer) }];
    }),
  );

type Kept = Extract<Happened, { type: 'DeadlineMet' | 'DeadlineMissed' }>;

/** Last days that were the body's own to keep: whoever else had to act then answers for it himself. */
export const deadlinesKept = (work: Work): readonly Case[] =>
  work.of('deadline').flatMap(({ id, events }): readonly Case[] => {
    const last = ofType(events, 'DeadlineMet', 'DeadlineMissed').at(-1);
    if (!last || !last.data.counts || !isWithin(work, last.data.due)) return [];
    const body = ownBodyOf(last);
    if (body === undefined) return [];
    const amount = last.type === 'DeadlineMet' && !last.data.late ? 1 : 0;
    return [{ body, record: `deadline/${id}`, amount, of: 1, events: placesOf(last) }];
  });

const ownBodyOf = ({ data: { body, posts } }: Kept) =>
  body !== undefined && posts.length > 0 && posts.every((post) => post.endsWith(`:${body}`)) ? body : undefined;
