import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { shownInstant } from '../ledger/value.js';
import { useMomentInLink } from '../record/relations.js';
import { type Branch, branchesOf, type Issue } from './life.js';

/** What befell an issue beside its straight way: given back, returned, reopened, come back, singled out. */
export function Branches({ row }: { readonly row: Issue }) {
  const branches = branchesOf(row);
  if (branches.length === 0) return null;
  return (
    <ul className="branches">
      {branches.map((branch) => (
        <li key={branch.is}>
          <Told branch={branch} />
        </li>
      ))}
    </ul>
  );
}

function Told({ branch }: { readonly branch: Branch }) {
  const { t } = useTranslation();
  const at = useMomentInLink();
  switch (branch.is) {
    case 'recurred-as':
      return (
        <>
          {t('rectifications.branch.recurred-as')}{' '}
          <Link to={at(`/issues/${encodeURIComponent(branch.as)}`)}>{branch.as}</Link>
        </>
      );
    case 'recurred':
      return t('rectifications.branch.recurred', { at: shownInstant(branch.at), count: branch.count });
    case 'reopened':
      return (
        t('rectifications.branch.reopened', { count: branch.count }) +
        (branch.reason === '' ? '' : t('rectifications.because', { reason: branch.reason }))
      );
    case 'holds':
      return t('rectifications.branch.holds');
    default:
      return t(`rectifications.branch.${branch.is}`) + t('rectifications.because', { reason: branch.reason });
  }
}
