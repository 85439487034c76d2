import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, offsetLabel } from "#app/platform/time/format.server.ts";
import { summaryFor } from "./booking-calendar.server.ts";
import { bareMail } from "./emails/mail-content.ts";
import type { Letter } from "./letter.ts";
import { readMailFacts } from "./mail-facts.ts";
import { oneLine } from "./mail-identity.ts";
import { hostReader } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";

/**
 * Asks a host what it means that a booking was moved or deleted in their calendar. Null where they have answered since,
 * or the booking is theirs no more.
 */
export async function askedLetter(
  { database: { prisma }, links }: Pick<Services, "database" | "links">,
  { booking, organizationId, userId, facts }: StoredMail,
): Promise<Letter | null> {
  const { copyId } = readMailFacts(facts);
  const host = booking?.hosts.find(({ user }) => user.id === userId)?.user;
  if (!booking || !host || !organizationId || !userId || copyId === undefined) return null;
  const copy = await prisma.calendarCopy.findFirst({
    where: { id: copyId, organizationId, userId, question: { in: ["moved", "deleted"] } },
    select: { question: true, askedStartsAt: true },
  });
  if (!copy) return null;
  const kind = copy.question === "moved" ? "moved" : "deleted";
  const reader = hostReader(booking, host);
  const { t, locale, zone } = reader;
  const text = (at: number) => `${formatDateTime(at, { locale, zone })} (${offsetLabel(zone, at)})`;
  const title = summaryFor(booking, reader);
  const { organization } = booking;
  const business = oneLine(organization.name);
  const at = text(booking.startsAt.getTime());
  const to = copy.askedStartsAt ? text(copy.askedStartsAt.getTime()) : "";
  return {
    locale,
    fromName: business,
    to: host.email,
    content: {
      ...bareMail,
      sender: { name: business, accentColor: organization.accentColor },
      subject: t(`connect.asked.${kind}.subject`, { title }),
      heading: t(`connect.asked.${kind}.heading`),
      lead: t(`connect.asked.${kind}`, { title, at, to }),
      action: {
        label: t("connect.asked.answer"),
        url: links.absolute(`/dashboard/${organization.slug}/schedules/calendars`),
      },
      notes: [t("connect.asked.note")],
      footer: t("mail.footer.business", { business }),
    },
  };
}
