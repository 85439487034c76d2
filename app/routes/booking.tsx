import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BookingConfirmed } from "#app/features/booking/components/booking-confirmed.tsx";
import { BookingFrame } from "#app/features/booking/components/booking-frame.tsx";
import {
  erasureOutcomes,
  type KeptMedia,
  KeptMediaList,
} from "#app/features/booking/components/kept-media.tsx";
import { noteDisclosure } from "#app/features/disclosures/disclosures.server.ts";
import { toldBooking } from "#app/features/embed/embed.server.ts";
import { isPicture, mediaLine, mediaOfAttendees } from "#app/features/media/media.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { openManagedBooking } from "./managed-booking.server.ts";
import { managedBookingMeta } from "./managed-booking-meta.ts";

/** Shows a booking to whoever holds its signed link. Following the link changes nothing of it. */
export async function loader(args: LoaderFunctionArgs) {
  const found = await openManagedBooking(args);
  const search = new URL(args.request.url).searchParams;
  const news = ["new", "moved", "cancelled"].find((name) => search.has(name)) ?? null;
  const { embed, tellsBookings } = found.framed;
  const told = tellsBookings && news === "new" ? toldBooking(found.booking) : null;
  if (news === "new") await noteOnward(args, found);
  const kept = await keptOf(args, found);
  const outcome = erasureOutcomes.find((word) => word === search.get("media")) ?? null;
  return data(
    { page: found.page, news, embed, told, kept, outcome },
    { headers: { ...found.framed.headers, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" } },
  );
}

/** What was recorded and photographed of the one whose booking it is, in their own zone. */
async function keptOf(
  { context: { services }, request }: LoaderFunctionArgs,
  { attendee, page }: Awaited<ReturnType<typeof openManagedBooking>>,
): Promise<KeptMedia[]> {
  const { locale, t } = translatorFor(requestLocale(request));
  const shown = { locale, zone: attendee.timeZone };
  const media = await mediaOfAttendees(services.database.prisma, [attendee.id]);
  return media.map((one) => ({
    id: one.id,
    text: mediaLine(one, shown, t),
    href: isPicture(one.kind) ? `${page.paths.self}/media/${one.id}?download` : null,
    erase: `${page.paths.self}/media/${one.id}`,
  }));
}

/** The details leave with the browser for the business's own page, where it chose that. */
async function noteOnward(
  { context: { services } }: LoaderFunctionArgs,
  { booking, attendee, page }: Awaited<ReturnType<typeof openManagedBooking>>,
): Promise<void> {
  if (page.onward === null || !booking.eventType.redirectsDetails) return;
  const handing = {
    ...({ organizationId: booking.organizationId, kind: "redirect", recipient: page.onward.site } as const),
    ...{ event: `attendee:${attendee.id}`, now: services.clock.now() },
  };
  await noteDisclosure(services.database.prisma, handing, [attendee.email]);
}

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

/**
 * A business's own page comes next: at once, and also without scripts. The mailed link does not lead there again; in a
 * frame of another site that page would be lost, so there it stays a link.
 */
export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => {
  if (!loaded) return [];
  const { page, news, embed } = loaded;
  const goesOn =
    embed === null &&
    page.onward !== null &&
    news === "new" &&
    ["confirmed", "pending"].includes(page.status);
  const refresh = { httpEquiv: "refresh", content: `0;url=${page.onward?.url}` };
  return [...managedBookingMeta({ data: loaded }), ...(goesOn ? [refresh] : [])];
};

export default function BookingPage() {
  const { page, news, embed, told, kept, outcome } = useLoaderData<typeof loader>();
  return (
    <BookingFrame business={page.business} path={page.paths.self} narrow>
      <BookingConfirmed page={page} news={news} framed={embed !== null} />
      {(kept.length > 0 || outcome) && (
        <KeptMediaList kept={kept} business={page.business.name} outcome={outcome} />
      )}
      {told && <template data-booked={JSON.stringify(told)} />}
    </BookingFrame>
  );
}
