import { pageOf } from '../todo/places.js';

export interface EventPlace {
  /** `category/record`, as assessments name a record. */
  readonly record: string;
  /** Which event of it, from 0. */
  readonly revision: number | undefined;
  /** Where the record is opened; undefined where it has no page of its own. */
  readonly to: string | undefined;
}

/** Where an event of a score sheet is found: `issue/2026-zone-1-003@4`. Without a revision it is the record alone. */
export function eventPlace(place: string): EventPlace {
  const [, record = place, revision] = /^(.*?)(?:@(\d+))?$/.exec(place) ?? [];
  const [category = '', ...id] = record.split('/');
  const page = pageOf(category);
  return {
    record,
    revision: revision === undefined ? undefined : Number(revision),
    to: page === undefined ? undefined : `/${page}/${encodeURIComponent(id.join('/'))}`,
  };
}

/** Points as people write them: two places at most, never more than were given. */
export const shownPoints = (points: number): string => String(Math.round(points * 100) / 100);
