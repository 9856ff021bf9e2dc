import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answer, api } from '../api/client.js';
import { useMoment } from '../shell/moment.js';
import { useSaid } from '../words/i18n.js';
import { CommandButton } from './command-button.js';

interface Props {
  readonly category: string;
  readonly id: string;
  readonly etag: string;
  /** Further parts of the addresses: the zone, the item. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Commands that the page offers in another place. */
  readonly except?: readonly string[];
}

/** What the reader may do with a record now, as buttons; each opens its form. What the record refuses is said with the reason. */
export function Actions({ category, id, etag, parts = {}, except = [] }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const { asOf } = useMoment();
  const { data } = useQuery({
    queryKey: ['actions', category, id, parts],
    queryFn: async ({ signal }) =>
      (
        await api.GET('/api/v1/actions/{category}/{id}', {
          params: { path: { category, id }, query: parts as never },
          signal,
        })
      ).data as Answer<'/api/v1/actions/{category}/{id}'>,
    // Of a past moment nothing is done.
    enabled: asOf === undefined,
  });
  if (asOf !== undefined || data === undefined) return null;
  const actions = data.actions.filter(({ command }) => !except.includes(command));
  const offered = actions.filter(({ would }) => would === 'done' || would === 'open');
  const refused = actions.filter(({ refusal }) => refusal !== undefined);
  return (
    <div className="actions" role="group" aria-label={t('record.actions')}>
      {offered.map((action) => (
        <CommandButton key={action.command} name={action.command} params={{ id, ...parts }} etag={etag} />
      ))}
      {refused.length > 0 && (
        <details className="drop">
          <summary>{t('record.notNow')}</summary>
          <ul>
            {refused.map((action) => (
              <li key={action.command}>
                {said(action)}
                {t('ledger.is')}
                {action.refusal!.detail}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
