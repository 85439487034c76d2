import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireUser } from "#app/features/account/account.server.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { readForm } from "#app/features/account/read-form.server.ts";
import { PausePage } from "#app/features/organization/components/pause-page.tsx";
import { pauseAccount, pauseFacts, resumeAccount } from "#app/features/organization/organization.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

/** What a rest would mean, or that one is on. Nothing changes by looking. */
export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireUser(args);
  const shown = { locale: requestLocale(args.request), zone: user.timeZone };
  const since = user.pausedAt === null ? null : formatDateTime(user.pausedAt, shown);
  const facts = await pauseFacts(args.context.services, user.id);
  return { since, ...facts, title: pageTitle(args.request, "account.pause.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { user } = await requireUser(args);
  const choice = (await readForm(args.request)).get("choice");
  if (choice === "pause") await pauseAccount(args.context.services, user.id);
  if (choice === "resume") await resumeAccount(args.context.services, user.id);
  return redirect(choice === "resume" ? "/account?saved=resumed" : "/account/pause", 303);
}

export default function PauseAccount() {
  const { since, closes, ahead } = useLoaderData<typeof loader>();
  return <PausePage since={since} closes={closes} ahead={ahead} />;
}
