import { createContext, type ReactNode, useContext } from "react";
import type { Translator } from "#app/messages/translator.ts";

const I18nContext = createContext<Translator | null>(null);

export function I18nProvider({ translator, children }: { translator: Translator; children: ReactNode }) {
  return <I18nContext.Provider value={translator}>{children}</I18nContext.Provider>;
}

/** The visitor's language: `const { t, locale } = useI18n(); t("common.save")`. */
export function useI18n(): Translator {
  const translator = useContext(I18nContext);
  if (!translator) throw new Error("useI18n needs an I18nProvider above it");
  return translator;
}
