import { useI18n } from "./i18n.tsx";

export type LanguageSwitchProps = {
  /** `label` in the language itself ("Français"). */
  languages: readonly { locale: string; label: string; href: string }[];
};

/** Plain links: choosing a language is a page of its own, and works everywhere. */
export function LanguageSwitch({ languages }: LanguageSwitchProps) {
  const { t, locale } = useI18n();
  return (
    <nav className="languages" aria-label={t("common.language")}>
      {languages.map((language) => (
        <a
          key={language.locale}
          href={language.href}
          lang={language.locale}
          hrefLang={language.locale}
          aria-current={language.locale === locale ? "true" : undefined}
        >
          {language.label}
        </a>
      ))}
    </nav>
  );
}
