import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useNames } from '../api/names.js';
import { useEveryRow } from '../api/rows.js';
import { Missing } from '../record/missing.js';
import { useMomentInLink } from '../record/relations.js';
import { useRights } from '../shell/rights.js';
import { useCodeWords } from '../words/code-words.js';
import { Opened } from './opened.js';
import { type Asked, askedVisits, visitsWithin } from './visits.js';

/** Opens the visits behind a figure, on the same page; what else was asked stays. Nobody who may not list them is offered it. */
export function useVisitsLink(): (asked: Asked) => string | undefined {
  const [address] = useSearchParams();
  const { may } = useRights();
  return (asked) => {
    if (!may('visits')) return undefined;
    const next = new URLSearchParams(address);
    for (const name of ['units', 'homeZone', 'by', 'cross', 'month']) next.delete(name);
    for (const [name, value] of Object.entries(asked)) next.set(name, String(value));
    return `?${next.toString()}`;
  };
}

/** The visits that the address asks for. */
export function Visits() {
  const [address] = useSearchParams();
  const asked = askedVisits(address);
  return asked && <Listed asked={asked} from={address.get('from')} to={address.get('to')} />;
}

interface ListedProps {
  readonly asked: Asked;
  readonly from: string | null;
  readonly to: string | null;
}

function Listed({ asked: { month, by, ...filter }, from, to }: ListedProps) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { may } = useRights();
  const words = useCodeWords('visits');
  const at = useMomentInLink();
  const { data, error } = useEveryRow('visits', { ...filter, ...(by && { zone: by }) });
  if (data === undefined) return <Missing error={error} />;
  const visits = visitsWithin(data, { from: from ?? '', to: to ?? '9999', month: month ?? '' });
  const record = may('inspections') ? 'inspections' : 'visits';
  return (
    <Opened
      title={t('overview.visits.title', {
        of: [filter.units, filter.homeZone, month].flatMap((one) => (one ? nameOf(one) : [])).join(' '),
        count: visits.length,
      })}
    >
      <ul className="matters">
        {visits.map(({ id, inspection, title, zone, kind, cross, startedAt }) => (
          <li key={id}>
            <span>{startedAt?.slice(0, 10)}</span>
            <Link to={at(`/${record}/${encodeURIComponent(inspection)}`)}>{title}</Link>
            <span>{words('kind', kind)}</span>
            <span className="quiet">
              {nameOf(zone, 'zones')}
              {cross && ` · ${t('overview.cross.across')}`}
            </span>
          </li>
        ))}
      </ul>
    </Opened>
  );
}
