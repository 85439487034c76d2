import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isOwnMailKind } from "#app/domain/mail/own-mails.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { OwnMailView } from "#app/features/notifications/components/own-mail-view.tsx";
import {
  askedLanguage,
  ownMailPage,
  submitOwnMail,
} from "#app/features/notifications/notifications.server.ts";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import outboxStyles from "#app/ui/styles/outbox.css?url";

export const links = () => [{ rel: "stylesheet", href: outboxStyles }];
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const opened = await openDashboard(args, "profile:write");
  const kind = args.params["kind"] ?? "";
  if (!isOwnMailKind(kind)) throw new Response(null, { status: 404 });
  const language = askedLanguage(new URL(args.request.url), opened.translator.locale);
  return { ...opened, kind, language };
}

export async function loader(args: LoaderFunctionArgs) {
  const { services, organizationId, base, translator, title, kind, language } = await open(args);
  const page = await ownMailPage(services, { organizationId, kind, language, translator });
  return { page, base, title: title(page.title) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base, translator, kind, language } = await open(args);
  const { tree } = await readPostedForm(args.request);
  const request = { organizationId, kind, language, tree, translator, actorId: user.id };
  const result = await submitOwnMail(services, request);
  if (result.status === 400) throw new Response(null, { status: 400 });
  if (result.status === 422) return data({ answer: result.answer }, { status: 422 });
  const path = `${base}/settings/mails/${kind}?language=${language}`;
  return redirect(withNotice(path, `mail-${result.done}`), 303);
}

export default function Mail() {
  const { page, base } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <SettingsTabs base={base} current="mails" />
      <OwnMailView key={page.kind} page={page} answer={sent?.answer} listPath={`${base}/settings/mails`} />
    </>
  );
}
