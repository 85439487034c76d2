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
import { EventTypeTabs } from "#app/features/scheduling/components/event-type-tabs.tsx";
import { eventTypeTree, newEventTypeTree } from "#app/features/scheduling/event-type-tree.ts";
import { eventTypeById, hostChoices, submitEventType } from "#app/features/scheduling/scheduling.server.ts";
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
  const hosts = await hostChoices(services, { organizationId, id: eventType ? id : null });
  const own = hosts.find(({ userId, suspended }) => userId === user.id && !suspended)?.schedules[0];
  const heading = eventType?.title ?? t("eventType.new");
  return {
    saved: eventType ? eventTypeTree(eventType) : newEventTypeTree(own?.id ?? ""),
    hosts,
    addressPrefix: `${services.links.host}/${organization.slug}/`,
    accentColor: organization.accentColor,
    back: `${base}/event-types`,
    path: eventType ? `${base}/event-types/${id}` : null,
    heading,
    title: title(heading),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organization, organizationId, base, translator } = await openDashboard(
    args,
    "event-type:write",
  );
  const { tree } = await readPostedForm(args.request);
  const isNew = args.params["id"] === newId;
  const id = isNew ? null : (args.params["id"] ?? "");
  const { timeZone } = organization;
  const result = await submitEventType(services, { organizationId, id, tree, translator, timeZone });
  if (result.status === 404) throw new Response(null, { status: 404 });
  if (result.status !== 303) return data(result.answer, { status: result.status });
  const saved = isNew ? "event-type-created" : "event-type-saved";
  const notice = result.merged ? "event-type-merged" : saved;
  return redirect(withNotice(`${base}/event-types`, notice), 303);
}

export default function EventType() {
  const { heading, path, title: _, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={heading} />
      {path && <EventTypeTabs path={path} current="settings" />}
      <EventTypeEditor {...page} answer={useActionData<typeof action>()} />
    </>
  );
}
