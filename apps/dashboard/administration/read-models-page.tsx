import { useTranslation } from 'react-i18next';
import { type Answer, api } from '../api/client.js';
import { shownInstant } from '../ledger/value.js';
import { useRights } from '../shell/rights.js';
import { usePageWords } from '../words/page-words.js';
import { ActButton } from './act-button.js';
import { DeskTable } from './desk-table.js';

type Model = Answer<'/api/v1/system/read-models'>['rows'][number];

/** 读模型: how each stands, how far it is behind, and what lets it go on. */
export function ReadModelsPage() {
  const { t } = useTranslation();
  const { may } = useRights();
  const pageWords = usePageWords();
  return (
    <DeskTable<Model>
      title={t('administration.models.title')}
      what="read-models"
      none={t('administration.models.none')}
      fetch={async ({ signal }) =>
        ((await api.GET('/api/v1/system/read-models', { signal })).data as Answer<'/api/v1/system/read-models'>).rows
      }
      rowKey={({ name }) => name}
      columns={[
        { name: t('administration.models.name'), shows: ({ name }) => pageWords(name) },
        { name: t('administration.models.state'), shows: (model) => <State model={model} /> },
        {
          name: t('administration.models.lag'),
          shows: ({ lagMs }) => t('administration.models.seconds', { seconds: (lagMs / 1000).toFixed(1) }),
        },
        { name: t('administration.models.position'), shows: ({ position }) => position },
        { name: t('administration.models.version'), shows: ({ version }) => version },
      ]}
      {...(may('administer-system') && { acts: (model) => <ModelActs model={model} /> })}
    />
  );
}

function State({ model: { state, stopped, building, error } }: { readonly model: Model }) {
  const { t } = useTranslation();
  return (
    <>
      <strong className={state === 'stopped' || state === 'refused' ? 'fault' : undefined}>
        {t(`administration.model-state.${state}`)}
      </strong>
      {building !== null && building.fraction !== null && (
        <p className="quiet">{t('administration.models.built', { share: Math.floor(building.fraction * 100) })}</p>
      )}
      {stopped && (
        <p className="quiet">
          {t('administration.models.stopped', {
            at: shownInstant(stopped.at),
            attempts: stopped.attempts,
            reason: stopped.reason,
          })}
        </p>
      )}
      {error && <p className="quiet">{error}</p>}
    </>
  );
}

function ModelActs({ model: { name, state } }: { readonly model: Model }) {
  const { t } = useTranslation();
  const at = { params: { path: { view: name } } };
  return (
    <>
      {state === 'stopped' && (
        <ActButton
          label={t('administration.restart.do')}
          about={t('administration.restart.about', { name })}
          run={async () => {
            await api.POST('/api/v1/system/read-models/{view}/restart', at);
          }}
        />
      )}
      <ActButton
        label={t('administration.rebuild.do')}
        about={t('administration.rebuild.about', { name })}
        run={async () => {
          await api.POST('/api/v1/system/read-models/{view}/rebuild', at);
        }}
      />
    </>
  );
}
