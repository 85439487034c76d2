import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { edited, editedId, openMemberTime } from "#app/features/dashboard/member-time-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { TravelForm } from "#app/features/scheduling/components/travel-pages.tsx";
import { listTravel, submitTravel } from "#app/features/scheduling/travel.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { zoneChoices } from "#app/platform/time/zone-choices.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, member, subject, path, lead, translator, t, title } = await openMemberTime(
    args,
    "travel",
  );
  const period = edited(await listTravel(services, subject, translator), editedId(args));
  const { firstDate = "", lastDate = "", timeZone = member.zone } = period ?? {};
  return {
    saved: { firstDate, lastDate, timeZone },
    isNew: period === null,
    zones: zoneChoices(translator.locale, services.clock.now(), timeZone),
    lead,
    back: path,
    title: title(t(period ? "schedule.travel.edit" : "schedule.travel.add")),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services, subject, translator, path } = await openMemberTime(args, "travel");
  const { tree } = await readPostedForm(args.request);
  const result = await submitTravel(services, { ...subject, id: editedId(args), tree, translator });
  if (result.status === 404) throw new Response(null, { status: 404 });
  if (result.status === 400) return data(result.answer, { status: 400 });
  return redirect(withNotice(path, "travel-saved"), 303);
}

export default function TravelPeriod() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <TravelForm {...page} answer={useActionData<typeof action>()} />;
}
