import type { Routes } from '../shared/capability.js';
import { DIRECTING, LEADING, OF_BODY, OF_CASE_OFFICE, OF_CONDUCT_OFFICE, OF_OFFICE } from '../shared/posts.js';
import { anyOf } from '../shared/rights.js';
import { type InterferenceCommands, RecordInterference } from './interference.commands.js';

/** Whoever works on cases and inspections. The General Office has no part in this register; special supervisors have a channel of their own. */
export const MEMBERS = anyOf(
  ...LEADING,
  'standing-member',
  ...DIRECTING,
  ...OF_CONDUCT_OFFICE,
  ...OF_CASE_OFFICE,
  ...OF_OFFICE,
  ...OF_BODY,
  'zone-member',
  'internal-supervision',
);

export const interferenceRoutes: Routes<InterferenceCommands> = {
  /** Without a name of the sender's choice: what stands in an address stands in the records of refusals. */
  RecordInterference: {
    body: RecordInterference,
    post: 'interference',
    by: MEMBERS,
    zh: '登记过问干预',
    en: 'Record interference',
  },
};
