import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, offsetLabel } from "#app/platform/time/format.server.ts";
import { isStanding } from "./booking-people.ts";
import { bareMail } from "./emails/mail-content.ts";
import type { Letter } from "./letter.ts";
import { readMailFacts } from "./mail-facts.ts";
import { oneLine } from "./mail-identity.ts";
import { hostReader } from "./mail-reader.server.ts";
import { findLastReturn, type StoredMail } from "./mail-repository.server.ts";
import { returnedReason } from "./returned-words.ts";

type LetterServices = Pick<Services, "links" | "clock">;

/** Tells a host that somebody declined by mail. Null where they said otherwise since, or nothing is to take place. */
export function declinedLetter(services: LetterServices, mail: StoredMail): Letter | null {
  const told = toldOf(services, mail);
  if (!told) return null;
  const { seat, words, t } = told;
  if (seat.reply !== "declined" || seat.replySequence !== seat.sequence) return null;
  return letterOf(told, {
    subject: t("wayBack.declined.subject", words),
    heading: t("wayBack.declined.heading", words),
    lead: t("wayBack.declined.lead", words),
  });
}

/** Tells a host that a mail to somebody did not arrive. Of those that came back, the last one says why. */
export async function returnedLetter(
  services: LetterServices & Pick<Services, "database">,
  mail: StoredMail,
): Promise<Letter | null> {
  const told = toldOf(services, mail);
  if (!told) return null;
  const returnedAs = await findLastReturn(services.database.prisma, told.seat.id);
  if (returnedAs === null) return null;
  const { t, words } = told;
  return letterOf(told, {
    subject: t("wayBack.returned.subject", words),
    heading: t("wayBack.returned.heading", words),
    lead: t("wayBack.returned.lead", { ...words, reason: returnedReason(returnedAs, told) }),
    notes: [t("wayBack.returned.note")],
  });
}

/** Who is told, and of whom; null where it is no news any more. */
function toldOf({ links, clock }: LetterServices, { booking, userId, facts }: StoredMail) {
  const host = booking?.hosts.find(({ user }) => user.id === userId)?.user;
  const { aboutAttendeeId } = readMailFacts(facts);
  const seat = booking?.attendees.find(({ id }) => id === aboutAttendeeId);
  if (!booking || !host || !seat || seat.restrictedAt !== null) return null;
  if (!isStanding(seat.status) || booking.endsAt.getTime() <= clock.now()) return null;
  const reader = hostReader(booking, host);
  const { t, locale, zone } = reader;
  const startsAt = booking.startsAt.getTime();
  const at = `${formatDateTime(startsAt, { locale, zone })} (${offsetLabel(zone, startsAt)})`;
  const words = { title: oneLine(booking.title), name: oneLine(seat.name || seat.email), at };
  const { organization } = booking;
  const business = oneLine(organization.name);
  const url = links.absolute(`/dashboard/${organization.slug}/bookings/${booking.id}`);
  return { host, seat, words, t, locale, business, url, accentColor: organization.accentColor };
}

type Told = NonNullable<ReturnType<typeof toldOf>>;

function letterOf(
  { host, t, locale, business, url, accentColor }: Told,
  said: { subject: string; heading: string; lead: string; notes?: string[] },
): Letter {
  return {
    locale,
    fromName: business,
    to: host.email,
    content: {
      ...bareMail,
      sender: { name: business, accentColor },
      ...said,
      action: { label: t("wayBack.see"), url },
      footer: t("mail.footer.business", { business }),
    },
  };
}
