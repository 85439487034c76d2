import { renderToStaticMarkup } from "react-dom/server";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import type { DoorPageRequest, DoorStatus } from "#app/platform/http/refusal.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { ErrorState } from "#app/ui/error-state.tsx";
import { I18nProvider } from "#app/ui/i18n.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

type Words = { title: MessageKey; text: MessageKey; again?: MessageKey };

/** `again` names the way back to the page itself, where asking once more can help. */
const wordsOf: Record<DoorStatus, Words> = {
  400: { title: "error.400.title", text: "error.400.text" },
  403: { title: "error.foreign.title", text: "error.foreign.text", again: "error.openPage" },
  404: { title: "error.404.title", text: "error.404.text" },
  411: { title: "error.400.title", text: "error.400.text", again: "error.openPage" },
  413: { title: "error.413.title", text: "error.413.text", again: "error.openPage" },
  429: { title: "error.429.title", text: "error.429.text", again: "error.tryAgain" },
  500: { title: "error.500.title", text: "error.500.text", again: "error.tryAgain" },
};

/**
 * The page of a request that reached no route, as a whole document without any script. `stylesheets` are the
 * addresses that the product's other pages load.
 */
export function doorPage({ status, locale, theme, again }: DoorPageRequest, stylesheets: string[]): string {
  const translator = translatorFor(locale);
  const { t } = translator;
  const words = wordsOf[status];
  const markup = renderToStaticMarkup(
    <html lang={locale} data-theme={theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${t(words.title)} · ${t("common.appName")}`}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        <I18nProvider translator={translator}>
          <PublicShell narrow>
            <ErrorState
              code={status}
              title={t(words.title)}
              actions={
                <>
                  {words.again && (
                    <ButtonLink variant="primary" href={again}>
                      {t(words.again)}
                    </ButtonLink>
                  )}
                  <ButtonLink href="/">{t("error.home")}</ButtonLink>
                </>
              }
            >
              {t(words.text)}
            </ErrorState>
          </PublicShell>
        </I18nProvider>
      </body>
    </html>,
  );
  return `<!DOCTYPE html>${markup}`;
}
