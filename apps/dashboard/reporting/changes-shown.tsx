import { changesOf } from './changes.js';

/** A text with what was taken out and what was put in. */
export function Changes({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <p className="text">
      {changesOf(from, to).map(({ is, text }, place) =>
        // Pieces have no name but their place.
        is === 'same' ? (
          <span key={place}>{text}</span>
        ) : is === 'gone' ? (
          <del key={place}>{text}</del>
        ) : (
          <ins key={place}>{text}</ins>
        ),
      )}
    </p>
  );
}
