import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import type { RowOf } from '../api/rows.js';
import { paperOfAssessment } from './of-assessment.js';
import { paperOfInspectionReport, paperOfWorkPlan } from './of-inspection.js';
import { PaperButtons } from './paper-buttons.js';

/** Work plan and report of an inspection, as far as they are there and shown to the reader. */
export function InspectionPapers({ row }: { readonly row: RowOf<'inspections'> }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  return (
    <>
      <PaperButtons what={t('paper.what.plan')} paper={paperOfWorkPlan(row, nameOf)} />
      <PaperButtons what={t('paper.what.report')} paper={paperOfInspectionReport(row, nameOf)} />
    </>
  );
}

/** The notice to a body of its own assessment. */
export function AssessmentPaper({ row }: { readonly row: RowOf<'score-sheets'> }) {
  const { t } = useTranslation();
  return <PaperButtons what={t('paper.what.notice')} paper={paperOfAssessment(row)} />;
}
