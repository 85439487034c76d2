import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { hoursCookie, isHours } from "#app/features/booking/hour-cycle.ts";
import { localPath } from "#app/platform/http/local-path.ts";

const yearSeconds = 31_536_000;

/** Keeps twelve or twenty-four hours in a cookie, which changes nothing but how times are written, and goes back. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const chosen = query.get("to");
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (isHours(chosen)) {
    const secure = context.services.settings.secure ? "; Secure" : "";
    headers.set(
      "Set-Cookie",
      `${hoursCookie}=${chosen}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure}`,
    );
  }
  return redirect(localPath(query.get("next")) ?? "/", { headers });
}
