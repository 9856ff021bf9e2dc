import { useTranslation } from 'react-i18next';
import { LANGUAGES, useLanguage } from '../words/i18n.js';

/** Each language by its own name, so that whoever reads only one of them finds it. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { language, speak } = useLanguage();
  return (
    <div role="group" aria-label={t('shell.language')} className="language">
      {LANGUAGES.map(({ code, name }) => (
        <button key={code} type="button" lang={code} aria-pressed={language === code} onClick={() => void speak(code)}>
          {name}
        </button>
      ))}
    </div>
  );
}
