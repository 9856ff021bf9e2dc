import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { OWN_PAGES } from '../own-pages.js';
import { SECTIONS, type Section } from '../pages.js';
import { usePageWords } from '../words/page-words.js';
import { useRights } from './rights.js';

/** Every page that the reader may open, section by section; the section of the page that is open is open. */
export function Menu() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [, current = ''] = pathname.split('/');
  const wordsOf = usePageWords();
  const { may } = useRights();
  return (
    <>
      <NavLink to="/" end>
        {t('todo.desk.title')}
      </NavLink>
      {(Object.keys(SECTIONS) as Section[]).map((section) => {
        const own = OWN_PAGES.flatMap(({ path, menu }) =>
          menu?.section === section && may(menu.needs) ? [{ path, words: menu.words }] : [],
        );
        const pages = Object.keys(SECTIONS[section]).filter(
          (page) => may(page) && !own.some(({ path }) => path === page),
        );
        const entries = [
          ...own.map(({ path, words }) => ({ path, name: t(words) })),
          ...pages.map((page) => ({ path: page, name: wordsOf(page) })),
        ];
        if (entries.length === 0) return null;
        return (
          <details key={section} open={entries.some(({ path }) => path === current)} name="section">
            <summary>{t(`shell.section.${section}`)}</summary>
            <ul>
              {entries.map(({ path, name }) => (
                <li key={path}>
                  <NavLink to={`/${path}`}>{name}</NavLink>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}
