import { dayMs } from "#app/domain/availability/calendar-day.ts";
import type { KeptMedia } from "#app/features/booking/components/kept-media.tsx";
import { isPicture, mediaLine } from "#app/features/media/media.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import {
  formatCalendarDate,
  formatDate,
  formatDateTime,
  formatRange,
} from "#app/platform/time/format.server.ts";
import { retentionRules } from "../privacy/data-map-types.ts";
import type { Held, HeldBusiness, HeldSeat } from "./held-repository.server.ts";

/** Facts as pages show them: a name and a value, in words. */
export type Fact = { label: string; value: string };

/** One thing that is held: a part in a booking, a place on a waiting list, times that were offered. */
export type HeldItem = {
  /** As requests name it: "attendee:<id>". */
  target: string;
  title: string;
  when: string;
  state: string;
  facts: Fact[];
  /** What was recorded and photographed of them in it. */
  media: KeptMedia[];
  erasedOn: string | null;
  restricted: boolean;
  /** It has still to take place, so that erasing it means cancelling it. */
  ahead: boolean;
};

/** The reader's language and zone, and the instant at which they read. */
export type Words = Translator & { zone: string; now: number };

type OfCalls = Pick<Held, "media" | "chat">;
const nothingOfCalls: OfCalls = { media: [], chat: [] };

export function seatItem(
  seat: HeldSeat,
  opened: boolean,
  words: Words,
  held: OfCalls = nothingOfCalls,
): HeldItem {
  const { booking } = seat;
  const { t, locale, zone, now } = words;
  const shown = { locale, zone };
  const ends = [seat.purgeAt, booking.purgeAt].flatMap((at) => (at ? [at.getTime()] : []));
  const stands = seat.status === "pending" || seat.status === "confirmed";
  return {
    target: `attendee:${seat.id}`,
    title: booking.title,
    when: formatRange(booking.startsAt.getTime(), booking.endsAt.getTime(), shown),
    state: t(`rights.seat.${seat.status}`),
    facts: seatFacts(
      seat,
      opened,
      words,
      held.chat.filter(({ attendeeId }) => attendeeId === seat.id),
    ),
    media: held.media
      .filter(({ attendeeIds }) => attendeeIds.includes(seat.id))
      .map((one) => keptMedia(one, seat.id, words)),
    erasedOn: ends.length > 0 ? formatDate(Math.min(...ends), shown) : null,
    restricted: seat.restrictedAt !== null,
    ahead: stands && booking.startsAt.getTime() > now,
  };
}

function keptMedia(one: Held["media"][number], seatId: string, { t, locale, zone }: Words): KeptMedia {
  const address = `/me/media/${seatId}/${one.id}`;
  return {
    id: one.id,
    text: mediaLine(one, { locale, zone }, t),
    href: isPicture(one.kind) ? `${address}?download` : null,
    erase: address,
  };
}

