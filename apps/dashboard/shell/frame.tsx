import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigation } from 'react-router';
import { Antd } from './antd.js';
import { LanguageSwitch } from './language-switch.js';
import { Menu } from './menu.js';
import { MomentBanner } from './moment-banner.js';
import { PostSwitch } from './post-switch.js';
import { SignedIn, useSession } from './session.js';

/** What surrounds every page: who is signed in and in which post, the menu, the moment that is shown. */
export function Frame() {
  return (
    <SignedIn>
      <Antd>
        <Inside />
      </Antd>
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
  const main = useRef<HTMLElement>(null);
  const asking = useIsFetching() > 0;
  const moving = useNavigation().state !== 'idle';

  // Whoever moves by keyboard or listens starts at the top of the new page.
  useEffect(() => {
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);

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
        <PostSwitch />
        <LanguageSwitch />
        <button type="button" onClick={() => void signOut()}>
          {t('shell.frame.signOut')}
        </button>
      </header>
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
