import { useIsFetching } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigation } from 'react-router';
import { LanguageSwitch } from './language-switch.js';
import { useLive } from './live.js';
import { Menu } from './menu.js';
import { MomentBanner } from './moment-banner.js';
import { PostSwitch } from './post-switch.js';
import { SignedIn, useSession } from './session.js';

const Palette = lazy(async () => ({ default: (await import('./palette.js')).Palette }));

/** What surrounds every page: who is signed in and in which post, the menu, the moment that is shown. */
export function Frame() {
  return (
    <SignedIn>
      <Inside />
    </SignedIn>
  );
}

function Inside() {
  const { t } = useTranslation();
  const { signOut } = useSession();
  const { pathname } = useLocation();
  // Open on this page; the next one begins with it closed.
  const [openAt, setOpenAt] = useState<string>();
  const open = openAt === pathname;
  const [searching, setSearching] = useState(false);
  const main = useRef<HTMLElement>(null);
  useLive();
  const asking = useIsFetching() > 0;
  const moving = useNavigation().state !== 'idle';

  // Whoever moves by keyboard or listens starts at the top of the new page.
  useEffect(() => {
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);

  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setSearching(true);
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, []);

  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('shell.frame.skip')}
      </a>
      <header className="top">
        <button
          type="button"
          className="menu-button"
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpenAt(open ? undefined : pathname)}
        >
          {t('shell.frame.menu')}
        </button>
        <Link to="/" className="product">
          {t('shell.product')}
        </Link>
        <button type="button" aria-keyshortcuts="Control+K" onClick={() => setSearching(true)}>
          {t('shell.palette.open')}
        </button>
        <PostSwitch />
        <LanguageSwitch />
        <button type="button" onClick={() => void signOut()}>
          {t('shell.frame.signOut')}
        </button>
      </header>
      {searching && (
        <Suspense>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      )}
      <nav id="menu" className={open ? 'menu open' : 'menu'} aria-label={t('shell.frame.menu')}>
        <Menu />
      </nav>
      <main id="main" ref={main} tabIndex={-1} aria-busy={asking || moving}>
        <MomentBanner />
        <Outlet />
      </main>
    </div>
  );
}
