import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { SECTIONS, type Section } from '../pages.js';
import { usePageWords } from '../words/page-words.js';

/** Every page there is, section by section; the section of the page that is open is open. */
export function Menu() {
  const { t } = useTranslation();
  const { page: current } = useParams();
  const wordsOf = usePageWords();
  return (
    <>
      <NavLink to="/" end>
        {t('desk.title')}
      </NavLink>
      {Object.entries(SECTIONS).map(([section, pages]) => (
        <details key={section} open={current !== undefined && current in pages} name="section">
          <summary>{t(`section.${section as Section}`)}</summary>
          <ul>
            {Object.keys(pages).map((page) => (
              <li key={page}>
                <NavLink to={`/${page}`}>{wordsOf(page)}</NavLink>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}
