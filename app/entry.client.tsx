import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import type { Messages } from "./messages/catalog.ts";
import { isLocale, type Locale } from "./messages/locale.ts";
import { createTranslator } from "./messages/translator.ts";
import { I18nProvider } from "./ui/i18n.tsx";

// One catalog is fetched, in the language that the server rendered.
const catalogs: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import("./messages/en.ts"),
  fr: () => import("./messages/fr.ts"),
};

async function hydrate() {
  const language = document.documentElement.lang;
  const locale = isLocale(language) ? language : "en";
  const { messages } = await catalogs[locale]();
  startTransition(() => {
    hydrateRoot(
      document,
      <I18nProvider translator={createTranslator(locale, messages)}>
        <RemixBrowser />
      </I18nProvider>,
    );
  });
}

void hydrate();
