import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { asking } from '../api/client.js';
import { chinese, english } from './languages.js';

export const LANGUAGES = [
  { code: 'zh-CN', name: '中文', load: chinese },
  { code: 'en', name: 'English', load: english },
] as const;

export type Language = (typeof LANGUAGES)[number]['code'];

/** No matter of the county is ever kept in the browser; which language it speaks is none. */
const KEPT = 'language';

const wished = (): Language =>
  LANGUAGES.find(({ code }) => code === localStorage.getItem(KEPT))?.code ??
  (/^en/i.test(navigator.language) ? 'en' : 'zh-CN');

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const { load: read } = LANGUAGES.find(({ code }) => code === language)!;
  i18next.addResourceBundle(language, 'translation', await read());
}

function show(language: Language): void {
  asking.language = language;
  document.documentElement.lang = language;
}

export async function startSpeaking(): Promise<void> {
  const language = wished();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await load(language);
  await i18next.changeLanguage(language);
  show(language);
}

export function useLanguage(): { readonly language: Language; readonly speak: (language: Language) => Promise<void> } {
  const { i18n } = useTranslation();
  return {
    language: i18n.language as Language,
    speak: async (language) => {
      await load(language);
      localStorage.setItem(KEPT, language);
      show(language);
      await i18n.changeLanguage(language);
    },
  };
}

/** The one of two texts that the reader reads. */
export const useSaid = () => {
  const { language } = useLanguage();
  return ({ zh, en }: { readonly zh: string; readonly en: string }) => (language === 'en' ? en : zh);
};
