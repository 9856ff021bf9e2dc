import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../words/i18n.js';
import { FigureDialog } from './figure-dialog.js';
import type { ReportRow } from './report-page.js';

export type Figure = ReportRow['figures'][number];

/** A figure of a report; opens the rows that it counts. */
export function FigureButton({
  report,
  figure,
  bare,
}: {
  readonly report: ReportRow;
  readonly figure: Figure;
  readonly bare?: boolean;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const [open, setOpen] = useState(false);
  const name = said(figure);
  const value = t('reporting.figure.value', {
    value: figure.value,
    unit: figure.unit,
    // The other measure words are Chinese alone.
    percent: figure.unit === '%' ? '%' : '',
  });
  return (
    <>
      <button type="button" className="figure" title={t('reporting.figure.open')} onClick={() => setOpen(true)}>
        <span className={bare ? 'unseen' : undefined}>{name}</span> <strong>{value}</strong>
      </button>
      {open && (
        <FigureDialog report={report} title={`${name} ${value}`} figure={figure} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
