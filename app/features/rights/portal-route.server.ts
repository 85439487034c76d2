import { redirect } from "@remix-run/node";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { currentPortal, type PortalArgs } from "./portal-session.server.ts";

/** What every page of the portal starts with. Whoever has shown no address is led to its door. */
export async function openPortal(args: PortalArgs) {
  const portal = await currentPortal(args);
  if (!portal) throw redirect("/me");
  return { portal, ...portalWords(args) };
}

/** The words of a page that needs no address. */
export function portalWords({ request, context: { services } }: PortalArgs) {
  const translator = translatorFor(requestLocale(request));
  const { t, locale } = translator;
  return { services, translator, t, locale, title: (key: MessageKey) => `${t(key)} · Parley` };
}
