import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from "@remix-run/react";
import { DecideView } from "#app/features/dashboard/components/decide-view.tsx";
import {
  type DecideOutcome,
  decidePage,
  submitDecision,
} from "#app/features/dashboard/decide-page.server.ts";
import { RouteError } from "#app/features/errors/route-error.tsx";
import { translatorFor } from "#app/messages/all-translators.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { ErrorState } from "#app/ui/error-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import appStyles from "#app/ui/styles/app.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: appStyles }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.heading },
  { name: "robots", content: "noindex" },
  ...(page
    ? [
        {
          tagName: "link",
          rel: "stylesheet",
          href: `/brand/${page.page.business.accentColor.replace("#", "")}.css`,
        },
      ]
    : []),
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const locale = requestLocale(request);
  const page = await decidePage(context.services, { token: params["token"] ?? "", locale });
  if (!page) throw new Response(null, { status: 404 });
  const search = new URL(request.url).searchParams;
  const did = search.get("did");
  const seat = search.get("seat");
  const outcome: DecideOutcome | null = did === "approved" || did === "declined" ? did : null;
  return {
    page,
    outcome,
    // The mail's buttons choose beforehand; nothing is done before a button here is pressed.
    leansTo: search.get("answer") === "decline" ? ("decline" as const) : ("approve" as const),
    seat: page.requests.find(({ id }) => id === seat)?.id ?? null,
    heading: translatorFor(locale).t("dashboard.decide.title"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params["token"] ?? "";
  const { tree } = await readPostedForm(request);
  const result = await submitDecision(context.services, { token, tree });
  if (result.status === "not-found") throw new Response(null, { status: 404 });
  if (result.status === "malformed") throw new Response(null, { status: 400 });
  if (result.status === "decided") return redirect(`/decide/${token}?did=${result.outcome}`, 303);
  return data({ refused: result.reason }, { status: 409 });
}

/** A link that decides nothing says why that may be, without telling which of the reasons it is. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { t } = useI18n();
  if (!isRouteErrorResponse(error) || error.status !== 404) return <RouteError />;
  return (
    <PublicShell narrow>
      <ErrorState
        code={404}
        title={t("dashboard.decide.noneTitle")}
        actions={<ButtonLink href="/dashboard">{t("dashboard.decide.inDashboard")}</ButtonLink>}
      >
        {t("dashboard.decide.noneText")}
      </ErrorState>
    </PublicShell>
  );
}

export default function Decide() {
  const { page, outcome, leansTo, seat } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  return <DecideView page={page} outcome={outcome} leansTo={leansTo} seat={seat} refused={refused} />;
}
