import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRecentPassword } from "#app/features/account/account.server.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { readForm } from "#app/features/account/read-form.server.ts";
import { readChoice } from "#app/features/deletion/business-choice.ts";
import { LeaveView } from "#app/features/deletion/components/leave-view.tsx";
import { leaveBusiness } from "#app/features/deletion/deletion.server.ts";
import { leavePage } from "#app/features/deletion/deletion-pages.server.ts";
import { ownBusinesses } from "#app/features/deletion/memberships.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

/** What leaving means. Nothing changes by looking. */
export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireRecentPassword(args);
  const translator = translatorFor(requestLocale(args.request));
  const of = { slug: args.params["business"] ?? "", userId: user.id };
  const stated = new URL(args.request.url).searchParams;
  const page = await leavePage(args.context.services, of, stated, translator);
  if (!page) throw new Response(null, { status: 404 });
  if (page.business.isClosing) throw redirect(`/account/closing/${of.slug}`);
  return { page, title: pageTitle(args.request, "deletion.account.leave") };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params["business"] ?? "";
  const { user } = await requireRecentPassword(args, `/account/leave/${slug}`);
  const { services } = args.context;
  const own = (await ownBusinesses(services.database.prisma, user.id)).find((one) => one.slug === slug);
  if (!own) throw new Response(null, { status: 404 });
  const form = await readForm(args.request);
  if (form.get("confirmed") !== "on") return data({ failed: true }, { status: 400 });
  const wish = { organizationId: own.id, userId: user.id, locale: user.locale };
  const choice = { ...readChoice(form, own), what: "leave" as const };
  const result = await leaveBusiness(services, { ...wish, choice });
  if (!result.ok && result.reason === "not-allowed") throw new Response(null, { status: 403 });
  return redirect("/account?saved=left", 303);
}

export default function LeaveBusiness() {
  const { page } = useLoaderData<typeof loader>();
  return <LeaveView page={page} failed={useActionData<typeof action>()?.failed ?? false} />;
}
