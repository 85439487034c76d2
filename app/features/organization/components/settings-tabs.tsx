import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Tabs } from "#app/ui/tabs.tsx";

/** The head of every settings page. */
export function SettingsTabs({
  base,
  current,
}: {
  base: string;
  current:
    | "profile"
    | "members"
    | "data"
    | "requests"
    | "news"
    | "export"
    | "activity"
    | "figures"
    | "support"
    | "erase"
    | "delete";
}) {
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t("dashboard.nav.settings")} />
      <Tabs
        label={t("dashboard.nav.settings")}
        items={[
          { href: `${base}/settings`, label: t("organization.profile"), current: current === "profile" },
          { href: `${base}/settings/members`, label: t("member.title"), current: current === "members" },
          { href: `${base}/settings/data`, label: t("retention.title"), current: current === "data" },
          {
            href: `${base}/settings/requests`,
            label: t("rights.queue.title"),
            current: current === "requests",
          },
          { href: `${base}/settings/news`, label: t("consent.list.title"), current: current === "news" },
          { href: `${base}/settings/export`, label: t("exports.tab"), current: current === "export" },
          { href: `${base}/settings/erase`, label: t("deletion.part.title"), current: current === "erase" },
          { href: `${base}/settings/activity`, label: t("audit.title"), current: current === "activity" },
          { href: `${base}/settings/figures`, label: t("figures.title"), current: current === "figures" },
          { href: `${base}/settings/support`, label: t("support.tab"), current: current === "support" },
          { href: `${base}/settings/delete`, label: t("deletion.delete.tab"), current: current === "delete" },
        ]}
      />
    </>
  );
}
