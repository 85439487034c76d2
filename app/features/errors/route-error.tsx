import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { localPath } from "#app/platform/http/local-path.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { ErrorState } from "#app/ui/error-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

const known: Record<number, { title: MessageKey; text: MessageKey }> = {
  400: { title: "error.400.title", text: "error.400.text" },
  403: { title: "error.403.title", text: "error.403.text" },
  404: { title: "error.404.title", text: "error.404.text" },
  410: { title: "error.410.title", text: "error.410.text" },
  429: { title: "error.429.title", text: "error.429.text" },
  500: { title: "error.500.title", text: "error.500.text" },
};

/** These pass: the same address may well answer the next time. */
const passing = [429, 500];

/** What a route shows when its loader or page failed, without a frame. */
export function RouteErrorState() {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  const { t } = useI18n();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const code = known[status] ? status : status < 500 ? 404 : 500;
  const words = known[code] ?? { title: "error.500.title", text: "error.500.text" };
  return (
    <ErrorState
      code={code}
      title={t(words.title)}
      actions={
        <>
          {passing.includes(code) && (
            <ButtonLink variant="primary" href={localPath(pathname + search) ?? "/"}>
              {t("error.tryAgain")}
            </ButtonLink>
          )}
          <ButtonLink href="/">{t("error.home")}</ButtonLink>
        </>
      }
    >
      {t(words.text)}
    </ErrorState>
  );
}

/** The same as a whole page. */
export function RouteError() {
  return (
    <PublicShell narrow>
      <RouteErrorState />
    </PublicShell>
  );
}
