import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deleteOrRestore } from "#app/features/dashboard/deleted-time.server.ts";
import { openMemberTime } from "#app/features/dashboard/member-time-request.server.ts";
import { TravelList } from "#app/features/scheduling/components/travel-pages.tsx";
import { deleteTravel, listTravel, restoreTravel } from "#app/features/scheduling/travel.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const opened = await openMemberTime(args, "travel");
  const { services, member, subject, base, translator, t, title } = opened;
  const rows = await listTravel(services, subject, translator);
  const now = services.clock.now();
  const periods = rows.map(({ id, dates, timeZone }) => ({ id, dates, place: placeLabel(timeZone, now) }));
  return { periods, member, base, title: title(t("schedule.travel.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, subject, translator, path } = await openMemberTime(args, "travel");
  const { tree } = await readPostedForm(args.request);
  const asked = { request: args.request, tree, settings: services.settings, path };
  const answer = await deleteOrRestore(asked, {
    remove: (id) => deleteTravel(services, subject, id),
    restore: (deleted) => restoreTravel(services, { ...subject, translator }, deleted),
    notices: { removed: "travel-deleted", restored: "travel-restored" },
  });
  if (!answer) throw new Response(null, { status: 400 });
  return answer;
}

export default function Travel() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <TravelList {...page} />;
}
