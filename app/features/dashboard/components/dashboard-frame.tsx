import { Form, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Permission } from "#app/domain/member/permissions.ts";
import { ProfileQuestion } from "#app/features/account/components/profile-question.tsx";
import { IncidentAlerts } from "#app/features/incidents/components/incident-alert.tsx";
import type { ConcerningIncident } from "#app/features/incidents/incidents.server.ts";
import { MayProvider } from "#app/features/organization/components/may.tsx";
import { firstSettingsPath } from "#app/features/organization/settings-pages.ts";
import { Alert } from "#app/ui/alert.tsx";
import { AppShell, type NavItem } from "#app/ui/app-shell.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { Link, LinkProvider } from "#app/ui/link.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { type Theme, ThemeSwitch } from "#app/ui/theme-switch.tsx";
import { ToastProvider } from "#app/ui/toast.tsx";
import { NoticeToast } from "./notice-toast.tsx";
import { RouterLink } from "./router-link.tsx";

export type Frame = {
  business: { slug: string; name: string; logoUrl: string | null };
  /** What the reader may do here. */
  may: readonly Permission[];
  /** The person's other businesses. */
  others: readonly { slug: string; name: string }[];
  userName: string;
  /** A change of the privacy notice that is announced. */
  upcomingNotice: { date: string; href: string } | null;
  /** Whom the account says its owner is, when it is time to ask whether that is right. */
  asksProfile: { name: string; email: string } | null;
  /** What went wrong with this person's data. */
  incidents: ConcerningIncident[];
  /** Until when support may look at data, in words; `href` for who may end it. */
  supportMayLook: { until: string; href: string | null } | null;
};

const sections = [
  { path: "bookings", label: "dashboard.nav.bookings", icon: "list" },
  { path: "calendar", label: "dashboard.nav.calendar", icon: "calendar" },
  { path: "customers", label: "customers.title", icon: "user" },
  { path: "event-types", label: "dashboard.nav.eventTypes", icon: "duplicate" },
  { path: "schedules", label: "dashboard.nav.schedules", icon: "clock" },
  { path: "offers", label: "offer.nav", icon: "mail" },
  { path: "share", label: "embed.nav", icon: "link" },
  { path: "meetings", label: "meeting.nav", icon: "users" },
  { path: "calls", label: "dashboard.nav.calls", icon: "video" },
  { path: "settings", label: "dashboard.nav.settings", icon: "settings" },
] as const;

/** What stands around every page of the dashboard, also when a page fails. */
export function DashboardFrame({
  frame,
  theme,
  children,
}: {
  frame: Frame;
  theme: Theme;
  children: ReactNode;
}) {
  const { t } = useI18n();
  const { pathname } = useLocation();
  const base = `/dashboard/${frame.business.slug}`;
  const settings = firstSettingsPath((permission) => frame.may.includes(permission));
  const nav = sections
    .filter(({ path }) => path !== "settings" || settings !== null)
    .map(
      ({ path, label, icon }): NavItem => ({
        href: `${base}/${path === "settings" ? settings : path}`,
        label: t(label),
        icon,
        current: pathname.startsWith(`${base}/${path}`),
      }),
    );
  return (
    <LinkProvider component={RouterLink}>
      <ToastProvider>
        <AppShell
          homeHref={`${base}/bookings`}
          nav={nav}
          business={<BusinessHead frame={frame} />}
          foot={<Foot userName={frame.userName} theme={theme} />}
        >
          <NoticeToast base={base} />
          <div className="shell__news">
            <IncidentAlerts incidents={frame.incidents} />
            {frame.supportMayLook && <SupportMayLook {...frame.supportMayLook} />}
            {frame.asksProfile && <ProfileQuestion {...frame.asksProfile} />}
            {frame.upcomingNotice && <UpcomingNotice {...frame.upcomingNotice} />}
          </div>
          <MayProvider may={frame.may}>{children}</MayProvider>
        </AppShell>
      </ToastProvider>
    </LinkProvider>
  );
}

function SupportMayLook({ until, href }: NonNullable<Frame["supportMayLook"]>) {
  const { t } = useI18n();
  return (
    <Alert
      tone="warning"
      title={t("support.banner.title", { time: until })}
      actions={href && <a href={href}>{t("support.banner.link")}</a>}
    >
      <p>{t("support.banner.text")}</p>
    </Alert>
  );
}

function UpcomingNotice({ date, href }: { date: string; href: string }) {
  const { t } = useI18n();
  return (
    <Alert title={t("notices.dashboard.title", { date })}>
      <a href={href}>{t("notices.dashboard.link")}</a>
    </Alert>
  );
}

function BusinessHead({ frame: { business, others } }: { frame: Frame }) {
  const { t } = useI18n();
  return (
    <div className="business-head">
      <Avatar name={business.name} {...(business.logoUrl ? { imageUrl: business.logoUrl } : {})} />
      <div className="grow">
        <p className="strong">{business.name}</p>
        <a className="small" href={`/${business.slug}`} target="_blank" rel="noopener">
          {t("dashboard.openPage")}
        </a>
      </div>
      <Menu label={t("dashboard.businesses")} icon="chevron-down" size="small">
        {others.map(({ slug, name }) => (
          <Link key={slug} href={`/dashboard/${slug}`}>
            {name}
          </Link>
        ))}
        <a href="/onboarding">
          <Icon name="plus" size={18} />
          {t("dashboard.newBusiness")}
        </a>
      </Menu>
    </div>
  );
}

function Foot({ userName, theme }: { userName: string; theme: Theme }) {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  return (
    <>
      <a className="foot-person" href="/account">
        <Icon name="user" />
        <span className="truncate">{userName}</span>
      </a>
      <div className="cluster cluster--between">
        <Form method="post" action="/theme" reloadDocument>
          <input type="hidden" name="next" value={pathname + search} />
          <ThemeSwitch current={theme} />
        </Form>
        <LanguageLinks next={pathname + search} />
      </div>
      <a className="foot-person" href="/contact">
        <Icon name="mail" />
        {t("contact.link")}
      </a>
      <form method="post" action="/sign-out">
        <Button variant="quiet" size="small" icon="logout">
          {t("dashboard.signOut")}
        </Button>
      </form>
    </>
  );
}
