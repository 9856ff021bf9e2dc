import { defineView } from '@libs/read-models/view.js';
import type { SchemeEvents, Weighted } from './scheme.state.js';

export type SchemeRow = {
  readonly scheme: string;
  readonly is: 'draft' | 'published';
  readonly version: number | null;
  readonly title: string;
  readonly from: string;
  readonly indicators: readonly Weighted[];
  readonly instrument: string | null;
  readonly reason: string | null;
  readonly publishedAt: string | null;
};

const published = (
  id: string,
  { version, title, from, indicators, instrument }: SchemeEvents['SchemePublished'],
  at: string,
  reason: string | null = null,
): SchemeRow => ({
  scheme: id,
  is: 'published',
  version,
  title,
  from,
  indicators,
  instrument,
  reason,
  publishedAt: at,
});

const draftOf = (id: string) => `${id}-draft`;

/** 考核办法: a row for the draft, and one for each version published. */
export const schemesView = defineView<SchemeRow, SchemeEvents>()({
  name: 'assessment-schemes',
  version: 1,
  key: ({ type, id, data }) => {
    if (type === 'SchemeDrafted') return draftOf(id);
    const version = `${id}-v${data.version}`;
    return type === 'SchemePublished' ? [draftOf(id), version] : version;
  },
  on: {
    SchemeDrafted: (_, { id, data }) => ({
      scheme: id,
      is: 'draft',
      version: null,
      ...data,
      instrument: null,
      reason: null,
      publishedAt: null,
    }),
    SchemePublished: (_, { id, data, meta }, key) =>
      key === draftOf(id) ? undefined : published(id, data, meta.occurredAt),
    SchemeAmended: (_, { id, data, meta }) => published(id, data, meta.occurredAt, data.reason),
  },
  indexes: ['scheme'],
});
