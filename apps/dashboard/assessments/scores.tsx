import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import type { RowOf } from '../api/rows.js';
import { useFieldWords } from '../words/field-words.js';
import { useSaid } from '../words/i18n.js';
import { usePages } from '../words/page-words.js';
import { EventLinks, RecordName } from './event-links.js';
import { shownPoints } from './event-place.js';

type Score = RowOf<'score-sheets'>['scores'][number];

/** Every indicator with its points; opened, the cases and marks behind them, each with its events. */
export function Scores({ scores }: { readonly scores: readonly Score[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="scores">
      <h2 id="scores">{t('assessments.scores.title')}</h2>
      {scores.map((score) => (
        <OneScore key={score.indicator} score={score} />
      ))}
    </section>
  );
}

function OneScore({ score }: { readonly score: Score }) {
  const { t } = useTranslation();
  const said = useSaid();
  const words = useFieldWords();
  const { indicator, zh = indicator, en = indicator, dimension, weight, amount, of, points, cases, marks } = score;
  const schema = usePages()?.['score-sheets']?.row.properties?.['scores']?.items?.properties?.['dimension'];
  return (
    <details className="score">
      <summary>
        <span className="indicator">{said({ zh, en })}</span>
        <span className="quiet">{words.value(dimension, schema) ?? dimension}</span>
        <strong>
          {points === null
            ? t('assessments.scores.noOccasion')
            : t('assessments.scores.points', { points: shownPoints(points), weight })}
        </strong>
      </summary>
      <p className="quiet">
        {of > 0
          ? t('assessments.scores.ratio', { amount: shownPoints(amount), of: shownPoints(of) })
          : t('assessments.scores.amount', { amount: shownPoints(amount) })}
      </p>
      {cases.length + marks.length === 0 && <p>{t('assessments.scores.nothing')}</p>}
      {cases.map((one, place) => (
        // One record may be a case of an indicator twice; their order is the sheet's.
        <Case key={`${one.record}#${place}`} one={one} />
      ))}
      {marks.map((mark) => (
        <Mark key={mark.office} mark={mark} />
      ))}
    </details>
  );
}

function Case({ one }: { readonly one: Score['cases'][number] }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  return (
    <div className="case">
      <p>
        <RecordName record={one.record} />{' '}
        {one.of > 0
          ? t('assessments.case.ratio', { amount: shownPoints(one.amount), of: shownPoints(one.of) })
          : t('assessments.case.amount', { amount: shownPoints(one.amount) })}
        {one.own !== undefined && one.allowed !== undefined && (
          <span className="quiet"> {t('assessments.case.days', { own: one.own, allowed: one.allowed })}</span>
        )}
      </p>
      {one.charged?.map(({ holder, days }) => (
        <p key={holder} className="quiet">
          {t('assessments.case.charged', { holder: nameOf(holder), days })}
        </p>
      ))}
      <EventLinks events={one.events} />
    </div>
  );
}

function Mark({ mark: { office, mark, reason, evidence } }: { readonly mark: Score['marks'][number] }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  return (
    <div className="case">
      <p>{t('assessments.case.mark', { office: nameOf(office, 'offices'), mark: shownPoints(mark), reason })}</p>
      <EventLinks events={evidence} />
    </div>
  );
}
