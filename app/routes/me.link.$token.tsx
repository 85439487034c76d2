import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DeadPortalLink, PortalLink } from "#app/features/rights/components/portal-link.tsx";
import { followLink } from "#app/features/rights/follow-link.server.ts";
import { readLink } from "#app/features/rights/portal-link.server.ts";
import { portalWords } from "#app/features/rights/portal-route.server.ts";
import { currentPortal } from "#app/features/rights/portal-session.server.ts";

export {
  portalHeaders as headers,
  portalLinks as links,
  portalMeta as meta,
} from "#app/features/rights/portal-route.ts";

/** Shows a button. Nothing changes by looking, however often a program that checks mail does. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, title } = portalWords(args);
  const token = args.params["token"] ?? "";
  const found = await readLink(services, token);
  if (found.state === "open") {
    const { purpose, email } = found.link;
    return data({
      state: "open" as const,
      purpose,
      email,
      path: `/me/link/${token}`,
      title: title("rights.page.title"),
    });
  }
  // Pressed twice, the second press comes here once the first has opened the portal in this browser.
  const portal = found.state === "gone" ? await currentPortal(args) : null;
  if (found.state === "gone" && portal?.emails.includes(found.link.email)) throw redirect("/me");
  const status = found.state === "gone" ? 410 : 404;
  return data({ state: found.state, title: title("rights.link.dead.title") }, { status });
}

export async function action(args: ActionFunctionArgs) {
  const followed = await followLink(args, args.params["token"] ?? "");
  if (!followed) throw new Response(null, { status: 404 });
  const headers = followed.cookie === null ? undefined : { "Set-Cookie": followed.cookie };
  return redirect(followed.path, { status: 303, ...(headers ? { headers } : {}) });
}

export default function MeLink() {
  const page = useLoaderData<typeof loader>();
  if (page.state !== "open") return <DeadPortalLink state={page.state} />;
  return <PortalLink purpose={page.purpose} email={page.email} path={page.path} />;
}
