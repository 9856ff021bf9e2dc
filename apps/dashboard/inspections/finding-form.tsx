import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { sealOf } from './seal.js';

/** A finding as the command takes it: one way or the other. */
export type FoundNow =
  | {
      readonly problem: {
        readonly unit: string;
        readonly place: string;
        readonly kind: string;
        readonly facts: string;
      };
    }
  | { readonly clue: { readonly number: string; readonly envelope: string } };

interface Props {
  /** Units of the inspection. */
  readonly units: readonly string[];
  /** Kinds used before, proposed while one types. */
  readonly kinds: readonly string[];
  readonly onSubmit: (found: FoundNow) => void;
  readonly busy: boolean;
  /** What became of the last one: done, or what the program said. */
  readonly children?: ReactNode;
}

/** Writing down what was found, on a phone and on the spot: few fields, large ones. */
export function FindingForm({ units, kinds, onSubmit, busy, children }: Props) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const [flow, setFlow] = useState<'problem' | 'clue'>('problem');
  const [envelope, setEnvelope] = useState('');

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => (fields.get(name) as string).trim();
    onSubmit(
      flow === 'problem'
        ? { problem: { unit: text('unit'), place: text('place'), kind: text('kind'), facts: text('facts') } }
        : { clue: { number: text('number'), envelope } },
    );
  };

  return (
    <form onSubmit={submit} className="finding-form">
      <fieldset>
        <legend>{t('inspections.finding.which')}</legend>
        {(['problem', 'clue'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="flow" checked={flow === one} onChange={() => setFlow(one)} />
            {t(`inspections.finding.${one}`)}
          </label>
        ))}
      </fieldset>
      {flow === 'problem' ? (
        <>
          <label className="field">
            <span>{t('inspections.finding.unit')}</span>
            <select name="unit" required defaultValue={units.length === 1 ? units[0] : ''}>
              {units.length > 1 && <option value="">{t('forms.choose')}</option>}
              {units.map((unit) => (
                <option key={unit} value={unit}>
                  {nameOf(unit, 'units')}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('inspections.finding.place')}</span>
            <input name="place" required maxLength={120} autoComplete="off" />
          </label>
          <label className="field">
            <span>{t('inspections.finding.kind')}</span>
            <input name="kind" required maxLength={40} list="kinds" autoComplete="off" />
            <datalist id="kinds">
              {kinds.map((kind) => (
                <option key={kind} value={kind} />
              ))}
            </datalist>
          </label>
          <label className="field">
            <span>{t('inspections.finding.facts')}</span>
            <textarea name="facts" rows={6} required maxLength={2000} />
          </label>
        </>
      ) : (
        <>
          <p className="warning">{t('inspections.finding.clueRule')}</p>
          <label className="field">
            <span>{t('inspections.finding.number')}</span>
            <input
              name="number"
              required
              pattern="\d{4}-\d{1,2}-\d{3,5}"
              inputMode="numeric"
              autoComplete="off"
              placeholder="2026-3-001"
            />
          </label>
          <label className="field">
            <span>{t('inspections.finding.file')}</span>
            <input type="file" onChange={({ target }) => void sealOf(target.files?.[0]).then(setEnvelope)} />
          </label>
          <label className="field">
            <span>{t('inspections.finding.envelope')}</span>
            <input
              required
              pattern="[0-9a-f]{64}"
              autoComplete="off"
              value={envelope}
              onChange={({ target }) => setEnvelope(target.value.trim().toLowerCase())}
            />
          </label>
        </>
      )}
      {children}
      <button type="submit" className="primary" disabled={busy}>
        {t('inspections.finding.record')}
      </button>
    </form>
  );
}
