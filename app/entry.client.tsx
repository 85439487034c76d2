import { RemixBrowser } from "@remix-run/react";
import { type ReactNode, startTransition, useLayoutEffect } from "react";
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

const presses = [
  ...["pointerdown", "pointerup", "mousedown", "mouseup", "click", "touchstart", "touchend"],
  ...["keydown", "keypress", "keyup", "input", "change", "submit"],
];

const hold = (event: Event) => event.stopPropagation();

/**
 * React hears of no press before it has the whole page: until then links, buttons and fields do what they do without a
 * script. One that came between would make it hurry, and fail, while the page's data is still being read.
 */
function holdPresses() {
  for (const name of presses) window.addEventListener(name, hold, true);
}

function letPressesGo() {
  for (const name of presses) window.removeEventListener(name, hold, true);
}

/** Stands around the page, as the server has no element beside it. */
function TakenOver({ children }: { children: ReactNode }) {
  useLayoutEffect(letPressesGo, []);
  return children;
}

async function hydrate() {
  const language = document.documentElement.lang;
  const locale = isLocale(language) ? language : "en";
  const { messages } = await catalogs[locale]();
  holdPresses();
  startTransition(() => {
    hydrateRoot(
      document,
      <TakenOver>
        <I18nProvider translator={createTranslator(locale, messages)}>
          <RemixBrowser />
        </I18nProvider>
      </TakenOver>,
    );
  });
}

void hydrate();
