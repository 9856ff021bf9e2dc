import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRow, useRows } from '../api/rows.js';
import { useNames } from '../api/names.js';
import { CommandButton } from '../record/command-button.js';
import { shownInstant } from '../ledger/value.js';
import { useHolds } from '../shell/holds.js';
import { Findings } from './findings.js';
import { Journey, ReportText } from './report.js';
import { isWhole } from './shown.js';
import '../planning/planning.css';

/** Reports that were presented and wait for an instruction: read here, instructed upon here. */
export function PresentedReports() {
  const { t } = useTranslation();
  const reads = useHolds({ post: 'principal-leader' });
  const { rows } = useRows('inspections', { state: 'report-presented' }, { enabled: reads });
  if (!reads || rows === undefined) return null;
  return (
    <section aria-labelledby="presented">
      <h2 id="presented">{t('inspections.presented.title', { count: rows.length })}</h2>
      {rows.length === 0 && <p>{t('inspections.presented.none')}</p>}
      {rows.map(({ id }) => (
        <PresentedReport key={id} id={id} />
      ))}
    </section>
  );
}

function PresentedReport({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { data } = useRow('inspections', id);
  if (data === undefined || !isWhole(data.row) || data.row.report === null) return null;
  const { row, etag } = data;
  const presented = row.journey.findLast(({ step }) => step === 'report-presented');
  return (
    <article className="matter-card" aria-labelledby={`report-${id}`}>
      <h3 id={`report-${id}`}>
        <Link to={`/inspections/${id}`}>{row.title}</Link>
      </h3>
      <p className="quiet">
        {nameOf(row.zone, 'zones')}
        {presented &&
          ` · ${t('inspections.presented.by', { by: nameOf(presented.by, 'persons'), at: shownInstant(presented.at) })}`}
      </p>
      <ReportText report={data.row.report} />
      <details>
        <summary>{t('inspections.presented.findings')}</summary>
        <Findings row={row} />
        <Journey journey={row.journey} />
      </details>
      <div className="actions">
        <CommandButton name="InstructOnReport" params={{ id }} etag={etag} primary />
      </div>
    </article>
  );
}
