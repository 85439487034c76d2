import { redirect } from "@remix-run/node";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { bookingDetail } from "./booking-detail.server.ts";
import { placeInSeries } from "./bookings-repository.server.ts";

type Dashboard = {
  services: Services;
  organization: { id: string; timeZone: string };
  user: { id: string };
  onlyHostId: string | null;
  base: string;
  translator: Translator;
};

/**
 * The booking that a host is about to move or cancel, and how the page speaks of it. Throws 404 when the business has
 * no such booking, and leads back to its page when it can no longer be changed.
 */
export async function changeableBooking(
  { services, organization, user, onlyHostId, base, translator }: Dashboard,
  bookingId = "",
) {
  const booking = await bookingDetail(services, {
    ...{ organization, bookingId, viewerId: user.id, onlyHostId, translator },
  });
  if (!booking) throw new Response(null, { status: 404 });
  const path = `${base}/bookings/${booking.id}`;
  if (!booking.changeable) throw redirect(path);
  return {
    path,
    booking: {
      id: booking.id,
      eventTypeId: booking.eventTypeId,
      startsAt: booking.startsAt,
      lengthMinutes: booking.lengthMinutes,
      hostIds: booking.hosts.map(({ id }) => id),
    },
    detail: booking,
    shown: { locale: translator.locale, zone: organization.timeZone },
    subject: { who: booking.who, title: booking.title, date: booking.when.date, time: booking.when.time },
  };
}

/** How many seats of somebody's series stand after this one. */
export async function seatsFollowing(
  {
    services: { database },
    organization,
    onlyHostId,
  }: Pick<Dashboard, "services" | "organization" | "onlyHostId">,
  seat: { id: string; seriesId: string | null },
): Promise<number> {
  return (
    (await placeInSeries(database.prisma, { organizationId: organization.id, onlyHostId }, seat))
      ?.following ?? 0
  );
}
