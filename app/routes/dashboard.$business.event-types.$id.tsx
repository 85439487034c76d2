import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormerHosts } from "#app/features/dashboard/components/former-hosts.tsx";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { formerHosts, giveToOthers } from "#app/features/dashboard/left-bookings.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { requirePermission } from "#app/features/organization/organization.server.ts";
import { EventTypeEditor } from "#app/features/scheduling/components/event-type-editor.tsx";
import { EventTypeTabs } from "#app/features/scheduling/components/event-type-tabs.tsx";
import { eventTypeTree, newEventTypeTree } from "#app/features/scheduling/event-type-tree.ts";
import { offeredMeetings } from "#app/features/scheduling/offered-meetings.server.ts";
import { eventTypeById, hostChoices, submitEventType } from "#app/features/scheduling/scheduling.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
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
  const former = eventType ? await formerHosts(services, { organizationId, eventTypeId: id }) : [];
  const heading = eventType?.title ?? t("eventType.new");
  return {
    saved: eventType ? eventTypeTree(eventType) : newEventTypeTree(own?.id ?? ""),
    limits: services.settings.retentionLimits,
    hosts,
    former,
    meetings: offeredMeetings(services),
    addressPrefix: `${services.links.host}/${organization.slug}/`,
    accentColor: organization.accentColor,
    back: `${base}/event-types`,
    path: eventType ? `${base}/event-types/${id}` : null,
    heading,
    title: title(heading),
  };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "event-type:write");
  const { services, organization, organizationId, base, translator } = dashboard;
  const { tree } = await readPostedForm(args.request);
  const isNew = args.params["id"] === newId;
  const id = isNew ? null : (args.params["id"] ?? "");
  const { timeZone } = organization;
  const eventType = { organizationId, eventTypeId: id ?? "" };
  const path = `${base}/event-types/${id}`;
  if (formText(tree, "do") === "give") {
    requirePermission(dashboard, "booking:change");
    const given = { ...eventType, hostId: formText(tree, "host"), actorId: dashboard.user.id };
    const { left } = await giveToOthers(services, given);
    return redirect(withNotice(path, left === 0 ? "bookings-given" : "bookings-given-partly"), 303);
  }
  const before = await formerHosts(services, eventType);
  const actorId = dashboard.user.id;
  const result = await submitEventType(services, { organizationId, id, tree, translator, timeZone, actorId });
  if (result.status === 404) throw new Response(null, { status: 404 });
  if (result.status !== 303) return data(result.answer, { status: result.status });
  const saved = isNew ? "event-type-created" : "event-type-saved";
  const after = await formerHosts(services, eventType);
  // Whoever was taken off just now may have bookings ahead: the page says how many before it is left.
  const isNews = after.some((host) => before.every(({ id: known }) => known !== host.id));
  const notice = result.merged ? "event-type-merged" : saved;
  return redirect(withNotice(isNews ? path : `${base}/event-types`, notice), 303);
}

export default function EventType() {
  const { heading, path, former, title: _, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={heading} />
      {path && <EventTypeTabs path={path} current="settings" />}
      <FormerHosts hosts={former} back={page.back} />
      <EventTypeEditor {...page} answer={useActionData<typeof action>()} />
    </>
  );
}
