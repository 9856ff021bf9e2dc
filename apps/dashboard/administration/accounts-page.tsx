import { useTranslation } from 'react-i18next';
import { type Answer, api } from '../api/client.js';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { useRights } from '../shell/rights.js';
import { useSession } from '../shell/session.js';
import { useFieldWords } from '../words/field-words.js';
import { standingOf } from './account-standing.js';
import { type Account, AccountActs, OpenAccount } from './account-acts.js';
import { DeskTable } from './desk-table.js';

/** 账号: who has one, how it stands, and what the security administrator does with it. */
export function AccountsPage() {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { may } = useRights();
  const { session } = useSession();
  const words = useFieldWords();
  const administers = may('administer-accounts');
  return (
    <DeskTable<Account>
      title={t('administration.accounts.title')}
      what="accounts"
      none={t('administration.accounts.none')}
      fetch={async ({ signal }) => {
        const { rows } = (await api.GET('/api/v1/accounts', { signal })).data as Answer<'/api/v1/accounts'>;
        // A lock ends by itself: how an account stands is of the moment it was asked for.
        return rows.map((row) => ({ ...row, standing: standingOf(row, Date.now()) }));
      }}
      rowKey={({ login }) => login}
      columns={[
        { name: words.field('login'), shows: ({ login }) => login },
        { name: words.field('person'), shows: ({ person }) => nameOf(person, 'persons') },
        {
          name: t('administration.accounts.standing'),
          shows: ({ standing, lockedUntil }) =>
            t(`administration.standing.${standing}`, { until: shownInstant(lockedUntil ?? '') }),
        },
        { name: t('administration.accounts.opened'), shows: ({ opened }) => shownInstant(opened) },
        {
          name: words.field('lastSignIn'),
          shows: ({ lastSignIn }) =>
            lastSignIn === null ? t('administration.accounts.never') : shownInstant(lastSignIn),
        },
      ]}
      // Nobody administers an account of their own.
      {...(administers && {
        opens: <OpenAccount />,
        acts: (account) => account.person !== session.person && <AccountActs account={account} />,
      })}
    />
  );
}
