import { useI18n } from "#app/ui/i18n.tsx";
import { Tabs } from "#app/ui/tabs.tsx";

/** The pages of one event type. */
export function EventTypeTabs({ path, current }: { path: string; current: "settings" | "links" }) {
  const { t } = useI18n();
  return (
    <Tabs
      label={t("eventType.tabs")}
      items={[
        { href: path, label: t("eventType.tab.settings"), current: current === "settings" },
        { href: `${path}/links`, label: t("eventType.tab.links"), current: current === "links" },
      ]}
    />
  );
}
