import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deleteOrRestore } from "#app/features/dashboard/deleted-time.server.ts";
import { openMemberTime } from "#app/features/dashboard/member-time-request.server.ts";
import { OutOfOfficeList } from "#app/features/scheduling/components/out-of-office-list.tsx";
import {
  deleteOutOfOffice,
  listOutOfOffice,
  restoreOutOfOffice,
} from "#app/features/scheduling/out-of-office.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const opened = await openMemberTime(args, "away");
  const { services, user, member, subject, base, translator, t, title } = opened;
  const periods = await listOutOfOffice(services, { ...subject, viewerId: user.id }, translator);
  return { periods, member, base, title: title(t("schedule.away.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, subject, translator, path } = await openMemberTime(args, "away");
  const { tree } = await readPostedForm(args.request);
  const asked = { request: args.request, tree, settings: services.settings, path };
  const answer = await deleteOrRestore(asked, {
    remove: (id) => deleteOutOfOffice(services, subject, id),
    restore: (deleted) => restoreOutOfOffice(services, { ...subject, translator }, deleted),
    notices: { removed: "away-deleted", restored: "away-restored" },
  });
  if (!answer) throw new Response(null, { status: 400 });
  return answer;
}

export default function OutOfOffice() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <OutOfOfficeList {...page} />;
}
