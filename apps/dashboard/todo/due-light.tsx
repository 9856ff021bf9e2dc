import { useTranslation } from 'react-i18next';

const DAY_MS = 86_400_000;
const SOON_DAYS = 7;

/** Today's business date, in the county. */
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** How near a last day is: said in words, with a colour beside them. */
export function DueLight({ due, on = today() }: { readonly due: string | null; readonly on?: string }) {
  const { t } = useTranslation();
  if (due === null) return null;
  const days = Math.round((Date.parse(due) - Date.parse(on)) / DAY_MS);
  const light = days < 0 ? 'late' : days === 0 ? 'today' : days <= SOON_DAYS ? 'soon' : 'far';
  return <span className={`due ${light}`}>{t(`todo.due.${light}`, { due, count: Math.abs(days) })}</span>;
}
