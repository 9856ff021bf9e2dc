import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import './record.css';

/** One step of a record's life. */
export interface LifeStep {
  readonly key: string;
  /** What it is called, in the reader's language. */
  readonly name: string;
  /** When it was reached, and by whom, where that is known. */
  readonly at?: string | null | undefined;
  readonly by?: string | null | undefined;
}

interface Props {
  readonly steps: readonly LifeStep[];
  /** The step the record stands at; none of them before its life began. */
  readonly current: string | undefined;
  /** Nothing comes after the current step any more: it ended there, or everything is done. */
  readonly over?: boolean;
}

/** Where a record stands in its life: what is done, what is now, what comes. */
export function Steps({ steps, current, over = false }: Props) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const here = steps.findIndex(({ key }) => key === current);
  return (
    <ol className="steps" aria-label={t('record.steps.title')}>
      {steps.map(({ key, name, at, by }, place) => {
        const stands = place < here || (place === here && over) ? 'done' : place === here ? 'now' : 'ahead';
        return (
          <li key={key} className={stands} aria-current={place === here ? 'step' : undefined}>
            <span className="step-name">{name}</span>
            <span className="quiet">
              {at ? shownInstant(at) : t(`record.steps.${stands}`)}
              {by && ` ${nameOf(by, 'persons')}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
