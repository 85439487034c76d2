import {
  type ActionFunctionArgs,
  type HeadersArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRecentPassword, requireUser } from "#app/features/account/account.server.ts";
import { gateHeaders } from "#app/features/account/gate-route.ts";
import { OwnExport } from "#app/features/exports/components/own-export.tsx";
import { exportView, ownedBusinesses, requestExport } from "#app/features/exports/exports.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import appStyles from "#app/ui/styles/app.css?url";

const path = "/account/data";

/** It looks by itself how far the copy is. */
export const handle = { hydrate: true };
export const links = () => [{ rel: "stylesheet", href: appStyles }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function headers(args: HeadersArgs) {
  return gateHeaders(args);
}

export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireUser(args);
  const { services } = args.context;
  const translator = translatorFor(requestLocale(args.request));
  const shown = { ...translator, zone: user.timeZone };
  return {
    view: await exportView(services, { userId: user.id, organizationId: null }, shown),
    businesses: await ownedBusinesses(services, user.id),
    title: `${translator.t("exports.title")} · Parley`,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { user } = await requireRecentPassword(args, path);
  const locale = requestLocale(args.request);
  await requestExport(args.context.services, { userId: user.id, organizationId: null, locale });
  return redirect(path, 303);
}

export default function OwnData() {
  const { view, businesses } = useLoaderData<typeof loader>();
  return <OwnExport view={view} businesses={businesses} />;
}
