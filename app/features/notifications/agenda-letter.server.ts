import { DateTime } from "luxon";
import type { Locale } from "#app/messages/locale.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatTime } from "#app/platform/time/format.server.ts";
import { parleyZone } from "#app/platform/time/zones.server.ts";
import { fewNames, seatsOf } from "./booking-people.ts";
import { placeOf } from "./booking-place.ts";
import { zoneText } from "./booking-values.ts";
import { type AgendaMail, agendaMail } from "./emails/agenda-mail.ts";
import type { Letter } from "./letter.ts";
import { readMailFacts } from "./mail-facts.ts";
import { oneLine } from "./mail-identity.ts";
import { type HostReader, hostReader, languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";
import { type MailedBooking, mailedBookingSelect } from "./mailed-booking.server.ts";
import { findKindsOff, findWording } from "./own-mail-repository.server.ts";
import { agendaVariables, inOwnWords } from "./own-words.ts";

const listedMax = 40;

/**
 * A member's appointments of the day that have not ended. Null where there are none (left), where the day is over, and
 * for whoever does not want it any more or has no access.
 */
export async function agendaLetter(
  { database: { prisma }, links, clock }: Pick<Services, "database" | "links" | "clock">,
  { organizationId, organization, user, facts }: StoredMail,
): Promise<Letter | null> {
  const { agendaAt } = readMailFacts(facts);
  if (!organizationId || !organization || !user || agendaAt === undefined) return null;
  const member = await prisma.membership.findFirst({
    where: { organizationId, userId: user.id, agendaHour: { not: null }, barredAt: null },
    select: { id: true },
  });
  const off = await findKindsOff(prisma, organizationId);
  if (!member || off.includes("agenda")) return null;
  const { locale, zone, t } = languageOf(user);
  const day = DateTime.fromMillis(agendaAt, { zone: parleyZone(zone) }).startOf("day");
  const span = { from: day.toMillis(), to: day.plus({ days: 1 }).toMillis(), now: clock.now() };
  const bookings = await bookingsOf(prisma, { organizationId, userId: user.id }, span);
  if (bookings.length === 0) return null;
  const stopUrl = links.unsubscribeUrl("agenda", `member-${member.id}`);
  const business = { name: oneLine(organization.name), accentColor: organization.accentColor };
  const listed = bookings.slice(0, listedMax);
  return {
    locale,
    fromName: business.name,
    to: user.email,
    unsubscribeUrl: stopUrl,
    content: await inWords(
      prisma,
      { organizationId, locale, memberName: user.name },
      {
        ...{ t, business, stopUrl },
        day: formatDate(agendaAt, { locale, zone }),
        zone: zoneText({ t, zone }, agendaAt),
        meetings: listed.map((booking) => meetingOf(links, booking, hostReader(booking, user))),
        more: bookings.length - listed.length,
        calendarUrl: links.absolute(`/dashboard/${organization.slug}/bookings`),
      },
    ),
  };
}

async function inWords(
  prisma: PrismaClient,
  { memberName, ...key }: { organizationId: string; locale: Locale; memberName: string },
  mail: AgendaMail,
) {
  const kind = "agenda";
  const wording = await findWording(prisma, { ...key, kind });
  return inOwnWords(agendaMail(mail), { kind, wording, values: agendaVariables(mail, memberName) });
}

function bookingsOf(
  prisma: PrismaClient,
  { organizationId, userId }: { organizationId: string; userId: string },
  { from, to, now }: { from: number; to: number; now: number },
): Promise<MailedBooking[]> {
  return prisma.booking.findMany({
    where: {
      ...{ organizationId, status: "confirmed", hosts: { some: { userId } } },
      startsAt: { gte: new Date(from), lt: new Date(to) },
      endsAt: { gt: new Date(now) },
    },
    select: mailedBookingSelect,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
}

/** Whoever asked that their data is not used has no name here. */
function meetingOf(
  links: Services["links"],
  booking: MailedBooking,
  reader: HostReader,
): AgendaMail["meetings"][number] {
  const { locale, zone } = reader;
  const shown = { locale, zone };
  const seats = seatsOf(booking).filter(({ restrictedAt }) => restrictedAt === null);
  const [start, end] = [booking.startsAt.getTime(), booking.endsAt.getTime()];
  const inUse = {
    ...booking,
    attendees: booking.attendees.filter(({ restrictedAt }) => restrictedAt === null),
  };
  return {
    time: `${formatTime(start, shown)} – ${formatTime(end, shown)}`,
    title: oneLine(booking.title),
    who: fewNames(seats, reader),
    place: placeOf(links, inUse, reader).value,
  };
}
