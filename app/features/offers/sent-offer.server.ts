import { slotParam } from "#app/features/booking/booking-form.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Translate } from "#app/messages/translator.ts";
import { type FormTree, parseForm } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatRange, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { isTimeFree, readAround } from "./free-times.server.ts";
import { readerForm } from "./offer-form.ts";
import { offerMail } from "./offer-mail.ts";
import { findOwnOffer, type OfferScope, readerOf, updateReader } from "./offer-repository.server.ts";
import { type OfferState, offerState } from "./offer-state.ts";

export type SentOffer = {
  id: string;
  recipient: { name: string; email: string };
  title: string;
  hostName: string;
  state: OfferState;
  note: string;
  times: { label: string; state: "free" | "taken" | "past" }[];
  booked: { id: string; time: string } | null;
  url: string;
  /** By whose clock and in which language the mail is written. */
  reader: { locale: Locale; zone: string };
  /** For a mail of one's own: the times as links, by the recipient's clock. */
  mail: { subject: string; html: string; text: string };
};

type Request = OfferScope & {
  id: string;
  /** The member's. */
  shown: Shown;
};

/** An offer as the business sees it, or null when it has no such offer. */
export async function sentOffer(services: Services, request: Request): Promise<SentOffer | null> {
  const { organizationId, onlyHostId, id, shown } = request;
  const offer = await findOwnOffer(services.database.prisma, { organizationId, onlyHostId }, id);
  if (!offer) return null;
  const now = services.clock.now();
  const reader = readerOf(offer);
  const starts = offer.starts.map((start) => start.getTime());
  const row = await readAround(services, offer, starts);
  const isFree = (start: number) => row !== null && isTimeFree(row, offer, start);
  const url = services.links.absolute(services.links.offerPath(id));
  const { t } = translatorFor(reader.locale);
  const linkOf = (start: number) =>
    `${url}?${new URLSearchParams({ at: slotParam(start), timezone: reader.zone })}`;
  const ahead = starts.filter((start) => start > now && isFree(start));
  return {
    id,
    recipient: { name: offer.recipientName, email: offer.recipientEmail },
    title: offer.eventType.title,
    hostName: offer.host.name,
    state: offerState(offer, now),
    note: offer.note,
    times: starts.map((start) => ({
      label: formatRange(start, start + offer.lengthMinutes * 60_000, shown),
      state: start <= now ? "past" : isFree(start) ? "free" : "taken",
    })),
    booked: offer.booking && {
      id: offer.booking.id,
      time: formatRange(offer.booking.startsAt.getTime(), offer.booking.endsAt.getTime(), shown),
    },
    url,
    reader,
    mail: offerMail({
      t,
      name: offer.recipientName,
      title: offer.eventType.title,
      lengthMinutes: offer.lengthMinutes,
      note: offer.note,
      zone: placeLabel(reader.zone, ahead[0] ?? now),
      url: `${url}?${new URLSearchParams({ timezone: reader.zone })}`,
      times: ahead.map((start) => ({
        label: t("offer.mail.time", { date: formatDate(start, reader), time: formatTime(start, reader) }),
        url: linkOf(start),
      })),
    }),
  };
}

/** Stores by which clock and in which language the recipient is met. False for what no form of ours sends. */
export async function submitReader(
  { database }: Pick<Services, "database">,
  { tree, t, ...key }: OfferScope & { id: string; tree: FormTree; t: Translate },
): Promise<boolean> {
  const parsed = parseForm(readerForm(t, isZone), tree);
  return parsed.ok && updateReader(database.prisma, key, parsed.data);
}
