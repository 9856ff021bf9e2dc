import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { OWN_PAGES } from '../own-pages.js';
import { SECTIONS, type Section } from '../pages.js';
import { usePageWords } from '../words/page-words.js';
import { useRights } from './rights.js';

interface MenuSection {
  readonly section: Section;
  readonly name: string;
  readonly entries: readonly { readonly path: string; readonly name: string }[];
}

/** Every page that the reader may open, section by section. */
export function useMenu(): readonly MenuSection[] {
  const { t } = useTranslation();
  const wordsOf = usePageWords();
  const { may } = useRights();
  return (Object.keys(SECTIONS) as Section[])
    .map((section) => {
      const own = OWN_PAGES.flatMap(({ path, menu }) =>
        menu?.section === section && may(menu.needs) ? [{ path, name: t(menu.words) }] : [],
      );
      const pages = Object.keys(SECTIONS[section]).filter(
        (page) => may(page) && !own.some(({ path }) => path === page),
      );
      return {
        section,
        name: t(`shell.section.${section}`),
        entries: [...own, ...pages.map((page) => ({ path: page, name: wordsOf(page) }))],
      };
    })
    .filter(({ entries }) => entries.length > 0);
}

/** The menu; the section of the page that is open is open. */
export function Menu() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [, current = ''] = pathname.split('/');
  return (
    <>
      <NavLink to="/" end>
        {t('todo.desk.title')}
      </NavLink>
      {useMenu().map(({ section, name, entries }) => (
        <details key={section} open={entries.some(({ path }) => path === current)} name="section">
          <summary>{name}</summary>
          <ul>
            {entries.map(({ path, name: page }) => (
              <li key={path}>
                <NavLink to={`/${path}`}>{page}</NavLink>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}
