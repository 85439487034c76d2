import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PreferenceView } from "#app/features/consents/components/preference-view.tsx";
import { preferencePage, submitPreference } from "#app/features/consents/preference-page.server.ts";
import { agendaPreference, endAgenda } from "#app/features/notifications/notifications.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

const quiet = { "Cache-Control": "no-store", "Referrer-Policy": "same-origin" };

/** What a business mails somebody of. A mail program that looks ahead changes nothing. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { services } = context;
  const token = params["token"] ?? "";
  const page = (await agendaPreference(services, token)) ?? (await preferencePage(services, token));
  if (!page) throw new Response(null, { status: 404 });
  const { t } = translatorFor(requestLocale(request));
  const done = new URL(request.url).searchParams.has("done");
  return data({ page, done, title: `${t("consent.page.head")} · Parley` }, { headers: quiet });
}

/** A person is led back to the page; a mail program is told that it is done. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params["token"] ?? "";
  const { services } = context;
  const { data: form } = await readPostedForm(request);
  const result = (await endAgenda(services, token, form)) ?? (await submitPreference(services, token, form));
  if (!result) throw new Response(null, { status: 404 });
  return result.oneClick
    ? data({ done: true }, { headers: quiet })
    : redirect(`/unsubscribe/${token}?done`, 303);
}

export { portalLinks as links } from "#app/features/rights/portal-route.ts";
export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title },
  { name: "robots", content: "noindex" },
];

export default function Unsubscribe() {
  const { page, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <PreferenceView page={page} done={done || sent?.done === true} />;
}
