import { useTranslation } from 'react-i18next';
import { type Answer, api } from '../api/client.js';
import { shownInstant } from '../ledger/value.js';
import { useRights } from '../shell/rights.js';
import { useFieldWords } from '../words/field-words.js';
import { ActButton } from './act-button.js';
import { DeskTable } from './desk-table.js';

type Parked = Answer<'/api/v1/system/parked-events'>['rows'][number];

/** 搁置的事项: events that a rule could not take; tried again, or given up for good. */
export function ParkedPage() {
  const { t } = useTranslation();
  const { may } = useRights();
  const words = useFieldWords();
  return (
    <DeskTable<Parked>
      title={t('administration.parked.title')}
      what="parked"
      none={t('administration.parked.none')}
      fetch={async ({ signal }) =>
        ((await api.GET('/api/v1/system/parked-events', { signal })).data as Answer<'/api/v1/system/parked-events'>)
          .rows
      }
      rowKey={({ id }) => id}
      columns={[
        {
          name: t('administration.parked.what'),
          shows: ({ type }) => (type === null ? t('administration.parked.untold') : words.event(type)),
        },
        { name: t('administration.parked.at'), shows: ({ at }) => shownInstant(at) },
        { name: t('administration.parked.attempts'), shows: ({ attempts }) => attempts },
        { name: t('administration.parked.reason'), shows: ({ reason }) => reason },
      ]}
      {...(may('administer-system') && { acts: ({ id }) => <ParkedActs id={id} /> })}
    />
  );
}

function ParkedActs({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const at = { params: { path: { id } } };
  return (
    <>
      <ActButton
        label={t('administration.retry.do')}
        about={t('administration.retry.about')}
        run={async () => {
          const { data } = await api.POST('/api/v1/system/parked-events/{id}/retry', at);
          return data!.outcome === 'taken'
            ? undefined
            : t('administration.retry.failed', { reason: data!.reason ?? '' });
        }}
      />
      <ActButton
        label={t('administration.skip.do')}
        about={t('administration.skip.about')}
        run={async () => {
          await api.POST('/api/v1/system/parked-events/{id}/skip', at);
        }}
      />
    </>
  );
}
