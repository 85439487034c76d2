import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askedZone } from "#app/features/dashboard/asked-time.server.ts";
import { byHandPage } from "#app/features/dashboard/by-hand-page.server.ts";
import { type ByHandAnswer, ByHandView } from "#app/features/dashboard/components/by-hand-view.tsx";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { submitByHand } from "#app/features/dashboard/submit-by-hand.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, user, onlyHostId, base, translator, t, title } = await openDashboard(
    args,
    "booking:change",
  );
  const search = new URL(args.request.url).searchParams;
  const page = await byHandPage(services, {
    organization,
    viewerId: user.id,
    onlyHostId,
    base,
    search,
    locale: translator.locale,
  });
  return { page, base, title: title(t("dashboard.byHand.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organization, user, onlyHostId, base, translator } = await openDashboard(
    args,
    "booking:change",
  );
  const { data: form } = await readPostedForm(args.request);
  const wanted = form.get("timezone");
  const zone = askedZone(typeof wanted === "string" ? wanted : null, organization.timeZone);
  const result = await submitByHand(services, {
    organizationId: organization.id,
    actorId: user.id,
    onlyHostId,
    form,
    path: `${base}/bookings/new`,
    shown: { locale: translator.locale, zone },
  });
  switch (result.status) {
    case "booked":
      return redirect(withNotice(`${base}/bookings/${result.bookingId}`, "booking-made"), 303);
    case "not-found":
      throw new Response(null, { status: 404 });
    case "malformed":
      throw new Response(null, { status: 400 });
    case "invalid": {
      const { problems, values } = result;
      return data<ByHandAnswer>({ problems, values }, { status: 422 });
    }
    case "refused": {
      const { why, nearest, values } = result;
      return data<ByHandAnswer>({ refused: why, nearest, values }, { status: 409 });
    }
  }
}

export default function AddBooking() {
  const { page, base } = useLoaderData<typeof loader>();
  return <ByHandView page={page} base={base} answer={useActionData<typeof action>()} />;
}
