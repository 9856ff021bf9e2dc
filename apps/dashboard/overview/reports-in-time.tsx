import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { useEveryRow } from '../api/rows.js';
import { BarTable } from '../charts/bar-table.js';
import { valuesOf } from '../charts/counting.js';
import { Missing } from '../record/missing.js';
import { useMomentInLink } from '../record/relations.js';
import { dayShown } from '../reporting/standing.js';
import { useMoment } from '../shell/moment.js';
import { today } from '../todo/due-light.js';
import { useCodeWords } from '../words/code-words.js';
import { useFieldWords } from '../words/field-words.js';

const STANDINGS = ['in-time', 'late', 'missing'] as const;

/** Of this year's periodic reports that were due: how many came in time, late, and not at all. */
export function ReportsInTime({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const words = useCodeWords('report-register');
  const fields = useFieldWords();
  const at = useMomentInLink();
  const { asOf } = useMoment();
  const year = dayShown(asOf, today()).slice(0, 4);
  const { data, error } = useEveryRow('report-register', { year, ...(zone !== '' && { zone }) });
  if (data === undefined) return <Missing error={error} />;
  const due = data.filter(({ standing }) => STANDINGS.some((one) => one === standing));
  const inTime = due.filter(({ standing }) => standing === 'in-time').length;
  return (
    <section>
      <h2>{t('overview.reports.title', { year })}</h2>
      {due.length === 0 ? (
        <p>{t('overview.reports.none')}</p>
      ) : (
        <>
          <p>
            {t('overview.reports.rate', { percent: Math.round((100 * inTime) / due.length), inTime, due: due.length })}
          </p>
          <BarTable
            title={t('overview.reports.byZone')}
            corner={fields.field('zone')}
            parts={STANDINGS.map((standing) => words('standing', standing))}
            rows={valuesOf(due, 'zone')
              .sort()
              .map((one) => ({
                name: nameOf(one, 'zones'),
                parts: STANDINGS.map((standing) => ({
                  value: due.filter((row) => row.zone === one && row.standing === standing).length,
                  to: at(`/report-register?year=${year}&zone=${one}&standing=${standing}`),
                })),
              }))}
          />
        </>
      )}
    </section>
  );
}
