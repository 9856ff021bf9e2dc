import './assessments.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type RowOf, useRow } from '../api/rows.js';
import { AssessmentPaper } from '../paper/record-papers.js';
import { Missing } from '../record/missing.js';
import { RecordFields } from '../record/fields.js';
import { RecordHeader } from '../record/record-header.js';
import { useSaid } from '../words/i18n.js';
import { usePages } from '../words/page-words.js';
import { DifferencesOf } from './differences-of.js';
import { shownPoints } from './event-place.js';
import { Objection } from './objection.js';
import { Scores } from './scores.js';

/** 考核表 of one body and year: what each point was given for, what the body says to it, and what that changed. */
export function ScoreSheetPage() {
  const { t } = useTranslation();
  const said = useSaid();
  const { id = '' } = useParams();
  const info = usePages()?.['score-sheets'];
  const { data, error } = useRow('score-sheets', id);
  if (data === undefined || info === undefined) return <Missing error={error} />;
  const { row } = data;
  return (
    <article>
      <RecordHeader
        kind={said(info)}
        title={t('assessments.sheet.title', { year: row.year, name: row.name })}
        state={t(`assessments.state.${stateOf(row)}`)}
      >
        <AssessmentPaper row={row} />
      </RecordHeader>
      <p className="total">
        {row.points === null
          ? t('assessments.sheet.noOccasion')
          : t('assessments.sheet.points', { points: shownPoints(row.points) })}
      </p>
      <RecordFields page="score-sheets" row={row} only={['zone', 'dimensions', 'round', 'until', 'resultHash']} />
      <Scores scores={row.scores} />
      <Objection sheet={row} etag={data.etag} />
      <DifferencesOf year={row.year} body={row.body} />
    </article>
  );
}

const stateOf = ({ published, notified }: RowOf<'score-sheets'>) =>
  published ? 'published' : notified ? 'notified' : 'computed';
