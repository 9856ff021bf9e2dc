import { useTranslation } from 'react-i18next';
import { useMoment } from '../shell/moment.js';
import { today } from '../todo/due-light.js';
import { dayShown, daysBetween, standingOf } from './standing.js';

type Shown = Parameters<typeof standingOf>[0] & { readonly daysLate?: number };

/** How a report stands, in words with a colour beside them. */
export function ReportStanding({ report }: { readonly report: Shown }) {
  const { t } = useTranslation();
  const { asOf } = useMoment();
  const day = dayShown(asOf, today());
  const standing = standingOf(report, day);
  const count = standing === 'late' ? (report.daysLate ?? 0) : Math.abs(daysBetween(day, report.due));
  return <span className={`standing ${standing}`}>{t(`reporting.standing.${standing}`, { count })}</span>;
}
