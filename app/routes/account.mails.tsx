import {
  type ActionFunctionArgs,
  type HeadersArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireUser } from "#app/features/account/account.server.ts";
import { gateHeaders } from "#app/features/account/gate-route.ts";
import { readForm } from "#app/features/account/read-form.server.ts";
import { accountMails, submitAccountMails } from "#app/features/consents/account-mails.server.ts";
import { AccountMailsPage } from "#app/features/consents/components/account-mails-page.tsx";
import { AgendaForms } from "#app/features/notifications/components/agenda-choices.tsx";
import { agendaChoices, submitAgenda } from "#app/features/notifications/notifications.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import appStyles from "#app/ui/styles/app.css?url";

export const links = () => [{ rel: "stylesheet", href: appStyles }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function headers(args: HeadersArgs) {
  return gateHeaders(args);
}

export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireUser(args);
  const { locale, t } = translatorFor(requestLocale(args.request));
  const { services } = args.context;
  return {
    agenda: await agendaChoices(services, { userId: user.id, locale, off: t("mail.agenda.off") }),
    businesses: await accountMails(services, user.email),
    email: user.email,
    done: new URL(args.request.url).searchParams.has("done"),
    title: `${t("consent.account.title")} · Parley`,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { user } = await requireUser(args);
  const reader = { email: user.email, locale: requestLocale(args.request) };
  const { services } = args.context;
  const form = await readForm(args.request);
  const isDone = form.has("agenda")
    ? await submitAgenda(services, user.id, form)
    : await submitAccountMails(services, reader, form);
  return redirect(isDone ? "/account/mails?done" : "/account/mails", 303);
}

export default function AccountMailsRoute() {
  const { businesses, email, done, agenda } = useLoaderData<typeof loader>();
  return (
    <AccountMailsPage businesses={businesses} email={email} done={done}>
      <AgendaForms agenda={agenda} />
    </AccountMailsPage>
  );
}
