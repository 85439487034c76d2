import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { EventTypeEditor } from "#app/features/scheduling/components/event-type-editor.tsx";
import { eventTypeTree, newEventTypeTree } from "#app/features/scheduling/event-type-tree.ts";
import { eventTypeById, listSchedules, submitEventType } from "#app/features/scheduling/scheduling.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";

/** `new` in the place of an id is the page for one that does not exist yet. */
const newId = "new";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, organizationId, user, base, t, title } = await openDashboard(
    args,
    "event-type:write",
  );
  const id = args.params["id"] ?? "";
  const eventType = id === newId ? null : await eventTypeById(services, { organizationId, id });
  if (!eventType && id !== newId) throw new Response(null, { status: 404 });
  const schedules = await listSchedules(services, { organizationId, userId: eventType?.hostId ?? user.id });
  const heading = eventType?.title ?? t("eventType.new");
  return {
    saved: eventType ? eventTypeTree(eventType) : newEventTypeTree(schedules[0]?.id ?? ""),
    schedules: schedules.map((schedule) => ({ id: schedule.id, name: schedule.name })),
    addressPrefix: `${services.links.host}/${organization.slug}/`,
    back: `${base}/event-types`,
    heading,
    title: title(heading),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, base, t } = await openDashboard(args, "event-type:write");
  const { tree } = await readPostedForm(args.request);
  const isNew = args.params["id"] === newId;
  const id = isNew ? null : (args.params["id"] ?? "");
  const result = await submitEventType(services, { organizationId, id, tree, t });
  if (result.status === 404) throw new Response(null, { status: 404 });
  if (result.status !== 303) return data(result.answer, { status: result.status });
  const notice = isNew ? "event-type-created" : "event-type-saved";
  return redirect(withNotice(`${base}/event-types`, notice), 303);
}

export default function EventType() {
  const { heading, title: _, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={heading} />
      <EventTypeEditor {...page} answer={useActionData<typeof action>()} />
    </>
  );
}
