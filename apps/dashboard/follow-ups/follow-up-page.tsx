import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useNames } from '../api/names.js';
import { useRow } from '../api/rows.js';
import { Actions } from '../record/actions.js';
import { CommandButton } from '../record/command-button.js';
import { Deadlines } from '../record/deadlines.js';
import { History } from '../record/history.js';
import { HeldBy } from '../record/holder.js';
import { Missing } from '../record/missing.js';
import { useMyTurn } from '../record/my-turn.js';
import { RecordHeader } from '../record/record-header.js';
import { Relations } from '../record/relations.js';
import { Steps } from '../record/steps.js';
import { useMoment } from '../shell/moment.js';
import { useCodeWords } from '../words/code-words.js';
import { usePageWords } from '../words/page-words.js';
import { type Notice, NOTICE_LIFE, noticeStep, placeOfSubject } from './life.js';
import { Exchange } from './exchange.js';

/** One follow-up notice: what lags, what is required and by when, the answer, and what was said of it. */
export function FollowUpPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const words = useCodeWords('follow-ups');
  const pageWords = usePageWords();
  const { asOf } = useMoment();
  const { data, error } = useRow('follow-ups', id);
  if (data === undefined) return <Missing error={error} />;
  const { row, etag } = data;
  const step = noticeStep(row);
  const reached: Readonly<Record<string, string | null>> = {
    issued: row.issuedAt,
    answered: row.answeredAt,
    closed: row.closedAt,
  };
  return (
    <article>
      <RecordHeader kind={pageWords('follow-ups')} number={id} title={row.title ?? id} state={words('is', row.is)} />
      {step === undefined ? (
        <p>{t('follow-ups.withdrawn')}</p>
      ) : (
        <>
          <Steps
            steps={NOTICE_LIFE.map((key) => ({ key, name: t(`follow-ups.life.${key}`), at: reached[key] }))}
            current={step}
            over={row.is === 'closed'}
          />
          <Holder row={row} />
          {asOf === undefined && <NextStep id={id} etag={etag} />}
          <Exchange row={row} />
        </>
      )}
      <Deadlines category="follow-up" record={id} />
      <Subject row={row} />
      {etag !== undefined && asOf === undefined && step !== undefined && (
        <details>
          <summary>{t('follow-ups.other')}</summary>
          <Actions category="follow-up" id={id} etag={etag} />
        </details>
      )}
      <History category="follow-up" id={id} />
    </article>
  );
}

/** Whose turn it is: the addressee's until there is an answer, then the Conduct Office's. */
function Holder({ row: { is, body, zone, issuedAt, answeredAt } }: { readonly row: Notice }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  if (is === 'closed') return null;
  if (is === 'answered')
    return (
      <HeldBy holders={[t('record.office.conduct-office')]} doing={t('follow-ups.waits.close')} since={answeredAt} />
    );
  const addressee = body ?? zone;
  return (
    addressee !== null && (
      <HeldBy
        holders={[nameOf(addressee)]}
        doing={t('follow-ups.waits.answer')}
        since={is === 'issued' ? issuedAt : null}
      />
    )
  );
}

function NextStep({ id, etag }: { readonly id: string; readonly etag: string | undefined }) {
  const turn = useMyTurn('follow-up', id);
  const doneBy =
    turn === 'answer-follow-up'
      ? ['AnswerFollowUpNotice']
      : turn === 'close-follow-up'
        ? ['CloseFollowUpNotice', 'ReturnFollowUpAnswer']
        : [];
  if (doneBy.length === 0) return null;
  return (
    <div className="actions">
      {doneBy.map((name, place) => (
        <CommandButton key={name} name={name} params={{ id }} etag={etag} primary={place === 0} />
      ))}
    </div>
  );
}

function Subject({ row }: { readonly row: Notice }) {
  const { t } = useTranslation();
  const to = placeOfSubject(row);
  if (to === undefined) return null;
  return <Relations relations={[{ label: t(`follow-ups.about.${row.about}`), links: [{ to, text: row.record }] }]} />;
}
