import type { ReactNode } from "react";
import { useI18n } from "./i18n.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Link } from "./link.tsx";
import { Logo } from "./logo.tsx";
import { SkipLink } from "./skip-link.tsx";

export type NavItem = { href: string; label: string; icon: IconName; current?: boolean; count?: number };

export type AppShellProps = {
  homeHref: string;
  nav: readonly NavItem[];
  /** Under the main navigation: the business's name or a menu to change it. */
  business?: ReactNode;
  /** At the foot of the side: who is signed in, language, theme, sign out. */
  foot?: ReactNode;
  children: ReactNode;
};

function SideNav({ items, label }: { items: readonly NavItem[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ul className="side-nav">
        {items.map((item) => (
          <li key={item.href}>
            <Link href={item.href} aria-current={item.current ? "page" : undefined}>
              <Icon name={item.icon} />
              {item.label}
              {item.count !== undefined && <span className="side-nav__count">{item.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The dashboard's frame. Under 768 px the side becomes a bar with a native disclosure: no script is needed. */
export function AppShell({ homeHref, nav, business, foot, children }: AppShellProps) {
  const { t } = useI18n();
  const current = nav.find((item) => item.current)?.href;
  return (
    <div className="shell">
      <SkipLink />
      <header className="shell__side">
        <div className="shell__brand">
          <Logo href={homeHref} />
        </div>
        {/* A new key closes the disclosure when another page is reached. */}
        <details className="shell__menu" key={current}>
          <summary>
            <Icon name="menu" />
            {t("ui.menu")}
          </summary>
        </details>
        <div className="shell__panel">
          {business}
          <SideNav items={nav} label={t("ui.mainNavigation")} />
          {foot && <div className="shell__foot">{foot}</div>}
        </div>
      </header>
      <main className="shell__main" id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
