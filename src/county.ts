import { peopleCapability } from './people/people.capability.js';
import type { Capability } from './shared/capability.js';
import { zonesCapability } from './zones/zones.capability.js';

/** What this county's system does: the table of contents. */
export const capabilities: readonly Capability[] = [peopleCapability, zonesCapability];
