import { useI18n } from "./i18n.tsx";

/** At the foot of every public page. */
export function PrivacyLinks() {
  const { t } = useI18n();
  return (
    <nav className="privacy-links" aria-label={t("notices.pages")}>
      <a href="/privacy">{t("notices.title")}</a>
      <a href="/privacy/cookies">{t("notices.nav.cookies")}</a>
      <a href="/privacy/sale">{t("notices.nav.choices")}</a>
      <a href="/me">{t("notices.nav.me")}</a>
      <a href="/help">{t("help.link")}</a>
      <a href="/contact">{t("contact.link")}</a>
    </nav>
  );
}

/**
 * Behind a sentence that says how long a business keeps something: the notice, with that business's own figure.
 * `businessPath` is its page, "/acme". In a tab of its own, so that a form half filled in is not lost, and because no
 * frame may show it.
 */
export function PrivacyMore({ businessPath }: { businessPath: string }) {
  const { t } = useI18n();
  const business = /^\/([^/?#]*)/.exec(businessPath)?.[1] ?? "";
  return (
    <a href={`/privacy?business=${business}#customers`} target="_blank" rel="noopener">
      {t("notices.more")}
    </a>
  );
}
