import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import { Tabs } from "#app/ui/tabs.tsx";

const pages = [
  { href: "/privacy", label: "notices.nav.notice" },
  { href: "/privacy/processors", label: "notices.nav.processors" },
  { href: "/privacy/cookies", label: "notices.nav.cookies" },
  { href: "/privacy/security", label: "notices.nav.security" },
  { href: "/privacy/roles", label: "notices.nav.roles" },
  { href: "/privacy/versions", label: "notices.nav.versions" },
  { href: "/privacy/incidents", label: "incident.public.title" },
  { href: "/me", label: "notices.nav.me" },
] as const;

/** A version's own page belongs to the versions. */
const isAt = (pathname: string, href: string) =>
  pathname === href || (href !== "/privacy" && pathname.startsWith(`${href}/`));

/** The way to say no to a recipient, one that is listed or one that is announced. */
export function ObjectToRecipients() {
  const { t } = useI18n();
  return (
    <p>
      <a href="/contact?about=recipients">{t("notices.processors.object")}</a>
    </p>
  );
}

/** The frame of the pages about privacy. */
export function NoticeFrame({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  const items = pages.map(({ href, label }) => ({ href, label: t(label), current: isAt(pathname, href) }));
  return (
    <PublicShell languages={<LanguageLinks next={pathname + search} />}>
      <div className="notice">
        <Tabs label={t("notices.sections")} items={items} />
        <header className="notice__head">
          <h1>{title}</h1>
          <p className="lead">{lead}</p>
        </header>
        {children}
      </div>
    </PublicShell>
  );
}
