import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmAsGuardian, declineAsGuardian, guardianPage } from "#app/features/booking/booking.server.ts";
import { GuardianView } from "#app/features/booking/components/guardian-view.tsx";
import { translatorFor } from "#app/messages/all-translators.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";

const quiet = { "Cache-Control": "no-store", "Referrer-Policy": "same-origin" };

const linkOf = ({ id = "", signature = "" }: LoaderFunctionArgs["params"]) => ({ id, signature });

/** Asks whoever reads the mail of the address that a child's booking gave. Nothing changes by looking. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await guardianPage(context.services, linkOf(params));
  const locale = requestLocale(request);
  const title = `${translatorFor(locale).t("guardian.title")} · Parley`;
  const page = found && {
    ...{ business: found.business, childName: found.childName, age: found.age },
    when: formatDateTime(found.startsAt, { locale, zone: found.zone }),
  };
  const path = new URL(request.url).pathname;
  return data({ page, path, title }, { status: page ? 200 : 410, headers: quiet });
}

export async function action({ request, params, context: { services } }: ActionFunctionArgs) {
  const link = linkOf(params);
  const choice = (await readPostedForm(request)).data.get("choice");
  if (choice === "decline") {
    await declineAsGuardian(services, link);
    return redirect("/guardian/declined", 303);
  }
  if (choice !== "confirm") throw new Response(null, { status: 400 });
  const result = await confirmAsGuardian(services, link);
  if (result.ok) return redirect(`${services.links.managePath(result.attendeeId)}?new`, 303);
  if (result.reason === "unasked")
    return data({ takenHref: null, gone: false, unasked: true }, { status: 503, headers: quiet });
  const takenHref = result.reason === "taken" ? result.href : null;
  return data(
    { takenHref, gone: result.reason === "gone", unasked: false },
    { status: takenHref ? 409 : 410, headers: quiet },
  );
}

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title },
  { name: "robots", content: "noindex" },
];

export default function Guardian() {
  const { page, path } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <GuardianView
      path={path}
      page={answer?.gone ? null : page}
      takenHref={answer?.takenHref ?? null}
      unasked={answer?.unasked ?? false}
    />
  );
}
