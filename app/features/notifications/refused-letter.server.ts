import type { Services } from "#app/platform/services.server.ts";
import { bareMail } from "./emails/mail-content.ts";
import type { Letter } from "./letter.ts";
import { readMailFacts } from "./mail-facts.ts";
import { oneLine } from "./mail-identity.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";

/** What is typed in; whoever asks people for leave themselves is asked again. */
const hasPassword: ReadonlySet<string> = new Set(["caldav", "feed"]);

/** Tells a member that an account of theirs lets us in no more. Null where it does again, or is disconnected. */
export async function refusedLetter(
  { database: { prisma }, links }: Pick<Services, "database" | "links">,
  { user, organization, organizationId, facts }: StoredMail,
): Promise<Letter | null> {
  const { connectionId } = readMailFacts(facts);
  if (!user || !organization || !organizationId || connectionId === undefined) return null;
  const connection = await prisma.calendarConnection.findFirst({
    where: { id: connectionId, organizationId, userId: user.id, brokenAt: { not: null }, closingAt: null },
    select: { name: true, kind: true },
  });
  if (!connection) return null;
  const { locale, t } = languageOf(user);
  const name = oneLine(connection.name);
  const business = oneLine(organization.name);
  return {
    locale,
    fromName: t("common.appName"),
    to: user.email,
    content: {
      ...bareMail,
      subject: t("connect.refused.subject", { name }),
      heading: t("connect.refused.heading"),
      lead: t("connect.refused.lead", { name, business }),
      action: {
        label: t(hasPassword.has(connection.kind) ? "connect.refused.see" : "connect.refused.reconnect"),
        url: links.absolute(`/dashboard/${organization.slug}/schedules/calendars`),
      },
      notes: [t("connect.refused.note")],
      footer: t("mail.footer.account", { host: links.host }),
    },
  };
}
