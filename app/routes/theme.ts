import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { localPath } from "#app/platform/http/local-path.ts";

const yearSeconds = 31_536_000;

/** Following a link changes nothing. */
export async function loader() {
  return redirect("/");
}

/** Keeps the chosen theme in a cookie, or drops it where the device decides, and goes back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = (await readPostedForm(request)).data;
  const theme = form.get("theme");
  const chosen = theme === "light" || theme === "dark" ? theme : null;
  const secure = context.services.settings.secure ? "; Secure" : "";
  const cookie = `parley_theme=${chosen ?? ""}; Path=/; Max-Age=${chosen ? yearSeconds : 0}; SameSite=Lax${secure}`;
  const next = form.get("next");
  return redirect(localPath(typeof next === "string" ? next : null) ?? "/", {
    status: 303,
    headers: { "Set-Cookie": cookie },
  });
}