function seatFacts(seat: HeldSeat, opened: boolean, words: Words, chat: Held["chat"]): Fact[] {
  const { t, locale, zone } = words;
  const { booking } = seat;
  const at = (instant: Date) => formatDateTime(instant.getTime(), { locale, zone });
  const isGroup = booking.seats !== null;
  const campaign = isGroup ? "" : campaignText(booking.campaign);
  return given(
    [
      ["rights.fact.name", seat.name],
      ["rights.fact.email", seat.email],
      ["rights.fact.phone", seat.phone],
      ["rights.fact.part", seat.accompaniesId === null ? "" : t("rights.fact.guestOf")],
      [
        "rights.fact.where",
        [t(`dashboard.location.${booking.locationKind}`), booking.locationDetail].filter(Boolean).join(" · "),
      ],
      ["rights.fact.hosts", booking.hosts.map(({ user }) => user.name).join(", ")],
      ["rights.fact.booked", at(seat.createdAt)],
      ["rights.fact.moved", booking.movedAt ? at(booking.movedAt) : ""],
      ["rights.fact.ended", seat.cancelledAt ? at(seat.cancelledAt) : ""],
      ["rights.fact.reason", isGroup ? seat.reason : booking.reason],
      ["rights.fact.zone", `${seat.timeZone} · ${seat.locale}`],
      ["rights.fact.origin", campaign],
      [
        "rights.fact.guests",
        seat.guests.map(({ name, email }) => [name, email].filter(Boolean).join(" · ")).join("\n"),
      ],
      [
        "rights.fact.mails",
        [...seat.mailMessages, ...booking.mailMessages].map((mail) => mailText(mail, words)).join("\n"),
      ],
      ["chat.own.title", chat.map(({ saidAt, text }) => `${at(new Date(saidAt))} · ${text}`).join("\n")],
      [
        "rights.fact.reply",
        seat.reply && seat.repliedAt ? t(`wayBack.reply.${seat.reply}`, { at: at(seat.repliedAt) }) : "",
      ],
      ["rights.fact.calls", seat.participants.map((one) => callText(one, words)).join("\n")],
    ],
    t,
  ).concat(
    seat.answers.map(({ label, values, sensitive }) => ({
      label,
      value: sensitive && !opened ? t("rights.fact.hidden") : values.join(", ") || t("rights.fact.noAnswer"),
    })),
  );
}

type Labelled = [label: Parameters<Translator["t"]>[0], value: string];

/** Facts that there is something to say of. */
export function given(facts: readonly Labelled[], t: Translator["t"]): Fact[] {
  return facts.filter(([, value]) => value !== "").map(([label, value]) => ({ label: t(label), value }));
}

/** What a link said about where the visitor came from; texts alone, whatever the column holds. */
function campaignText(campaign: unknown): string {
  if (typeof campaign !== "object" || campaign === null) return "";
  return Object.entries(campaign)
    .filter(([, value]) => typeof value === "string" && value !== "")
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");
}

function mailText(
  { kind, status, createdAt, sentAt }: HeldSeat["mailMessages"][number],
  words: Words,
): string {
  const { t, locale, zone } = words;
  const at = formatDateTime((sentAt ?? createdAt).getTime(), { locale, zone });
  return t("rights.fact.mail", { kind: t(`mail.kind.${kind}`), at, state: t(`rights.mailState.${status}`) });
}

function callText({ name, joinedAt, leftAt }: HeldSeat["participants"][number], words: Words): string {
  const { t, locale, zone } = words;
  const minutes = leftAt ? Math.max(1, Math.round((leftAt.getTime() - joinedAt.getTime()) / 60_000)) : 0;
  return t("rights.fact.call", { at: formatDateTime(joinedAt.getTime(), { locale, zone }), minutes, name });
}

export function waitingItem(entry: Held["waiting"][number], words: Words): HeldItem {
  const { t, locale, zone, now } = words;
  const shown = { locale, zone };
  const day = entry.date ? formatCalendarDate(entry.date.toISOString().slice(0, 10), locale) : "";
  const waits = entry.status === "waiting" || entry.status === "offered";
  return {
    target: `waiting:${entry.id}`,
    title: entry.eventType.title,
    when: entry.startsAt ? formatDateTime(entry.startsAt.getTime(), shown) : day,
    state: t(`rights.waiting.${entry.status}`),
    facts: given(
      [
        ["rights.fact.name", entry.name],
        ["rights.fact.email", entry.email],
        ["rights.fact.booked", formatDateTime(entry.createdAt.getTime(), shown)],
        ["rights.fact.mails", entry.mailMessages.map((mail) => mailText(mail, words)).join("\n")],
      ],
      t,
    ),
    media: [],
    erasedOn: formatDate(waits ? entry.endsOn.getTime() : now, shown),
    restricted: false,
    ahead: waits && entry.endsOn.getTime() > now,
  };
}

