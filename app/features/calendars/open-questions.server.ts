import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import type { MemberKey } from "./connection-repository.server.ts";

/** What its host has not answered yet. */
export const openKinds = ["moved", "deleted"];

/** Of events that were moved or deleted in a calendar, soonest first: what is asked of their host. */
export async function openQuestions(
  { database: { prisma } }: Pick<Services, "database">,
  key: MemberKey,
  bookingId?: string,
) {
  const copies = await prisma.calendarCopy.findMany({
    where: { ...key, question: { in: openKinds }, ...(bookingId === undefined ? {} : { bookingId }) },
    select: { id: true, bookingId: true, question: true, askedStartsAt: true },
  });
  const bookings = await prisma.booking.findMany({
    // Whoever gave a booking away is asked nothing about it, though its event may still stand in their calendar.
    where: {
      ...{ id: { in: copies.map(({ bookingId }) => bookingId) }, organizationId: key.organizationId },
      hosts: { some: { userId: key.userId } },
    },
    select: {
      ...{ id: true, title: true, startsAt: true, seats: true },
      attendees: { where: { accompaniesId: null, status: "confirmed" }, select: { name: true }, take: 2 },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return bookings.flatMap((booking) =>
    copies
      .filter(({ bookingId }) => bookingId === booking.id)
      .map(({ id, question, askedStartsAt }) => ({
        ...{ id, booking, kind: question === "moved" ? ("moved" as const) : ("deleted" as const) },
        askedStartsAt: askedStartsAt?.getTime() ?? null,
      })),
  );
}

/** The same in words, for the host. */
export async function questionTexts(
  services: Pick<Services, "database">,
  key: MemberKey,
  view: { translator: Pick<Translator, "t" | "locale">; zone: string; bookingId?: string },
) {
  const { t, locale } = view.translator;
  const text = (at: number) => formatDateTime(at, { locale, zone: view.zone });
  const open = await openQuestions(services, key, view.bookingId);
  return open.map(({ id, kind, booking, askedStartsAt }) => {
    const title = titleOf(booking);
    const at = text(booking.startsAt.getTime());
    const to = askedStartsAt === null ? "" : text(askedStartsAt);
    return { id, kind, title, bookingId: booking.id, text: t(`connect.asked.${kind}`, { title, at, to }) };
  });
}

function titleOf({ title, attendees }: { title: string; attendees: { name: string }[] }): string {
  const [only, another] = attendees;
  return only && !another ? `${title} · ${only.name}` : title;
}

/** How many there are, as one sentence; null where there is none. */
export async function questionCount(
  services: Pick<Services, "database">,
  key: MemberKey,
  { t }: Pick<Translator, "t">,
): Promise<string | null> {
  const count = (await openQuestions(services, key)).length;
  return count === 0 ? null : t("connect.asked.count", { count });
}

/** Who declined a booking in the calendar of one of its hosts: attendees' ids, and what is said of each. */
export async function declinedTexts(
  { database: { prisma } }: Pick<Services, "database">,
  {
    organizationId,
    booking,
    t,
  }: {
    organizationId: string;
    booking: { id: string; hosts: { user: { id: string; name: string } }[] };
    t: Translator["t"];
  },
): Promise<Record<string, string>> {
  const copies = await prisma.calendarCopy.findMany({
    where: { organizationId, bookingId: booking.id, declined: { isEmpty: false } },
    select: { userId: true, declined: true },
    orderBy: { userId: "asc" },
  });
  const nameOf = new Map(booking.hosts.map(({ user }) => [user.id, user.name]));
  return Object.fromEntries(
    copies.flatMap(({ userId, declined }) =>
      declined.map((id) => [id, t("connect.declined", { host: nameOf.get(userId) ?? "" })]),
    ),
  );
}
