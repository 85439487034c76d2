import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HoldForm } from "#app/features/dashboard/components/hold-form.tsx";
import { openBooking } from "#app/features/dashboard/dashboard-request.server.ts";
import { holdPage, submitHoldOnData } from "#app/features/dashboard/hold-page.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openBooking(args, "retention:write");
  const { services, organizationId, base, translator, t, title } = dashboard;
  const bookingId = args.params["id"] ?? "";
  const page = await holdPage(services, { organizationId, bookingId }, translator);
  if (!page) throw new Response(null, { status: 404 });
  return { page, path: `${base}/bookings/${bookingId}`, title: title(t("dashboard.hold.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base, t } = await openBooking(args, "retention:write");
  const { tree } = await readPostedForm(args.request);
  const bookingId = args.params["id"] ?? "";
  const result = await submitHoldOnData(services, { organizationId, bookingId, actorId: user.id, tree, t });
  if (result.status === 404) throw new Response(null, { status: 404 });
  if (result.status === 400) return data({ answer: result.answer }, { status: 400 });
  return redirect(withNotice(`${base}/bookings/${bookingId}`, result.notice), 303);
}

export default function HoldOnData() {
  const { page, path } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <HoldForm page={page} answer={sent?.answer} path={path} />;
}