export function offerItem(offer: Held["offers"][number], business: HeldBusiness, words: Words): HeldItem {
  const { t, locale, zone } = words;
  const shown = { locale, zone };
  return {
    target: `offer:${offer.id}`,
    title: offer.eventType.title,
    when: offer.starts.map((start) => formatDateTime(start.getTime(), shown)).join("; "),
    state: t(`rights.offer.${offer.status}`),
    facts: given(
      [
        ["rights.fact.name", offer.recipientName],
        ["rights.fact.email", offer.recipientEmail],
        ["rights.fact.note", offer.note],
        ["rights.fact.hosts", offer.host.name],
      ],
      t,
    ),
    media: [],
    erasedOn: formatDate(offer.endsOn.getTime() + business.retentionDays * dayMs, shown),
    restricted: false,
    ahead: false,
  };
}

export function proposalItem(
  proposal: Held["proposals"][number],
  business: HeldBusiness,
  words: Words,
): HeldItem {
  const { t, locale, zone } = words;
  const shown = { locale, zone };
  const ends = Math.max(proposal.startsAt.getTime(), proposal.timeOffer.endsOn.getTime());
  return {
    target: `proposal:${proposal.id}`,
    title: proposal.timeOffer.eventType.title,
    when: formatDateTime(proposal.startsAt.getTime(), shown),
    state: t(`rights.proposal.${proposal.status}`),
    facts: given(
      [
        ["rights.fact.name", proposal.name],
        ["rights.fact.email", proposal.email],
        ["rights.fact.note", proposal.note],
        ["rights.fact.hosts", proposal.timeOffer.host.name],
        ["rights.fact.mails", proposal.mailMessages.map((mail) => mailText(mail, words)).join("\n")],
      ],
      t,
    ),
    media: [],
    erasedOn: formatDate(ends + business.retentionDays * dayMs, shown),
    restricted: false,
    ahead: false,
  };
}

/** That a business asked them to belong to it. */
export function invitationItem(held: Held["invitations"][number], words: Words): HeldItem {
  const { t, locale, zone, now } = words;
  const shown = { locale, zone };
  const ends = held.expiresAt.getTime();
  return {
    target: `invitation:${held.id}`,
    title: t("invitation.held.title", { role: t(`organization.role.${held.role}`) }),
    when: formatDateTime(held.createdAt.getTime(), shown),
    state: t(ends > now ? "invitation.held.waits" : "invitation.held.over"),
    facts: given(
      [
        ["rights.fact.name", held.name],
        ["rights.fact.email", held.email],
        ["rights.fact.mails", held.mailMessages.map((mail) => mailText(mail, words)).join("\n")],
      ],
      t,
    ),
    media: [],
    erasedOn: formatDate(ends + retentionRules.invitation.days * dayMs, shown),
    restricted: false,
    ahead: false,
  };
}

/** What somebody wrote to the operator, with every answer. */
export function supportItem(held: Held["cases"][number], words: Words): HeldItem {
  const { t, locale, zone } = words;
  const shown = { locale, zone };
  const at = (instant: Date) => formatDateTime(instant.getTime(), shown);
  return {
    target: `support:${held.id}`,
    title: t(`contact.kind.${held.kind}`),
    when: at(held.receivedAt),
    state: t(held.closedAt ? "contact.state.closed" : "contact.state.open"),
    facts: given(
      [
        ["rights.fact.name", held.name],
        ["rights.fact.email", held.email],
        ["contact.fact.text", held.text || held.wish],
        [
          "contact.fact.answers",
          held.answers.map((answer) => `${at(answer.at)} · ${answer.text}`).join("\n"),
        ],
        ["rights.fact.mails", held.mailMessages.map((mail) => mailText(mail, words)).join("\n")],
      ],
      t,
    ),
    media: [],
    erasedOn: formatDate(held.purgeAt.getTime(), shown),
    restricted: held.restrictedAt !== null,
    ahead: false,
  };
}
