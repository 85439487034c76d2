import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deleteOrRestore } from "#app/features/dashboard/deleted-time.server.ts";
import { openMemberTime } from "#app/features/dashboard/member-time-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { MemberBusyPage } from "#app/features/scheduling/components/member-busy-page.tsx";
import {
  deleteBusyTime,
  listBusyTimes,
  restoreBusyTime,
  submitBusyTime,
} from "#app/features/scheduling/member-time.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { localDate } from "#app/platform/time/zones.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, member, key, base, translator, t, title } = await openMemberTime(args, "blocked");
  const now = services.clock.now();
  const today = localDate(member.zone, now);
  return {
    times: await listBusyTimes(services, key, { zone: member.zone, locale: translator.locale }),
    saved: { startDate: today, startTime: "", endDate: today, endTime: "", title: "" },
    place: placeLabel(member.zone, now),
    member,
    base,
    title: title(t("schedule.busy.title")),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services, member, key, path, translator } = await openMemberTime(args, "blocked");
  const { tree } = await readPostedForm(args.request);
  const asked = { request: args.request, tree, settings: services.settings, path };
  const answer = await deleteOrRestore(asked, {
    remove: (id) => deleteBusyTime(services, key, id),
    restore: (deleted) => restoreBusyTime(services, key, deleted),
    notices: { removed: "busy-removed", restored: "busy-restored" },
  });
  if (answer) return answer;
  const result = await submitBusyTime(services, { ...key, zone: member.zone }, tree, translator);
  if (result.status === 400) return data(result.answer, { status: 400 });
  return redirect(withNotice(path, "busy-added"), 303);
}

export default function BlockedTimes() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <MemberBusyPage {...page} answer={useActionData<typeof action>()} />;
}
