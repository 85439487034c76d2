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
import { EventTypeTabs } from "#app/features/scheduling/components/event-type-tabs.tsx";
import { PrivateLinks } from "#app/features/scheduling/components/private-links.tsx";
import {
  eventTypeById,
  listPrivateLinks,
  submitPrivateLink,
  switchPrivateLink,
} from "#app/features/scheduling/scheduling.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { formatDate } from "#app/platform/time/format.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const opened = await openDashboard(args, "event-type:write");
  const { services, organization, organizationId, base, t, title, translator } = opened;
  const id = args.params["id"] ?? "";
  const eventType = await eventTypeById(services, { organizationId, id });
  if (!eventType) throw new Response(null, { status: 404 });
  const shown = { locale: translator.locale, zone: organization.timeZone };
  const rows = await listPrivateLinks(services, { organizationId, eventTypeId: id });
  const links = rows.map(({ expiresAt, ...link }) => ({
    ...link,
    url: services.links.absolute(services.links.privateLinkPath(organization.slug, eventType.slug, link.id)),
    // It ends where its last day ends.
    lastDay: expiresAt === null ? null : formatDate(expiresAt - 1, shown),
  }));
  return {
    links,
    disabled: eventType.disabled,
    heading: eventType.title,
    path: `${base}/event-types/${id}`,
    title: title(`${t("eventType.tab.links")} · ${eventType.title}`),
  };
}

export async function action(args: ActionFunctionArgs) {
  const opened = await openDashboard(args, "event-type:write");
  const { services, organization, organizationId, user, base, t } = opened;
  const { tree } = await readPostedForm(args.request);
  const key = { organizationId, eventTypeId: args.params["id"] ?? "", actorId: user.id };
  const path = `${base}/event-types/${key.eventTypeId}/links`;
  const todo = formText(tree, "do");
  if (todo === "withdraw" || todo === "allow") {
    const withdrawn = todo === "withdraw";
    const done = await switchPrivateLink(services, { ...key, id: formText(tree, "id"), withdrawn });
    if (!done.ok) throw new Response(null, { status: 404 });
    return redirect(withNotice(path, withdrawn ? "private-link-withdrawn" : "private-link-allowed"), 303);
  }
  const result = await submitPrivateLink(services, { ...key, tree, t, timeZone: organization.timeZone });
  if (result.status === 404) throw new Response(null, { status: 404 });
  if (result.status === 400) return data(result.answer, { status: 400 });
  return redirect(withNotice(path, "private-link-made"), 303);
}

export default function EventTypeLinks() {
  const { heading, path, links, disabled } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={heading} />
      <EventTypeTabs path={path} current="links" />
      <PrivateLinks
        links={links}
        disabled={disabled}
        path={`${path}/links`}
        answer={useActionData<typeof action>()}
      />
    </>
  );
}
