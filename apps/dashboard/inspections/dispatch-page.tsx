import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useNames } from '../api/names.js';
import { type RowOf, useEveryRow } from '../api/rows.js';
import { Ledger } from '../ledger/ledger.js';
import { shownInstant } from '../ledger/value.js';
import { Missing } from '../record/missing.js';
import { useMomentInLink } from '../record/relations.js';
import { useParameter } from '../record/parameters.js';
import { useRights } from '../shell/rights.js';
import { useCodeWords } from '../words/code-words.js';
import { usePages, usePageWords } from '../words/page-words.js';
import { type Whereabouts, whereabouts } from './where-people-are.js';
import { useYearsWork, YearsWork } from './years-work.js';
import { PrintButton } from '../shell/print-button.js';
import './inspections.css';

/** Questions to single rows, past ones too: then the list itself answers. */
const OF_ROWS = ['person', 'inspection', 'until', 'office', 'leads', 'as', 'seated', 'overLimit'];

/** Who is where: everybody of the zones, at which inspections, and in words whether that is much. */
export function DispatchPage() {
  const [address] = useSearchParams();
  const info = usePages()?.['dispatch-board'];
  if (info === undefined) return null;
  if (OF_ROWS.some((name) => address.has(name))) return <Ledger page="dispatch-board" info={info} />;
  return <Board />;
}

function Board() {
  const { t } = useTranslation();
  const pageWords = usePageWords();
  const { nameOf } = useNames();
  const at = useMomentInLink();
  const [address, change] = useSearchParams();
  const limit = useParameter('load-limit');
  const { may } = useRights();
  const { data: seats, error } = useEveryRow('dispatch-board', { until: 'null' });
  const { data: members } = useEveryRow('zone-members', {}, { enabled: may('zone-members') });
  const work = useYearsWork();
  if (seats === undefined || limit === undefined) return <Missing error={error} />;
  // Of other zones the reader may see no dispatch: that nobody there has anything in hand is not said.
  const seen = new Set([...seats, ...(work?.zones ?? [])].map(({ zone }) => zone));
  const all = whereabouts(
    seats,
    (members ?? []).filter(({ zone }) => zone && seen.has(zone)),
    (person) => nameOf(person, 'persons'),
    limit,
  );
  const zones = [...new Set(all.map(({ zone }) => zone))];
  const asked = address.get('zone') ?? '';
  return (
    <>
      <div className="heading">
        <h1>{pageWords('dispatch-board')}</h1>
        <div className="tools">
          <Link className="button" to={at('/dispatch-board?seated=true')}>
            {t('inspections.board.everything')}
          </Link>
          <PrintButton />
        </div>
      </div>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <label>
          {t('inspections.board.zone')}
          <select
            value={asked}
            onChange={({ target }) =>
              change((before) => {
                if (target.value === '') before.delete('zone');
                else before.set('zone', target.value);
                return before;
              })
            }
          >
            <option value="">{t('ledger.any')}</option>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {nameOf(zone, 'zones')}
              </option>
            ))}
          </select>
        </label>
      </form>
      {all.length === 0 && <p>{t('inspections.board.none')}</p>}
      {zones
        .filter((zone) => asked === '' || zone === asked)
        .map((zone) => (
          <Zone key={zone} zone={zone} people={all.filter((one) => one.zone === zone)} limit={limit} />
        ))}
      {work && <YearsWork work={work} zone={asked} />}
    </>
  );
}

function Zone({
  zone,
  people,
  limit,
}: {
  readonly zone: string;
  readonly people: readonly Whereabouts[];
  readonly limit: number;
}) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const at = useMomentInLink();
  return (
    <section aria-labelledby={zone}>
      <h2 id={zone}>{nameOf(zone, 'zones')}</h2>
      <div className="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('inspections.candidate.person')}</th>
              <th scope="col">{t('inspections.board.where')}</th>
              <th scope="col">{t('inspections.board.load')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ person, name, seats, atLimit }) => (
              <tr key={person}>
                <th scope="row">
                  <Link to={at(`/dispatch-board?person=${person}`)}>{name}</Link>
                </th>
                <td>
                  {seats.map((seat) => (
                    <OneSeat key={seat.id} seat={seat} />
                  ))}
                </td>
                <td className={atLimit ? 'over' : undefined}>
                  {seats.length === 0 && !atLimit
                    ? t('inspections.board.free')
                    : t(atLimit ? 'inspections.board.atLimit' : 'inspections.board.below', {
                        count: seats.length,
                        limit,
                      })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function OneSeat({ seat }: { readonly seat: Whereabouts['seats'][number] }) {
  const { t } = useTranslation();
  const at = useMomentInLink();
  const words = useCodeWords('dispatch-board');
  const { inspection, title, leads, from, call }: Partial<RowOf<'dispatch-board'>> = seat;
  return (
    <div>
      <Link to={at(`/inspections/${inspection}`)}>{title}</Link>
      {leads && <strong> {t('inspections.team.leader')}</strong>}{' '}
      <span className="quiet">
        {t('record.holder.since', { since: shownInstant(from ?? '') })}
        {call && ` · ${words('call', call)}`}
      </span>
    </div>
  );
}
