import type { Translate } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";

type Hosted = {
  startsAt: Date;
  endsAt: Date;
  hosts: { user: { id: string; name: string }; unaskedCalendars: string[]; unaskedAt: Date | null }[];
};

/**
 * Says which calendars of a booking's hosts could not be asked when its time was chosen, until they have been read
 * since: then it says which of them have something else at that time. A calendar's name is for its owner alone.
 */
export async function unaskedTexts(
  { database }: Pick<Services, "database">,
  { booking, viewerId, t }: { booking: Hosted; viewerId: string; t: Translate },
): Promise<string[]> {
  const ids = booking.hosts.flatMap(({ unaskedCalendars }) => unaskedCalendars);
  if (ids.length === 0) return [];
  const { startsAt, endsAt } = booking;
  const calendars = await database.prisma.connectedCalendar.findMany({
    where: { id: { in: ids }, counts: true },
    select: {
      ...{ id: true, userId: true, name: true, lastSuccessAt: true, tentativeBusy: true },
      busy: {
        where: { startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
        select: { tentative: true },
      },
    },
    orderBy: { name: "asc" },
  });
  const texts = booking.hosts.flatMap(({ user, unaskedCalendars, unaskedAt }) =>
    calendars
      .filter(({ id, userId }) => userId === user.id && unaskedCalendars.includes(id))
      .flatMap(({ name, lastSuccessAt, tentativeBusy, busy }) => {
        const whose = user.id === viewerId ? "own" : "other";
        const named = { calendar: name, name: user.name };
        if (!(lastSuccessAt && unaskedAt && lastSuccessAt > unaskedAt))
          return [t(`connect.unasked.${whose}`, named)];
        const isBusy = busy.some(({ tentative }) => tentativeBusy || !tentative);
        return isBusy ? [t(`connect.unasked.${whose}Busy`, named)] : [];
      }),
  );
  return [...new Set(texts)];
}
