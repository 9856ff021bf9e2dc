import type { RowOf } from '../api/rows.js';
import { withChineseDates } from './numbers.js';
import { heading, type Paper, type Part, paragraphs, text } from './paper.js';

export type NameOf = (id: string) => string;
type Report = Pick<
  RowOf<'periodic-reports'>,
  'title' | 'kind' | 'body' | 'period' | 'state' | 'zero' | 'sections' | 'day' | 'position'
>;

/** To whom a report of each kind goes (实施意见六（三）、七（二）). */
const TO: Readonly<Record<Report['kind'], string>> = {
  month: '县纪委监委党风政风监督室',
  quarter: '县纪委监委',
  half: '县纪委监委党风政风监督室',
  year: '县纪委监委党风政风监督室',
};

const IN_HAND: readonly Report['state'][] = ['scheduled', 'opened', 'drafted', 'returned'];

/** Corrections one by one; everything else as it was written or, where nobody wrote, generated. */
function textOf({ section, generated, sentences, edited }: Report['sections'][number]): readonly Part[] {
  const lines = edited === null && section === 'corrections' ? sentences.map(({ zh }) => zh) : [edited ?? generated];
  return lines.flatMap((line) => paragraphs(withChineseDates(line)));
}

/** A monthly, quarterly, half-year or annual report as a document; `on` is the day on which it was handed in. */
export function paperOfReport(report: Report, nameOf: NameOf, on?: string): Paper {
  const { title, kind, body, state, zero, sections, day, position } = report;
  const date = on ?? day ?? undefined;
  return {
    title,
    addressee: TO[kind],
    body: zero
      ? [text('本期无应报告事项，实行零报告。')]
      : sections.flatMap((section) => [heading(1, section.title), ...textOf(section)]),
    signature: nameOf(body),
    ...(date !== undefined && { date: date.slice(0, 10) }),
    seal: { position },
    ...(IN_HAND.includes(state) && { draft: true }),
  };
}
