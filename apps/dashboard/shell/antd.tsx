import ConfigProvider from 'antd/es/config-provider';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLanguage } from '../words/i18n.js';

/** The nonce of this very document: only styles that carry it are applied. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Dark enough for white text on it (7.9:1). */
const PRIMARY = '#0b4a8f';

const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** How the components of Ant Design look and speak here. */
export function Antd({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={language === 'en' ? en : zh}
      theme={{
        token: {
          colorPrimary: PRIMARY,
          colorLink: PRIMARY,
          colorTextPlaceholder: '#595959',
          colorTextDescription: '#4a4a4a',
          colorTextDisabled: '#595959',
          borderRadius: 4,
          fontFamily: 'inherit',
          motion: !still,
        },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
