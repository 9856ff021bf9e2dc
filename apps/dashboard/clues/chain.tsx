import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { type RowOf, useRows } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { today } from '../todo/due-light.js';
import { usePages } from '../words/page-words.js';
import { useFieldWords } from '../words/field-words.js';
import { type Chain, custodyOf, holdingsOf } from './life.js';

/** Everybody who held the envelope, one step after the other, and whether the chain is whole. */
export function ChainOfCustody({ id, row }: { readonly id: string; readonly row: RowOf<'clue-custody'> }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const chain = row.chain ?? [];
  const says = useStepWords();
  return (
    <section aria-labelledby="chain">
      <h2 id="chain">{t('clues.chain.title')}</h2>
      <Stands id={id} chain={chain} custodian={row.custodian} />
      <ol className="chain">
        {chain.map(({ what, at, by, with: other, envelope }, place) => (
          <li key={at + what}>
            <p>
              <time dateTime={at}>{shownInstant(at)}</time> <strong>{says(what)}</strong>{' '}
              {other === undefined
                ? nameOf(by)
                : t(`clues.chain.${what === 'received' ? 'signedBy' : 'by'}`, { by: nameOf(by), other: nameOf(other) })}
            </p>
            {envelope !== undefined && (
              <p className="quiet">
                {t(place > 0 && envelope === row.envelope ? 'clues.chain.same' : 'clues.chain.hash')}{' '}
                <code className="hash">{envelope}</code>
              </p>
            )}
          </li>
        ))}
      </ol>
      <details>
        <summary>{t('clues.chain.holders', { count: holdingsOf(chain).length })}</summary>
        <ul>
          {holdingsOf(chain).map(({ person, from, until }) => (
            <li key={from}>
              {nameOf(person)} · {shownInstant(from)} —{' '}
              {until === undefined ? t('clues.chain.now') : shownInstant(until)}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Stands({
  id,
  chain,
  custodian,
}: {
  readonly id: string;
  readonly chain: Chain;
  readonly custodian: string | undefined;
}) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { rows: deadlines = [] } = useRows('deadlines', { category: 'clue', record: id });
  const custody = custodyOf(chain);
  if (custody === undefined) return null;
  const late = deadlines.find(({ state, due }) => state === 'open' && due !== null && due < today());
  const holder = custodian === undefined ? '' : nameOf(custodian);
  return (
    <p className={`holder${custody.is === 'differs' || late ? ' wrong' : ''}`}>
      <strong>{t(`clues.custody.${custody.is}`, { holder })}</strong>
      <span className="quiet">{t('record.holder.since', { since: shownInstant(custody.since) })}</span>
      {late && <span className="due late">{t('clues.custody.late', { due: late.due })}</span>}
    </p>
  );
}

/** What each step of the chain is called, by the document. */
function useStepWords(): (what: Chain[number]['what']) => string {
  const words = useFieldWords();
  const schema = usePages()?.['clue-custody']?.row.properties?.['chain']?.items?.properties?.['what'];
  return (what) => words.value(what, schema) ?? what;
}
