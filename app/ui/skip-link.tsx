import { useI18n } from "./i18n.tsx";

/** The first thing the Tab key reaches; leads to `<main id="main">`. */
export function SkipLink() {
  const { t } = useI18n();
  return (
    <a className="skip-link" href="#main">
      {t("ui.skipToContent")}
    </a>
  );
}
