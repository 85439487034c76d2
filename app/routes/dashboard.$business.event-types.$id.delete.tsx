import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { DeletePage } from "#app/features/scheduling/components/delete-page.tsx";
import {
  deleteEventType,
  eventTypeById,
  upcomingBookingsOf,
} from "#app/features/scheduling/scheduling.server.ts";
import { useI18n } from "#app/ui/i18n.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organizationId, base, t, title } = await openDashboard(args, "event-type:write");
  const key = { organizationId, id: args.params["id"] ?? "" };
  const eventType = await eventTypeById(services, key);
  if (!eventType) throw new Response(null, { status: 404 });
  const upcoming = await upcomingBookingsOf(services, key);
  const heading = t("eventType.deleteTitle", { title: eventType.title });
  return { heading, upcoming, back: `${base}/event-types`, title: title(heading) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base } = await openDashboard(args, "event-type:write");
  const id = args.params["id"] ?? "";
  const result = await deleteEventType(services, { organizationId, id, actorId: user.id });
  if (!result.ok) throw new Response(null, { status: 404 });
  return redirect(withNotice(`${base}/event-types`, "event-type-deleted", id), 303);
}

export default function DeleteEventType() {
  const { heading, upcoming, back } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <DeletePage title={heading} back={back}>
      <p>{t("eventType.deleteText")}</p>
      <p>{t("eventType.deleteBookings", { count: upcoming })}</p>
    </DeletePage>
  );
}
