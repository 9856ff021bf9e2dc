import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCommand } from '../api/command.js';
import { useRow } from '../api/rows.js';
import { Missing } from '../record/missing.js';
import { Fault } from '../shell/broken.js';
import { FindingForm } from './finding-form.js';
import { Findings } from './findings.js';
import { isWhole } from './shown.js';
import './inspections.css';

/** A member of the team writes down what was found; the form is there for the next one at once. */
export function FindingPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  // A new form, and a new intent, for each finding.
  const [intent, setIntent] = useState(() => ({ key: crypto.randomUUID(), done: 0 }));
  const command = useCommand(() => setIntent(({ done }) => ({ key: crypto.randomUUID(), done: done + 1 })));
  const { data, error } = useRow('inspections', id);
  if (data === undefined) return <Missing error={error} />;
  const { row } = data;
  return (
    <>
      <h1>{t('inspections.finding.record')}</h1>
      <p>
        <Link to={`/inspections/${id}`}>{row.title ?? id}</Link>
      </p>
      {!isWhole(row) || row.state !== 'under-way' ? (
        <p role="status">{t('inspections.finding.notNow')}</p>
      ) : (
        <>
          {intent.done > 0 && (
            <p role="status" className="result done">
              {t('inspections.finding.done', { count: intent.done })}
            </p>
          )}
          <FindingForm
            key={intent.key}
            units={row.units}
            kinds={[...new Set(row.problems.map(({ kind }) => kind))]}
            busy={command.isPending}
            onSubmit={(found) =>
              // No revision: what another member wrote down meanwhile takes nothing from this.
              command.mutate({ name: 'RecordFinding', params: { id }, body: found, key: intent.key })
            }
          >
            <Fault error={command.error} />
          </FindingForm>
          <Findings row={row} />
        </>
      )}
    </>
  );
}
