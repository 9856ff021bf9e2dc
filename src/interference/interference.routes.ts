import type { Routes } from '../shared/capability.js';
import { anyOf } from '../shared/rights.js';
import { type InterferenceCommands, RecordInterference } from './interference.commands.js';

/** Whoever works on cases and inspections. The General Office has no part in this register; special supervisors have a channel of their own. */
export const MEMBERS = anyOf(
  'principal-leader',
  'leader-in-charge',
  'standing-member',
  'zone-director',
  'deputy-zone-director',
  'conduct-office-head',
  'conduct-office-official',
  'case-office-head',
  'case-office-official',
  'office-head',
  'office-official',
  'liaison-officer',
  'township-secretary',
  'township-official',
  'group-head',
  'group-official',
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
