import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answer, api, type Problem } from '../api/client.js';
import { useNames } from '../api/names.js';
import { useShown } from '../ledger/value.js';
import { useFieldWords } from '../words/field-words.js';

type Told = Answer<'/api/v1/history/records/{category}/{record}'>['events'][number];
/** What an event changed; of a sealed record that is not told. */
const changesOf = (event: Told) => ('changed' in event ? event.changed : []);

interface Props {
  readonly problem: Problem;
  /** The record that has changed. */
  readonly category: string;
  readonly id: string | undefined;
  /** Send the same once more, on the record as it is now. */
  readonly onSendAnyway: (etag: string) => void;
}

/** Somebody else was faster: who, when, and what is different now. What was typed is still there, and may still be sent. */
export function ChangedMeanwhile({ problem, category, id, onSendAnyway }: Props) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const shown = useShown();
  const words = useFieldWords();
  const { lastChange, seen, revision } = problem.body;
  const { data } = useQuery({
    queryKey: ['history', category, id, revision],
    enabled: id !== undefined,
    retry: false,
    queryFn: async ({ signal }) =>
      (
        await api.GET('/api/v1/history/records/{category}/{record}', {
          params: { path: { category, record: id! } },
          signal,
        })
      ).data as Answer<'/api/v1/history/records/{category}/{record}'>,
  });
  const since = (data?.events ?? []).filter((event) => seen === undefined || event.revision > seen);
  const changes = since.flatMap(changesOf);
  return (
    <div role="alert" className="changed">
      <p>
        {lastChange === undefined
          ? problem.message
          : t('forms.changed.by', {
              person: nameOf(lastChange.actor.person, 'persons'),
              at: shown(lastChange.recordedAt, 'at'),
            })}
      </p>
      {changes.length > 0 && (
        <dl className="changes">
          {changes.map(({ path, was, is }, place) => (
            <div key={place}>
              <dt>{words.field(path.split('/').at(-1)!)}</dt>
              <dd>
                <del>{shown(was, path)}</del> → <ins>{shown(is, path)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {revision !== undefined && (
        <button type="button" onClick={() => onSendAnyway(`"${revision}"`)}>
          {t('forms.changed.anyway')}
        </button>
      )}
    </div>
  );
}
