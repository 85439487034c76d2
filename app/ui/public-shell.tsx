import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { useI18n } from "./i18n.tsx";
import { Logo } from "./logo.tsx";
import { PrivacyLinks } from "./privacy-links.tsx";
import { SkipLink } from "./skip-link.tsx";

export type PublicShellProps = {
  /** Whose page it is. Without it the page is Parley's own. */
  business?: { name: string; href: string; logoUrl?: string };
  /** Where Parley's own mark leads. */
  homeHref?: string;
  /** Usually a LanguageSwitch. */
  languages?: ReactNode;
  /** For forms and confirmations, where one column is enough. */
  narrow?: boolean;
  /** Further links in the footer. */
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of every page that visitors see. Pure markup: it is never hydrated. */
export function PublicShell({
  business,
  homeHref = "/",
  languages,
  narrow,
  footer,
  children,
}: PublicShellProps) {
  const { t } = useI18n();
  return (
    <div className={classNames("public", business && "public--business", narrow && "public--narrow")}>
      <SkipLink />
      <header className="public__header">
        {business ? (
          <a className="public__name" href={business.href}>
            {business.logoUrl && <img src={business.logoUrl} alt="" />}
            <span>{business.name}</span>
          </a>
        ) : (
          <Logo href={homeHref} />
        )}
        {languages}
      </header>
      <main className="public__main" id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="public__footer">
        <p>{t("common.tagline")}</p>
        <PrivacyLinks />
        {footer}
        {business && <Logo href={homeHref} />}
      </footer>
    </div>
  );
}
