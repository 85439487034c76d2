import {
  type ActionFunctionArgs,
  type HeadersArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ComponentProps } from "react";
import { requireUser } from "#app/features/account/account.server.ts";
import { accountActions, isAccountAction } from "#app/features/account/account-actions.server.ts";
import { accountPage } from "#app/features/account/account-page.server.ts";
import { AccountSettings } from "#app/features/account/components/account-settings.tsx";
import { ProfileQuestion } from "#app/features/account/components/profile-question.tsx";
import { type FormState, untouchedForm } from "#app/features/account/form-state.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { gateHeaders } from "#app/features/account/gate-route.ts";
import { readForm } from "#app/features/account/read-form.server.ts";
import { LeaveOrDelete } from "#app/features/deletion/components/leave-or-delete.tsx";
import { IncidentAlerts } from "#app/features/incidents/components/incident-alert.tsx";
import { incidentsConcerning } from "#app/features/incidents/incidents.server.ts";
import { type UpcomingNotice, upcomingNotice } from "#app/features/notices/notices.server.ts";
import { organizationsOf } from "#app/features/organization/organization.server.ts";
import { SecureAccount } from "#app/features/safety/components/secure-account.tsx";
import { secureAccount } from "#app/features/safety/safety.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { Alert } from "#app/ui/alert.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import appStyles from "#app/ui/styles/app.css?url";

export const links = () => [{ rel: "stylesheet", href: appStyles }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function headers(args: HeadersArgs) {
  return gateHeaders(args);
}

export async function loader(args: LoaderFunctionArgs) {
  const signedIn = await requireUser(args);
  return {
    ...(await accountPage(args, signedIn)),
    businesses: (await organizationsOf(args.context.services, signedIn.user.id)).map(
      ({ slug, name, barred }) => ({ slug, name, barred }),
    ),
    saved: new URL(args.request.url).searchParams.get("saved"),
    asksProfile: signedIn.user.asksProfile,
    upcoming: await upcomingNotice(args.context.services, requestLocale(args.request)),
    incidents: await incidentsConcerning(args.context.services, [signedIn.user.email], {
      locale: requestLocale(args.request),
    }),
    title: pageTitle(args.request, "account.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const signedIn = await requireUser(args);
  const form = await readForm(args.request);
  const intent = form.get("intent");
  if (intent === "secure") {
    await secureAccount(args.context.services, signedIn);
    return redirect("/account?saved=secured", 303);
  }
  if (!isAccountAction(intent)) throw new Response("No such form.", { status: 400 });
  return accountActions[intent](args, signedIn, form);
}

export default function Account() {
  const { saved, title: _, ...page } = useLoaderData<typeof loader>();
  const state: FormState = useActionData<typeof action>() ?? untouchedForm;
  return (
    <AccountSettings
      page={page}
      state={state}
      saved={saved}
      news={
        <>
          <IncidentAlerts incidents={page.incidents} />
          <News upcoming={page.upcoming} asks={page.asksProfile ? page.profile : null} />
        </>
      }
      safety={<SafetySection />}
    >
      <LeaveSection businesses={page.businesses} />
    </AccountSettings>
  );
}

type NewsProps = { upcoming: UpcomingNotice | null; asks: { name: string; email: string } | null };

function News({ upcoming, asks }: NewsProps) {
  const { t } = useI18n();
  return (
    <>
      {upcoming && (
        <Alert title={t("notices.dashboard.title", { date: upcoming.date })}>
          <a href={upcoming.href}>{t("notices.dashboard.link")}</a>
        </Alert>
      )}
      {asks && <ProfileQuestion {...asks} />}
    </>
  );
}

function SafetySection() {
  const { t } = useI18n();
  return (
    <SettingsSection title={t("account.secure.title")} description={t("account.secure.text")} id="secure">
      <SecureAccount />
    </SettingsSection>
  );
}

function LeaveSection({ businesses }: ComponentProps<typeof LeaveOrDelete>) {
  const { t } = useI18n();
  return (
    <SettingsSection title={t("deletion.account.section")} description={t("deletion.account.sectionText")}>
      <LeaveOrDelete businesses={businesses} />
    </SettingsSection>
  );
}
