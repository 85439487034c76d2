import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OutboxMailPage } from "#app/features/notifications/components/outbox-mail.tsx";
import { outboxHeaders, requireOutbox } from "#app/features/notifications/outbox.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import outboxStyles from "#app/ui/styles/outbox.css?url";

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export const links = () => [{ rel: "stylesheet", href: outboxStyles }];

export const meta: MetaFunction<typeof loader> = ({ data: mail }) => [
  { title: mail ? `${mail.subject} · Parley` : "Parley" },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const kept = await requireOutbox(context.services).read(params["id"] ?? "");
  if (!kept) throw new Response(null, { status: 404 });
  const { html: _shownInItsFrame, at, ...mail } = kept;
  const sentAt = `${formatDateTime(at, { locale: requestLocale(request), zone: "Etc/UTC" })} UTC`;
  return data({ ...mail, sentAt }, { headers: outboxHeaders });
}

export default function OneMail() {
  const mail = useLoaderData<typeof loader>();
  return (
    <PublicShell languages={<LanguageLinks next={`/dev/outbox/${mail.id}`} />}>
      <OutboxMailPage mail={mail} />
    </PublicShell>
  );
}
