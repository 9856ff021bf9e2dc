import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../shell/session.js';

/** What has been agreed to be opened since the program was loaded; nowhere else is it kept. */
const agreed = new Set<string>();

interface Props {
  /** What is opened: a page, or a page and a record. */
  readonly what: string;
  readonly title: string;
  /** To some, opening it is nothing that is recorded. */
  readonly recorded: boolean;
  readonly children: ReactNode;
}

/** Says that opening is put on record before anything is asked of the program; what is not opened is not recorded. */
export function OnRecord({ what, title, recorded, children }: Props) {
  const { t } = useTranslation();
  const { session } = useSession();
  const key = `${session.login} ${what}`;
  const [open, setOpen] = useState(agreed.has(key));
  if (!recorded || open) return children;
  return (
    <section className="on-record">
      <h1>{title}</h1>
      <p>{t('clues.onRecord.says')}</p>
      <button
        type="button"
        className="primary"
        onClick={() => {
          agreed.add(key);
          setOpen(true);
        }}
      >
        {t('clues.onRecord.open')}
      </button>
    </section>
  );
}
