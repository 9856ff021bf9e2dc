import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Answer, api } from '../api/client.js';
import { useNames } from '../api/names.js';
import { useMomentInLink } from '../record/relations.js';
import { useRights } from '../shell/rights.js';
import { useMoment } from '../shell/moment.js';

type Work = Answer<'/api/v1/workload'>;

export function useYearsWork(): Work | undefined {
  const { asOf } = useMoment();
  const { may } = useRights();
  const { data } = useQuery({
    queryKey: ['computed', 'workload', asOf],
    enabled: may('workload'),
    queryFn: async ({ signal }) =>
      (await api.GET('/api/v1/workload', { params: { query: asOf ? { asOf } : {} }, signal })).data as Work,
  });
  return data;
}

/** What the zones have carried so far: seats on teams and days, zone by zone and person by person, in the order of names. */
export function YearsWork({ work: data, zone }: { readonly work: Work; readonly zone: string }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const at = useMomentInLink();
  if (data.zones.length === 0) return null;
  const zones = data.zones.filter((one) => zone === '' || one.zone === zone);
  return (
    <section aria-labelledby="years-work">
      <h2 id="years-work">{t('inspections.work.title', { day: data.day })}</h2>
      <p className="quiet">{t('inspections.work.noRanking')}</p>
      {zones.map((one) => {
        const persons = data.persons.flatMap(({ person, name, zones: served }) => {
          const here = served[one.zone];
          return here ? [{ person, name, ...here }] : [];
        });
        return (
          <details key={one.zone}>
            <summary>
              {nameOf(one.zone, 'zones')}：
              {t('inspections.work.zone', {
                persons: one.persons,
                seats: one.seats,
                open: one.openSeats,
                days: one.days,
              })}
            </summary>
            <div className="wide">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('inspections.candidate.person')}</th>
                    <th scope="col">{t('inspections.work.seats')}</th>
                    <th scope="col">{t('inspections.work.open')}</th>
                    <th scope="col">{t('inspections.work.days')}</th>
                  </tr>
                </thead>
                <tbody>
                  {persons.map(({ person, name, seats, openSeats, days }) => (
                    <tr key={person}>
                      <th scope="row">{name}</th>
                      <td>
                        <Link to={at(`/dispatch-board?person=${person}&zone=${one.zone}`)}>{seats}</Link>
                      </td>
                      <td>
                        <Link to={at(`/dispatch-board?person=${person}&zone=${one.zone}&until=null`)}>{openSeats}</Link>
                      </td>
                      <td>{days}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        );
      })}
    </section>
  );
}
