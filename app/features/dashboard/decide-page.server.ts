import { type DecideResult, decideBooking } from "#app/features/booking/booking.server.ts";
import { logoPath } from "#app/features/organization/organization.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { BookingStatus } from "#app/platform/database/generated/client.ts";
import { type FormTree, formText } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatDateTime, formatTime } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { type DecidedBooking, findDecidedBooking } from "./decide-repository.server.ts";

export type DecideOutcome = "approved" | "declined";

/** What a host who follows the link of a mail sees: the requests that wait, or what became of them. */
export type DecidePage = {
  business: { name: string; href: string; logoUrl: string | null; accentColor: string };
  path: string;
  title: string;
  date: string;
  time: string;
  zone: string;
  hosts: string;
  /** "open" while a request waits; else why nothing can be decided here. */
  state: "open" | "over" | Exclude<BookingStatus, "pending">;
  requests: {
    id: string;
    name: string;
    email: string;
    guests: number;
    answers: { label: string; value: string }[];
  }[];
  seats: { taken: number; total: number } | null;
  answerBy: string | null;
  dashboardHref: string;
};

type Request = { token: string; locale: Locale };

/** Null for a link that is not ours, of a booking that is gone, or of a host who no longer gives this meeting. */
export async function decidePage(services: Services, { token, locale }: Request): Promise<DecidePage | null> {
  const booking = await bookingOfToken(services, token);
  if (!booking) return null;
  const now = services.clock.now();
  const zone = booking.reader.timeZone;
  const shown = { locale, zone };
  const { organization } = booking;
  const standing = booking.attendees.filter(({ status }) => status === "pending" || status === "confirmed");
  const { t } = translatorFor(locale);
  return {
    business: {
      name: organization.name,
      href: `/${organization.slug}`,
      logoUrl: logoPath(organization.logoId),
      accentColor: organization.accentColor,
    },
    path: `/decide/${token}`,
    title: booking.title,
    date: formatDate(booking.startsAt.getTime(), shown),
    time: `${formatTime(booking.startsAt.getTime(), shown)} – ${formatTime(booking.endsAt.getTime(), shown)}`,
    zone: placeLabel(zone, booking.startsAt.getTime()),
    hosts: booking.hosts.map(({ user }) => user.name).join(", "),
    state: stateOf(booking, now),
    requests: requestsOf(booking).map((attendee) => ({
      id: attendee.id,
      name: attendee.name,
      email: attendee.email,
      guests: booking.attendees.filter(({ accompaniesId }) => accompaniesId === attendee.id).length,
      answers: booking.answers
        .filter(({ attendeeId }) => attendeeId === attendee.id)
        .map(({ label, values, sensitive }) => ({
          label,
          value: sensitive ? t("dashboard.decide.sensitive") : values.join(", "),
        })),
    })),
    seats: booking.seats === null ? null : { taken: standing.length, total: booking.seats },
    answerBy: booking.answerBy && formatDateTime(booking.answerBy.getTime(), shown),
    dashboardHref: `/dashboard/${organization.slug}/bookings/${booking.id}`,
  };
}

async function bookingOfToken(services: Services, token: string): Promise<DecidedBooking | null> {
  const decision = token.length <= 200 ? services.links.decisionOf(token) : null;
  return decision && findDecidedBooking(services, decision);
}

function requestsOf({ attendees }: DecidedBooking) {
  return attendees.filter(({ status, accompaniesId }) => status === "pending" && accompaniesId === null);
}

function stateOf(booking: DecidedBooking, now: number): DecidePage["state"] {
  const { status } = booking;
  if (status !== "pending" && status !== "confirmed") return status;
  if (booking.endsAt.getTime() <= now) return "over";
  if (requestsOf(booking).length > 0) return "open";
  return status === "pending" ? "expired" : status;
}

export type SubmittedDecision =
  | { status: "decided"; outcome: DecideOutcome }
  | { status: "refused"; reason: Exclude<Extract<DecideResult, { ok: false }>["reason"], "not-found"> }
  | { status: "malformed" }
  | { status: "not-found" };

/** The form of that page. A repeat finds nothing pending and is told what became of the request. */
export async function submitDecision(
  services: Services,
  { token, tree }: { token: string; tree: FormTree },
): Promise<SubmittedDecision> {
  const booking = await bookingOfToken(services, token);
  if (!booking) return { status: "not-found" };
  const form = readDecision(tree);
  if (!form) return { status: "malformed" };
  const { id: bookingId, organization, reader } = booking;
  const key = { organizationId: organization.id, bookingId, actorId: reader.id };
  const result = await decideBooking(services, { ...key, ...form });
  if (result.ok) return { status: "decided", outcome: form.approve ? "approved" : "declined" };
  if (result.reason === "not-found") return { status: "not-found" };
  return { status: "refused", reason: result.reason };
}

/** A posted answer to requests: of one seat, or of all that wait. Null when it says neither yes nor no. */
export function readDecision(
  tree: FormTree,
): { approve: boolean; reason: string; attendeeIds?: string[] } | null {
  const answer = formText(tree, "answer");
  if (answer !== "approve" && answer !== "decline") return null;
  const seat = formText(tree, "seat");
  return {
    approve: answer === "approve",
    reason: formText(tree, "reason"),
    ...(seat === "" ? {} : { attendeeIds: [seat] }),
  };
}
