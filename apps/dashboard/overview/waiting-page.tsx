import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useNames } from '../api/names.js';
import { type RowOf, useEveryRow } from '../api/rows.js';
import { daysTo } from '../charts/counting.js';
import { FigureLink } from '../charts/figure.js';
import { Missing } from '../record/missing.js';
import { useMomentInLink } from '../record/relations.js';
import { dayShown } from '../reporting/standing.js';
import { useMoment } from '../shell/moment.js';
import { today } from '../todo/due-light.js';
import { useCodeWords } from '../words/code-words.js';
import { useAsked, ZoneChoice } from './asked.js';
import { Board } from './board.js';
import { Opened } from './opened.js';
import { type Held, heldBy } from './waiting.js';

type Matter = RowOf<'waiting-time'>;

/** With whom matters lie and for how long: bodies, zones and offices, each figure with the matters behind it. */
export function WaitingPage() {
  const { t } = useTranslation();
  const asked = useAsked();
  const { asOf } = useMoment();
  const day = dayShown(asOf, today());
  const { data, error } = useEveryRow('waiting-time', asked.zone === '' ? {} : { zone: asked.zone });
  if (data === undefined) return <Missing error={error} />;
  const held = heldBy(data, day);
  const opened = held.find(({ holder }) => holder === asked.holder);
  return (
    <Board title={t('overview.waiting.title')} note={t('overview.waiting.note')} choices={<ZoneChoice asked={asked} />}>
      {held.length === 0 ? <p>{t('overview.waiting.none')}</p> : <Holders held={held} />}
      {opened && <Matters held={opened} day={day} />}
    </Board>
  );
}

const useHolderName = () => {
  const { t, i18n } = useTranslation();
  const { nameOf } = useNames();
  return (holder: string) => {
    const office = `record.office.${holder}`;
    return i18n.exists(office) ? t(office) : nameOf(holder);
  };
};

function Holders({ held }: { readonly held: readonly Held<Matter>[] }) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  const [address] = useSearchParams();
  const byName = [...held].sort((a, b) => nameOf(a.holder).localeCompare(nameOf(b.holder), 'zh-CN'));
  const opens = (holder: string, which: 'now' | 'before') => {
    const next = new URLSearchParams(address);
    next.set('holder', holder);
    next.set('which', which);
    return `?${next.toString()}`;
  };
  return (
    <div className="wide" role="region" aria-label={t('overview.waiting.title')} tabIndex={0}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t('overview.waiting.holder')}</th>
            {(['now', 'longest', 'before', 'average'] as const).map((column) => (
              <th key={column} scope="col" className="number">
                {t(`overview.waiting.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byName.map(({ holder, now, before, longest, average }) => (
            <tr key={holder}>
              <th scope="row">{nameOf(holder)}</th>
              <td className="number">
                <FigureLink value={now.length} to={opens(holder, 'now')} />
              </td>
              <td className="number">{longest}</td>
              <td className="number">
                <FigureLink value={before.length} to={opens(holder, 'before')} />
              </td>
              <td className="number">{average}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MattersProps {
  readonly held: Held<Matter>;
  readonly day: string;
}

/** The matters behind a holder's figures, with each stretch of time that they lay there. */
function Matters({ held: { holder, now, before }, day }: MattersProps) {
  const { t } = useTranslation();
  const at = useMomentInLink();
  const words = useCodeWords('waiting-time');
  const nameOf = useHolderName();
  const [address] = useSearchParams();
  const which = address.get('which') === 'before' ? 'before' : 'now';
  const matters = which === 'now' ? now : before;
  return (
    <Opened title={t(`overview.waiting.of.${which}`, { holder: nameOf(holder), count: matters.length })}>
      <ul className="matters">
        {matters.map(({ id, category, record, waits }) => (
          <li key={id}>
            <span>{words('category', category)}</span>
            <Link to={at(`/waiting-time/${encodeURIComponent(id)}`)}>{record}</Link>
            {waits
              .filter((wait) => wait.holder === holder && (which === 'now') === !wait.until)
              .map((wait) => (
                <Stay key={wait.given} wait={wait} category={category} day={day} />
              ))}
          </li>
        ))}
      </ul>
    </Opened>
  );
}

interface StayProps {
  readonly wait: Matter['waits'][number];
  readonly category: string;
  readonly day: string;
}

function Stay({ wait, category, day }: StayProps) {
  const { t } = useTranslation();
  const from = wait.from.slice(0, 10);
  const until = wait.until?.slice(0, 10);
  return (
    <span className="quiet">
      {t([`record.waits.${category}-${wait.for}`, `record.waits.${wait.for}`])}{' '}
      {until === undefined
        ? t('overview.waiting.since', { from, count: daysTo(from, day) })
        : t('overview.waiting.stay', { from, until, count: daysTo(from, until) })}
    </span>
  );
}
