import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Answer, api } from '../api/client.js';
import { usePageWords } from '../words/page-words.js';
import { useMenu } from './menu.js';

interface Place {
  readonly to: string;
  readonly name: string;
  readonly kind: string;
}

/** Ctrl+K: go anywhere by typing. Pages by their names, and every record that the reader may see by words, names and numbers. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const { places, searching } = usePlaces(useDeferredValue(typed.trim()));
  const at = Math.min(chosen, places.length - 1);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const go = (place: Place | undefined) => {
    if (place === undefined) return;
    onClose();
    void navigate(place.to);
  };
  const steer = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setChosen((at + move + places.length) % Math.max(places.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(places[at]);
    }
  };

  return (
    <dialog ref={dialog} className="palette" onClose={onClose} aria-label={t('shell.palette.title')}>
      <input
        role="combobox"
        aria-label={t('shell.palette.title')}
        aria-expanded={places.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={places.length > 0 ? `${list}-${at}` : undefined}
        placeholder={t('shell.palette.placeholder')}
        autoFocus
        maxLength={100}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(0);
        }}
        onKeyDown={steer}
      />
      <ul id={list} role="listbox" aria-label={t('shell.palette.found')}>
        {places.map((place, index) => (
          <li
            key={`${place.to} ${place.name}`}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => go(place)}
          >
            <span>{place.name}</span> <span className="quiet">{place.kind}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="quiet">
        {typed.trim() !== '' && !searching && t('shell.palette.count', { count: places.length })}
      </p>
    </dialog>
  );
}

/** Pages first, then records; before anything is typed, all pages. */
function usePlaces(typed: string): { readonly places: readonly Place[]; readonly searching: boolean } {
  const { t } = useTranslation();
  const wordsOf = usePageWords();
  const pages = useMenu().flatMap(({ name: section, entries }) =>
    entries.map(({ path, name }) => ({ to: `/${path}`, name, kind: section })),
  );
  const { data, isFetching } = useQuery({
    queryKey: ['search', typed],
    queryFn: async ({ signal }) =>
      (await api.GET('/api/v1/search', { params: { query: { q: typed } }, signal })).data as Answer<'/api/v1/search'>,
    enabled: typed !== '',
  });
  const wanted = typed.toLowerCase();
  const found = pages.filter(({ name }) => name.toLowerCase().includes(wanted));
  const hits = (typed === '' ? [] : (data?.hits ?? [])).map(({ page, id, title }) => ({
    to: `/${page}/${encodeURIComponent(id)}`,
    name: title === id ? id : t('shell.palette.hit', { title, id }),
    kind: wordsOf(page),
  }));
  return { places: [...found, ...hits], searching: isFetching };
}
