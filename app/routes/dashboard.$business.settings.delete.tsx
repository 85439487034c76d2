import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRecentPassword } from "#app/features/account/account.server.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { BusinessDeletion } from "#app/features/deletion/components/business-deletion.tsx";
import { requestBusinessDeletion } from "#app/features/deletion/deletion.server.ts";
import { businessDeletionPage } from "#app/features/deletion/deletion-pages.server.ts";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Counts what would go. Nothing changes by looking. */
export async function loader(args: LoaderFunctionArgs) {
  const opened = await openDashboard(args, "business:delete");
  const { services, organization, organizationId, user, base, translator, t, title } = opened;
  await requireRecentPassword(args, `${base}/settings/delete`);
  const page = await businessDeletionPage(services, { organizationId, userId: user.id }, translator);
  if (!page) throw new Response(null, { status: 403 });
  const { name, slug } = organization;
  return { page, base, name, slug, title: title(t("deletion.delete.tab")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base } = await openDashboard(args, "business:delete");
  await requireRecentPassword(args, `${base}/settings/delete`);
  const { data: form } = await readPostedForm(args.request);
  if (form.get("confirmed") !== "on") return data({ failed: true }, { status: 400 });
  const wish = { organizationId, userId: user.id, locale: user.locale };
  const result = await requestBusinessDeletion(services, wish);
  if (!result.ok && result.reason === "not-allowed") throw new Response(null, { status: 403 });
  return redirect(base, 303);
}

export default function DeleteBusiness() {
  const { page, base, name, slug } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>()?.failed ?? false;
  return (
    <>
      <SettingsTabs base={base} current="delete" />
      <BusinessDeletion page={page} base={base} name={name} slug={slug} failed={failed} />
    </>
  );
}
