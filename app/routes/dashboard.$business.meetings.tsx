import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  redirectDocument,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/member/permissions.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { MeetingsView } from "#app/features/meetings/components/meetings-view.tsx";
import {
  meetingsPage,
  meetNow,
  openPersonalRoom,
  renewPersonalRoom,
  saveKnocks,
} from "#app/features/meetings/meetings.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, user, role, base, translator, t, title } = await openDashboard(
    args,
    "booking:read",
  );
  const page = await meetingsPage(services, { organization, userId: user.id, translator });
  return { page, base, writes: can(role, "booking:change"), title: title(t("meeting.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organization, user, base } = await openDashboard(args, "booking:change");
  const { data: form } = await readPostedForm(args.request);
  const own = { organizationId: organization.id, userId: user.id };
  const host = { organizationId: organization.id, organizationLocale: organization.locale, user };
  // The room's page is another document, which alone may use camera and microphone.
  switch (form.get("do")) {
    case "now":
      return redirectDocument(await meetNow(services, host), 303);
    case "open":
      return redirectDocument(await openPersonalRoom(services, host), 303);
    case "renew":
      await renewPersonalRoom(services, own);
      return redirect(withNotice(`${base}/meetings`, "personal-room-renewed"), 303);
    case "knocks":
      await saveKnocks(services, own, form.get("knocks") !== null);
      return redirect(withNotice(`${base}/meetings`, "personal-room-saved"), 303);
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function Meetings() {
  const { page, base, writes } = useLoaderData<typeof loader>();
  return <MeetingsView page={page} base={base} writes={writes} />;
}
