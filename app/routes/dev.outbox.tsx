import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OutboxList } from "#app/features/notifications/components/outbox-list.tsx";
import { outboxHeaders, requireOutbox } from "#app/features/notifications/outbox.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import appStyles from "#app/ui/styles/app.css?url";

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export const links = () => [{ rel: "stylesheet", href: appStyles }];

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const outbox = requireOutbox(context.services);
  const locale = requestLocale(request);
  const mails = (await outbox.list()).map(({ id, to, subject, at }) => ({
    id,
    to,
    subject,
    sentAt: `${formatDateTime(at, { locale, zone: "Etc/UTC" })} UTC`,
  }));
  const title = `${translatorFor(locale).t("mail.outbox.title")} · Parley`;
  return data({ mails, title }, { headers: outboxHeaders });
}

export default function OutboxPage() {
  const { mails } = useLoaderData<typeof loader>();
  return (
    <PublicShell languages={<LanguageLinks next="/dev/outbox" />}>
      <OutboxList mails={mails} />
    </PublicShell>
  );
}
