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
import { OutOfOfficeForm } from "#app/features/scheduling/components/out-of-office-form.tsx";
import { listOutOfOffice, submitOutOfOffice } from "#app/features/scheduling/out-of-office.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const opened = await openMemberTime(args, "away");
  const { services, user, member, subject, base, path, lead, translator, t, title } = opened;
  const periods = await listOutOfOffice(services, { ...subject, viewerId: user.id }, translator);
  const period = edited(periods, editedId(args));
  const { firstDate = "", lastDate = "", reason = "", colleagueId = null } = period ?? {};
  return {
    saved: { firstDate, lastDate, reason, colleagueId: colleagueId ?? "" },
    period,
    colleagues: member.colleagues,
    lead,
    base,
    back: path,
    title: title(t(period ? "schedule.away.edit" : "schedule.away.add")),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services, subject, translator, path } = await openMemberTime(args, "away");
  const { tree } = await readPostedForm(args.request);
  const result = await submitOutOfOffice(services, { ...subject, id: editedId(args), tree, translator });
  if (result.status === 404) throw new Response(null, { status: 404 });
  if (result.status === 400) return data(result.answer, { status: 400 });
  return redirect(withNotice(path, "away-saved"), 303);
}

export default function OutOfOfficePeriod() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <OutOfOfficeForm {...page} answer={useActionData<typeof action>()} />;
}
