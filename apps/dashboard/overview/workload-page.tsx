import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { BarTable } from '../charts/bar-table.js';
import { YearsWork } from '../inspections/years-work.js';
import { Missing } from '../record/missing.js';
import { useMomentInLink } from '../record/relations.js';
import { useAsked, ZoneChoice } from './asked.js';
import { Board } from './board.js';
import { useComputed } from './computed.js';

/** What each zone has carried, and by name, not by amount, who in it: so that nobody carries too much. */
export function WorkloadPage() {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const asked = useAsked();
  const at = useMomentInLink();
  const { data, error } = useComputed('/api/v1/workload');
  if (data === undefined) return <Missing error={error} />;
  const zones = data.zones.filter(({ zone }) => asked.zone === '' || zone === asked.zone);
  return (
    <Board title={t('overview.work.title')} note={t('overview.work.note')} choices={<ZoneChoice asked={asked} />}>
      {zones.length === 0 && <p>{t('overview.work.none')}</p>}
      <BarTable
        title={t('overview.work.byZone', { day: data.day })}
        corner={t('overview.work.zone')}
        parts={[t('overview.work.over'), t('overview.work.open')]}
        rows={zones.map(({ zone, persons, seats, openSeats, days }) => ({
          name: nameOf(zone, 'zones'),
          note: t('overview.work.persons', { persons, days }),
          parts: [
            { value: seats - openSeats },
            { value: openSeats, to: at(`/dispatch-board?zone=${zone}&seated=true&until=null`) },
          ],
          all: { value: seats, to: at(`/dispatch-board?zone=${zone}&seated=true`) },
        }))}
      />
      <YearsWork work={data} zone={asked.zone} />
    </Board>
  );
}
