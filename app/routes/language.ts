import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { isLocale } from "#app/messages/locale.ts";
import { localPath } from "#app/platform/http/local-path.ts";
import { localeCookie } from "#app/platform/http/request-locale.ts";

const yearSeconds = 31_536_000;

/** Keeps the chosen language in a cookie, which changes nothing but words, and goes back. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const chosen = query.get("to");
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (isLocale(chosen)) {
    const secure = context.services.settings.secure ? "; Secure" : "";
    headers.set(
      "Set-Cookie",
      `${localeCookie}=${chosen}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure}`,
    );
  }
  return redirect(localPath(query.get("next")) ?? "/", { headers });
}
