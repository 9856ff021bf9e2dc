import type { ReactNode } from 'react';
import '../charts/charts.css';
import { PrintButton } from '../shell/print-button.js';
import './overview.css';

interface Props {
  readonly title: string;
  /** What the figures mean, and what they do not. */
  readonly note?: string;
  readonly choices?: ReactNode;
  readonly children: ReactNode;
}

/** A page of figures: its name, what it is asked for, and what can be read off it. */
export function Board({ title, note, choices, children }: Props) {
  return (
    <>
      <div className="heading">
        <h1>{title}</h1>
        <div className="tools">
          <PrintButton />
        </div>
      </div>
      {note !== undefined && <p className="quiet board-note">{note}</p>}
      {choices !== undefined && (
        <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
          {choices}
        </form>
      )}
      {children}
    </>
  );
}
