import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openChange, undoEmail } from "#app/features/account/change-email.server.ts";
import { DeadLinkPage } from "#app/features/account/components/dead-link-page.tsx";
import { UndoEmailPage } from "#app/features/account/components/email-link-page.tsx";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { refuseForm } from "#app/features/account/read-form.server.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  tokenMeta as meta,
} from "#app/features/account/gate-route.ts";

const statusOf = { unknown: 404, gone: 410 } as const;

/** Following the link changes nothing: mail scanners follow links. */
export async function loader(args: LoaderFunctionArgs) {
  const opened = await openChange(args.context.services, "undo", args.params["token"] ?? "");
  if (!opened.ok) {
    const title = pageTitle(args.request, "account.linkGoneTitle");
    return data({ state: opened.reason, title }, { status: statusOf[opened.reason] });
  }
  const title = pageTitle(args.request, "account.emailUndoTitle");
  return data({ state: "open" as const, from: opened.change.fromEmail, title });
}

export async function action(args: ActionFunctionArgs) {
  const result = await undoEmail(args.context.services, args.params["token"] ?? "");
  return result.ok ? redirect("/sign-in?notice=restored", 303) : refuseForm({}, statusOf[result.reason]);
}

export default function UndoEmail() {
  const page = useLoaderData<typeof loader>();
  if (page.state !== "open") return <DeadLinkPage about="email-undo" state={page.state} />;
  return <UndoEmailPage from={page.from} />;
}
