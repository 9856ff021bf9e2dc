import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../api/names.js';
import { ReferenceInput } from '../forms/reference-input.js';
import { shownInstant } from '../ledger/value.js';
import type { Choice } from './forward.js';
import type { Issue } from './life.js';

interface Props {
  readonly issue: Issue;
  readonly choice: Choice | undefined;
  readonly onChange: (choice: Choice | undefined) => void;
}

/** One issue to be forwarded: chosen by a tick; a body is named only where the program cannot find it. */
export function ForwardChoice({ issue, choice, onChange }: Props) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const title = `${issue.unitName ?? ''}${t('ledger.is')}${issue.kind ?? ''}`;
  return (
    <li className="forward">
      <label>
        <input
          type="checkbox"
          checked={choice !== undefined}
          onChange={({ target }) =>
            onChange(target.checked ? { body: '', reason: '', key: crypto.randomUUID() } : undefined)
          }
        />{' '}
        <strong>{title}</strong>
      </label>
      <span>{issue.facts}</span>
      <span className="quiet">
        {nameOf(issue.zone, 'zones')} · {shownInstant(issue.referredAt ?? '')} ·{' '}
        <Link to={`/issues/${encodeURIComponent(issue.id)}`}>{issue.number}</Link>
      </span>
      {issue.reason !== undefined && (
        <span className="warning">
          {t('rectifications.branch.sent-back')}
          {t('rectifications.because', { reason: issue.reason })}
        </span>
      )}
      {choice && (
        <div className="filters">
          <label>
            {t('rectifications.several.body')}
            <ReferenceInput
              to="bodies"
              value={choice.body}
              onChange={(body) => onChange(changed({ ...choice, body }))}
            />
          </label>
          <label>
            {t('rectifications.several.reason')}
            <input
              value={choice.reason}
              maxLength={200}
              onChange={({ target }) => onChange(changed({ ...choice, reason: target.value }))}
            />
          </label>
        </div>
      )}
    </li>
  );
}

/** Something else is another intent. */
const changed = (choice: Choice): Choice => ({ ...choice, key: crypto.randomUUID() });
