import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { type NoticeName, withNotice } from "#app/features/dashboard/notices.ts";
import { EventTypeList } from "#app/features/scheduling/components/event-type-list.tsx";
import {
  duplicateEventType,
  type EventTypeKey,
  listEventTypes,
  moveEventType,
  restoreEventType,
  switchEventType,
} from "#app/features/scheduling/scheduling.server.ts";
import type { Translate } from "#app/messages/translator.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import type { Services } from "#app/platform/services.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, organizationId, base, t, title } = await openDashboard(
    args,
    "booking:read",
  );
  const rows = await listEventTypes(services, { organizationId });
  const publicPath = `/${organization.slug}`;
  const eventTypes = rows.map(({ hosts, _count, ...eventType }) => ({
    ...eventType,
    questions: _count.questions,
    hostNames: hosts.map(({ user }) => user.name),
    scheduleName: hosts.length === 1 ? (hosts[0]?.schedule.name ?? null) : null,
    url: services.links.absolute(`${publicPath}/${eventType.slug}`),
  }));
  return { eventTypes, base, publicPath, title: title(t("dashboard.nav.eventTypes")) };
}

type Done = { ok: true; id?: string } | { ok: false; reason: "not-found" };
type Command = {
  run: (services: Services, key: EventTypeKey, t: Translate) => Promise<Done>;
  notice?: NoticeName;
};

function switching(to: { hidden: boolean } | { disabled: boolean }, notice: NoticeName): Command {
  return { run: (services, key) => switchEventType(services, { ...key, to }), notice };
}

/** What the buttons of the list do, by the value they send. */
const commands: Record<string, Command> = {
  up: { run: (services, key) => moveEventType(services, { ...key, direction: "up" }) },
  down: { run: (services, key) => moveEventType(services, { ...key, direction: "down" }) },
  hide: switching({ hidden: true }, "event-type-hidden"),
  show: switching({ hidden: false }, "event-type-shown"),
  disable: switching({ disabled: true }, "event-type-off"),
  enable: switching({ disabled: false }, "event-type-on"),
  restore: { run: restoreEventType, notice: "event-type-restored" },
  duplicate: {
    run: (services, key, t) =>
      duplicateEventType(services, { ...key, titleOfCopy: (title) => t("eventType.copyOf", { title }) }),
    notice: "event-type-duplicated",
  },
};

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base, t } = await openDashboard(args, "event-type:write");
  const { tree } = await readPostedForm(args.request);
  const name = formText(tree, "do");
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Response(null, { status: 400 });
  const id = formText(tree, "id");
  const done = await command.run(services, { organizationId, id, actorId: user.id }, t);
  if (!done.ok) throw new Response(null, { status: 404 });
  const path = `${base}/event-types`;
  return redirect(command.notice ? withNotice(path, command.notice, id) : path, 303);
}

export default function EventTypes() {
  const { eventTypes, base, publicPath } = useLoaderData<typeof loader>();
  return <EventTypeList eventTypes={eventTypes} base={base} publicPath={publicPath} />;
}
