import { accessCapability } from './access/access.capability.js';
import { cluesCapability } from './clues/clues.capability.js';
import { peopleCapability } from './people/people.capability.js';
import type { Capability } from './shared/capability.js';
import { zonesCapability } from './zones/zones.capability.js';

/** What this county's system does: the table of contents. */
export const capabilities: readonly Capability[] = [
  peopleCapability,
  zonesCapability,
  cluesCapability,
  accessCapability,
];
