import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openMemberTime } from "#app/features/dashboard/member-time-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { MemberLimitsPage } from "#app/features/scheduling/components/member-limits-page.tsx";
import { limitsTree } from "#app/features/scheduling/member-limits-form.ts";
import { listMemberLimits, submitMemberLimits } from "#app/features/scheduling/member-time.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, member, key, base, t, title } = await openMemberTime(args, "limits");
  const limits = await listMemberLimits(services, key);
  return { saved: { limits: limitsTree(limits) }, member, base, title: title(t("schedule.limits.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, key, path, translator } = await openMemberTime(args, "limits");
  const { tree } = await readPostedForm(args.request);
  const result = await submitMemberLimits(services, key, tree, translator);
  if (result.status === 400) return data(result.answer, { status: 400 });
  return redirect(withNotice(path, "limits-saved"), 303);
}

export default function Limits() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <MemberLimitsPage key={page.member.id} {...page} answer={useActionData<typeof action>()} />;
}
