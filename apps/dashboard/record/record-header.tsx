import type { ReactNode } from 'react';
import { PrintButton } from '../shell/print-button.js';
import './record.css';

interface Props {
  /** What kind of record it is, as the menu calls its page. */
  readonly kind: string;
  readonly title: string;
  /** Its number, where it has one beside its title. */
  readonly number?: string;
  /** In words, at once: where it stands. */
  readonly state?: string;
  /** Buttons beside print. */
  readonly children?: ReactNode;
}

/** The head of a record's page: kind, title, number, state, and print. */
export function RecordHeader({ kind, title, number, state, children }: Props) {
  return (
    <div className="heading">
      <div>
        <p className="quiet">
          {kind}
          {number !== undefined && ` · ${number}`}
        </p>
        <h1>
          {title} {state !== undefined && <span className="state">{state}</span>}
        </h1>
      </div>
      <div className="tools">
        {children}
        <PrintButton />
      </div>
    </div>
  );
}
