import { useI18n } from "./i18n.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

const names = [
  { locale: "en", label: "English" },
  { locale: "fr", label: "Français" },
] as const;

/** The languages of Parley, each a link that comes back to `next`, a path of this site. Shows the others alone. */
export function LanguageLinks({ next }: { next: string }) {
  const { locale } = useI18n();
  const others = names.filter((name) => name.locale !== locale);
  const languages = others.map((name) => ({
    ...name,
    href: `/language?to=${name.locale}&next=${encodeURIComponent(next)}`,
  }));
  return <LanguageSwitch languages={languages} />;
}
