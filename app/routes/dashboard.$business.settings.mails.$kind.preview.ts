import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { isOwnMailKind } from "#app/domain/mail/own-mails.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { askedLanguage, ownMailPreview } from "#app/features/notifications/notifications.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

/** A kind of mail as it reads: with the words that are saved, or posted with those that are typed. For a frame alone. */
export function loader(args: LoaderFunctionArgs) {
  return preview(args);
}

export function action(args: ActionFunctionArgs) {
  return preview(args);
}

async function preview(args: LoaderFunctionArgs | ActionFunctionArgs): Promise<Response> {
  const opened = await openDashboard(args, "profile:write");
  const { services, organization, organizationId, user, translator } = opened;
  const kind = args.params["kind"] ?? "";
  if (!isOwnMailKind(kind)) throw new Response(null, { status: 404 });
  const url = new URL(args.request.url);
  const language = askedLanguage(url, translator.locale);
  const tree = args.request.method === "POST" ? (await readPostedForm(args.request)).tree : null;
  const asText = url.searchParams.get("as") === "text";
  const answer = await ownMailPreview(services, {
    ...{ organizationId, organization, memberName: user.name, translator, kind, language, tree, asText },
  });
  return new Response(answer.html, {
    status: answer.ok ? 200 : 422,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
