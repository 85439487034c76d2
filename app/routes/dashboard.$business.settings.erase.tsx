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
import { PartView } from "#app/features/deletion/components/part-view.tsx";
import { cancelDeletion, requestPartErasure } from "#app/features/deletion/deletion.server.ts";
import { partPage, readPart, reviewPart } from "#app/features/deletion/part-page.server.ts";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";
import { can } from "#app/features/organization/organization.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Owners erase for the business; a member what is of their own bookings. */
async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const opened = await openDashboard(args, "booking:change");
  const { base, organization, organizationId, role, user } = opened;
  const path = `${base}/settings/erase`;
  await requireRecentPassword(args, path);
  const isOwner = can(role, "retention:write");
  const of = { organizationId, hostId: isOwner ? null : user.id, timeZone: organization.timeZone };
  return { ...opened, path, of, isOwner };
}

const isSaid = (text: string | null): text is "planned" | "undone" | "late" =>
  text === "planned" || text === "undone" || text === "late";

const fields = ["what", "from", "to", "email"] as const;

/** Shows what would go. Nothing changes by looking. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, organizationId, translator, t, title, path, of, isOwner, base } = await open(args);
  const stated = new URL(args.request.url).searchParams;
  const text = (name: string) => (stated.get(name) ?? "").slice(0, 254);
  const values = { what: text("what"), from: text("from"), to: text("to"), email: text("email") };
  const read = stated.has("what") ? await readPart(services, of, stated) : null;
  const review = read?.ok
    ? await reviewPart(services, { organizationId, part: read.part }, translator)
    : null;
  const said = stated.get("said");
  return {
    ...{ page: await partPage(services, of, translator), path, base, isOwner, values, review },
    errors: read && !read.ok ? read.errors : {},
    said: isSaid(said) ? said : null,
    title: title(t("deletion.part.title")),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, translator, path, of } = await open(args);
  const { data: form } = await readPostedForm(args.request);
  const undo = form.get("undo");
  if (typeof undo === "string") {
    const page = await partPage(services, of, translator);
    const isOwn = page.planned.some(({ id }) => id === undo);
    const result = isOwn ? await cancelDeletion(services, undo) : null;
    return redirect(`${path}?said=${result?.ok ? "undone" : "late"}`, 303);
  }
  const read = await readPart(services, of, form);
  if (!read.ok) return redirect(path, 303);
  if (form.get("confirmed") !== "on") {
    const review = await reviewPart(services, { organizationId, part: read.part }, translator);
    const [what, from, to, email] = fields.map((name) => String(form.get(name) ?? "")) as [
      string,
      string,
      string,
      string,
    ];
    return data({ failed: true, review, values: { what, from, to, email } }, { status: 400 });
  }
  const wish = { organizationId, userId: user.id, locale: user.locale, part: read.part };
  await requestPartErasure(services, wish);
  return redirect(`${path}?said=planned`, 303);
}

export default function EraseSome() {
  const { page, path, base, isOwner, values, errors, review, said } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      {isOwner ? (
        <SettingsTabs base={base} current="erase" />
      ) : (
        <PageHeader title={t("dashboard.nav.settings")} />
      )}
      <PartView
        page={page}
        path={path}
        values={sent?.values ?? values}
        errors={errors}
        review={sent?.review ?? review}
        failed={sent?.failed ?? false}
        said={said}
      />
    </>
  );
}
