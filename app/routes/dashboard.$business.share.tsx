import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { ShareList } from "#app/features/embed/components/share-list.tsx";
import { SharingSettings } from "#app/features/embed/components/sharing-settings.tsx";
import {
  sharedLinks,
  sharingOf,
  submitCampaign,
  submitSites,
  submitTelling,
} from "#app/features/embed/embed.server.ts";
import { can } from "#app/features/organization/organization.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, role, t, title } = await openDashboard(args, "booking:read");
  const [links, sharing] = await Promise.all([
    sharedLinks(services, organization),
    sharingOf(services, organization.id),
  ]);
  const settings = can(role, "profile:write")
    ? {
        sites: sharing.allowedSites.join("\n"),
        keepsCampaign: sharing.keepsCampaign,
        tellsBookings: sharing.tellsBookings,
      }
    : null;
  return { links, settings, base, title: title(t("embed.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base, t } = await openDashboard(args, "profile:write");
  const actorId = user.id;
  const { tree } = await readPostedForm(args.request);
  switch (formText(tree, "do")) {
    case "sites": {
      const saved = await submitSites(services, { organizationId, actorId, tree, t });
      if (saved.status === 303) return redirect(withNotice(`${base}/share`, "sites-saved"), 303);
      return data(saved.answer, { status: 400 });
    }
    case "campaign":
      await submitCampaign(services, { organizationId, actorId, tree });
      return redirect(withNotice(`${base}/share`, "campaign-saved"), 303);
    case "telling":
      await submitTelling(services, { organizationId, actorId, tree });
      return redirect(withNotice(`${base}/share`, "telling-saved"), 303);
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function Share() {
  const { links, settings, base } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t("embed.title")} lead={t("embed.lead")} />
      <ShareList links={links} base={base} />
      {settings && <SharingSettings {...settings} answer={answer} />}
    </>
  );
}
