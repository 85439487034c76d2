import { useI18n } from "./i18n.tsx";
import { Icon, type IconName } from "./icon.tsx";

export type Theme = "system" | "light" | "dark";

const icons: Record<Theme, IconName> = { system: "screen", light: "sun", dark: "moon" };

/** Three submit buttons named `theme`; put it in the form that keeps the choice. */
export function ThemeSwitch({ current }: { current: Theme }) {
  const { t } = useI18n();
  const labels: Record<Theme, string> = {
    system: t("ui.themeSystem"),
    light: t("ui.themeLight"),
    dark: t("ui.themeDark"),
  };
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{t("ui.theme")}</legend>
      {(["system", "light", "dark"] as const).map((theme) => (
        <button
          key={theme}
          type="submit"
          name="theme"
          value={theme}
          aria-pressed={theme === current}
          title={labels[theme]}
        >
          <Icon name={icons[theme]} size={18} label={labels[theme]} />
        </button>
      ))}
    </fieldset>
  );
}
