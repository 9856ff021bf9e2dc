import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { BarTable } from '../charts/bar-table.js';
import { valuesOf } from '../charts/counting.js';
import { HeatTable } from '../charts/heat-table.js';
import { Missing } from '../record/missing.js';
import { useComputed } from './computed.js';
import { useVisitsLink } from './visit-list.js';

/** How much of the inspecting was done by another zone than the units' own, and from where to where. */
export function CrossInspections(period: { readonly from: string | undefined; readonly to: string | undefined }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const to = useVisitsLink();
  const { data, error } = useComputed('/api/v1/cross-inspections', period);
  if (data === undefined) return <Missing error={error} />;
  const { all, zones, map } = data;
  const goers = valuesOf(map, 'zone').sort();
  return (
    <section aria-labelledby="cross">
      <h2 id="cross">{t('overview.cross.title')}</h2>
      <p>{all.inspections === 0 ? t('overview.cross.none') : t('overview.cross.rate', all)}</p>
      <div className="boards">
        <BarTable
          title={t('overview.cross.byHome')}
          corner={t('overview.cross.home')}
          parts={[t('overview.cross.own'), t('overview.cross.across')]}
          rows={zones.map(({ zone, inspections, crossed, percent }) => ({
            name: nameOf(zone, 'zones'),
            note: t('overview.cross.percent', { percent }),
            parts: [
              { value: inspections - crossed, to: to({ homeZone: zone, cross: 'false' }) },
              { value: crossed, to: to({ homeZone: zone, cross: 'true' }) },
            ],
          }))}
        />
        <HeatTable
          title={t('overview.cross.map')}
          corner={t('overview.cross.home')}
          columns={goers.map((zone) => nameOf(zone, 'zones'))}
          rows={valuesOf(map, 'homeZone').map((homeZone) => ({
            name: nameOf(homeZone, 'zones'),
            cells: goers.map((zone) => ({
              value: map.find((one) => one.homeZone === homeZone && one.zone === zone)?.count ?? 0,
              to: to({ homeZone, by: zone, cross: 'true' }),
            })),
          }))}
        />
      </div>
    </section>
  );
}
