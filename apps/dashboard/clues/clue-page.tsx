import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRow } from '../api/rows.js';
import { RecordFields } from '../record/fields.js';
import { Deadlines } from '../record/deadlines.js';
import { History } from '../record/history.js';
import { Missing } from '../record/missing.js';
import { RecordHeader } from '../record/record-header.js';
import { Steps } from '../record/steps.js';
import { useRights } from '../shell/rights.js';
import { useCodeWords } from '../words/code-words.js';
import { usePageWords } from '../words/page-words.js';
import { ChainOfCustody } from './chain.js';
import { CLUE_LIFE, clueStep, isOver } from './life.js';
import { ClueActions } from './clue-actions.js';
import { ClueByNumber } from './by-number.js';
import { HandOverPaper } from './hand-over-paper.js';
import { OnRecord } from './on-record.js';
import { OpenedOnRecord } from './opened-on-record.js';
import { SealedList } from './sealed-list.js';
import './clues.css';

/** One clue, as far as the reader need know: the whole of its custody, or its number and dates. */
export function CluePage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const { known, may } = useRights();
  if (!known) return <p role="status">{t('ledger.loading')}</p>;
  if (!may('clue-custody')) return <ClueByNumber id={id} />;
  return (
    <OnRecord key={id} what={`clue/${id}`} title={id} recorded={may('clue-ledger')}>
      <Clue id={id} />
    </OnRecord>
  );
}

const WHERE = ['body', 'disposal', 'outcome', 'closing', 'joinedTo'];
const WHENCE = ['source', 'zone', 'inspection', 'noticedAt', 'receipt', 'reason', 'recused'];
const DATES = ['noticedAt', 'sealedAt', 'sentAt', 'receivedAt', 'returnedAt'];

function Clue({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const words = useCodeWords('clue-ledger');
  const pageWords = usePageWords();
  const { data, error } = useRow('clue-custody', id);
  const { data: stands } = useRow('clue-ledger', id, { enabled: may('clue-ledger') });
  if (data === undefined) return <Missing error={error} />;
  const { row, etag } = data;
  const is = stands?.row.is;
  const reached: Readonly<Record<string, string | undefined>> = {
    sealed: row.sealedAt,
    'under-way': row.sentAt,
    received: row.receivedAt,
  };
  return (
    <article>
      <RecordHeader kind={pageWords('clue-custody')} title={id} {...(is && { state: words('is', is) })}>
        <HandOverPaper row={row} />
      </RecordHeader>
      {is && (
        <Steps
          steps={CLUE_LIFE.map((key) => ({ key, name: t(`clues.life.${key}`), at: reached[key] }))}
          current={clueStep(is)}
          over={isOver(is)}
        />
      )}
      <ClueActions id={id} is={is} etag={etag} />
      {row.chain === undefined ? (
        <>
          <p>{t(is ? 'clues.closedToYou' : 'clues.zone')}</p>
          <RecordFields page="clue-custody" row={row} only={DATES} />
        </>
      ) : (
        <>
          <ChainOfCustody id={id} row={row} />
          {stands && <RecordFields page="clue-ledger" row={stands.row} only={WHERE} />}
          <RecordFields page="clue-custody" row={row} only={WHENCE} />
        </>
      )}
      <Deadlines category="clue" record={id} />
      {may('sealed-cases') && row.receivedAt !== undefined && <SealedList id={id} />}
      {may('sealed-cases') && is !== undefined && (
        // The sealed list stands in it too.
        <OpenedOnRecord part="history">
          <History category="clue" id={id} />
        </OpenedOnRecord>
      )}
    </article>
  );
}
