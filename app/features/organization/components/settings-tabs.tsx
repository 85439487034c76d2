import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { type SettingsPage, settingsPages } from "../settings-pages.ts";
import { useMay } from "./may.tsx";

/** The head of every settings page: those that are open to whoever reads it. */
export function SettingsTabs({ base, current }: { base: string; current: SettingsPage }) {
  const { t } = useI18n();
  const may = useMay();
  return (
    <>
      <PageHeader title={t("dashboard.nav.settings")} />
      <Tabs
        label={t("dashboard.nav.settings")}
        items={settingsPages
          .filter(({ permission }) => may(permission))
          .map(({ page, path, label }) => ({
            href: `${base}/${path}`,
            label: t(label),
            current: page === current,
          }))}
      />
    </>
  );
}
