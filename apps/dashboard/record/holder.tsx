import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { useRows } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { useRights } from '../shell/rights.js';
import './record.css';

interface Props {
  /** `task`, `issue` or `clue`; an inspection's time is its task's. */
  readonly category: 'task' | 'issue' | 'clue';
  readonly record: string;
}

/** With whom a record lies now, for what, and since when; as the measure of waiting times has it. */
export function WaitsWith({ category, record }: Props) {
  const { t, i18n } = useTranslation();
  const { nameOf } = useNames();
  const { may } = useRights();
  // Not everybody may read it, and not every matter waits for somebody.
  const { rows } = useRows('waiting-time', { category, record }, { enabled: may('waiting-time') });
  const last = rows?.[0]?.waits.at(-1);
  if (!rows?.[0]?.open || last === undefined) return null;
  const office = `record.office.${last.holder}`;
  return (
    <HeldBy
      holders={[i18n.exists(office) ? t(office) : nameOf(last.holder)]}
      doing={t([`record.waits.${category}-${last.for}`, `record.waits.${last.for}`])}
      since={last.from}
    />
  );
}

/** Who has it now, and since when. */
export function HeldBy({
  holders,
  doing,
  since,
}: {
  readonly holders: readonly string[];
  readonly doing?: string | undefined;
  readonly since?: string | null | undefined;
}) {
  const { t } = useTranslation();
  return (
    <p className="holder">
      <strong>{t('record.holder.now', { holders: holders.join(t('ledger.separator')) })}</strong>
      {doing !== undefined && <span>{doing}</span>}
      {since && <span className="quiet">{t('record.holder.since', { since: shownInstant(since) })}</span>}
    </p>
  );
}
