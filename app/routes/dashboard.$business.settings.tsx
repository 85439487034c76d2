import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bookingRefusesUnasked, submitUnaskedChoice } from "#app/features/calendars/calendars.server.ts";
import { UnaskedSection } from "#app/features/calendars/components/unasked-section.tsx";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { LogoSettings } from "#app/features/organization/components/logo-settings.tsx";
import { ProfileSettings } from "#app/features/organization/components/profile-settings.tsx";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";
import {
  logoPath,
  removeLogo,
  saveLogo,
  submitProfile,
} from "#app/features/organization/organization.server.ts";
import { CallSettingsSection } from "#app/features/rooms/components/call-settings-section.tsx";
import { callSettings, submitCallSettings } from "#app/features/rooms/rooms.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { zoneChoices } from "#app/platform/time/zone-choices.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, translator, t, title } = await openDashboard(args, "profile:write");
  const { name, slug, welcomeText, accentColor, timeZone, logoId } = organization;
  return {
    saved: { name, slug, welcomeText, accentColor, timeZone },
    slug,
    logoUrl: logoPath(logoId),
    calls: await callSettings(services, organization.id),
    refusesUnasked: await bookingRefusesUnasked(services, organization.id),
    zones: zoneChoices(translator.locale, services.clock.now(), timeZone),
    addressPrefix: `${services.links.host}/`,
    base,
    title: title(t("dashboard.nav.settings")),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base, t } = await openDashboard(args, "profile:write");
  const actorId = user.id;
  const { tree, data: posted } = await readPostedForm(args.request);
  const path = `${base}/settings`;
  switch (formText(tree, "do")) {
    case "logo": {
      const saved = await saveLogo(services, { organizationId, actorId, file: posted.get("logo") });
      if (saved.ok) return redirect(withNotice(path, "logo-saved"), 303);
      return data(
        { form: "logo" as const, logoError: t(`organization.logoProblem.${saved.reason}`) },
        { status: 400 },
      );
    }
    case "remove-logo":
      await removeLogo(services, { organizationId, actorId });
      return redirect(withNotice(path, "logo-removed"), 303);
    case "calls":
      await submitCallSettings(services, { organizationId, actorId, tree });
      return redirect(withNotice(path, "calls-saved"), 303);
    case "unasked": {
      const refuses = formText(tree, "unasked");
      if (refuses !== "warn" && refuses !== "refuse") throw new Response(null, { status: 400 });
      await submitUnaskedChoice(services, { organizationId, actorId, refuses: refuses === "refuse" });
      return redirect(withNotice(path, "unasked-saved"), 303);
    }
    case "profile": {
      const saved = await submitProfile(services, { organizationId, actorId, tree, t });
      if (saved.status === 303)
        return redirect(withNotice(`/dashboard/${saved.slug}/settings`, "profile-saved"), 303);
      return data({ form: "profile" as const, answer: saved.answer }, { status: saved.status });
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function Settings() {
  const { base, logoUrl, calls, refusesUnasked, title: _, ...profile } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <SettingsTabs base={base} current="profile" />
      <ProfileSettings {...profile} answer={sent?.form === "profile" ? sent.answer : undefined} />
      <LogoSettings logoUrl={logoUrl} error={sent?.form === "logo" ? sent.logoError : undefined} />
      <UnaskedSection refuses={refusesUnasked} />
      <CallSettingsSection {...calls} />
    </>
  );
}
