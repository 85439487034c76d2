import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { retentionDefaults } from "#app/domain/privacy/retention-limits.ts";
import { requireUser } from "#app/features/account/account.server.ts";
import { OnboardingPage } from "#app/features/organization/components/onboarding-page.tsx";
import { submitOnboarding } from "#app/features/organization/organization.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { weekdaysNineToFive, weekTree } from "#app/platform/form/day-hours.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { weekdayNames } from "#app/platform/time/weekday-names.server.ts";
import { zoneChoices } from "#app/platform/time/zone-choices.server.ts";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import appStyles from "#app/ui/styles/app.css?url";

export const handle = { hydrate: true };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: appStyles }];
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireUser(args);
  const { services } = args.context;
  const { locale, t } = translatorFor(requestLocale(args.request));
  const limits = services.settings.retentionLimits;
  return {
    saved: {
      name: "",
      slug: "",
      timeZone: user.timeZone,
      week: weekTree(weekdaysNineToFive),
      title: t("onboarding.firstTitle"),
      lengthMinutes: "30",
      retentionDays: String(
        Math.max(limits.booking.min, Math.min(limits.booking.max, retentionDefaults.booking)),
      ),
    },
    limits,
    zones: zoneChoices(locale, services.clock.now(), user.timeZone),
    weekdays: weekdayNames(locale),
    addressPrefix: `${services.links.host}/`,
    title: `${t("onboarding.title")} · Parley`,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { user } = await requireUser(args);
  const { tree } = await readPostedForm(args.request);
  const translator = translatorFor(requestLocale(args.request));
  const result = await submitOnboarding(args.context.services, { ownerId: user.id, tree, translator });
  if (result.status === 303) return redirect(`/onboarding/live/${result.slug}`, 303);
  return data(result.answer, { status: result.status });
}

export default function Onboarding() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return (
    <PublicShell narrow languages={<LanguageLinks next="/onboarding" />}>
      <OnboardingPage {...page} answer={useActionData<typeof action>()} />
    </PublicShell>
  );
}
