import { kindsOff, type OwnMailKind } from "#app/domain/mail/own-mails.ts";
import { isOptedOut } from "#app/features/consents/consents.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { attendeeValues } from "./attendee-values.ts";
import { calendarText } from "./booking-calendar.server.ts";
import { type BookingMailKind, isNote } from "./booking-mail-kind.ts";
import { type BookingNews, invitationMethod, memoryOf, optionalTopic, worthOf } from "./booking-news.ts";
import { seatsOf } from "./booking-people.ts";
import { placeOf } from "./booking-place.ts";
import { sharedValues } from "./booking-values.ts";
import { attendeeMail } from "./emails/attendee-mail.ts";
import { hostMail } from "./emails/host-mail.ts";
import { hostValues } from "./host-values.ts";
import type { Letter, NoLetter } from "./letter.ts";
import { type MailFacts, readMailFacts } from "./mail-facts.ts";
import { oneLine } from "./mail-identity.ts";
import { hostReader, type MailReader, seatReader } from "./mail-reader.server.ts";
import { findUserName, type StoredMail } from "./mail-repository.server.ts";
import {
  findEarlierMails,
  findSeatElsewhere,
  findUnasked,
  type MailedBooking,
  type MailedSeat,
} from "./mailed-booking.server.ts";
import { isHeldBack, ownMailKind } from "./own-mail-kind.ts";
import { findWording } from "./own-mail-repository.server.ts";
import { attendeeVariables, inOwnWords } from "./own-words.ts";

type LetterServices = Pick<Services, "database" | "links" | "settings" | "clock">;

/** The letter about a booking, or why none is written (any more). */
export async function bookingLetter(
  services: LetterServices,
  mail: StoredMail,
  kind: BookingMailKind,
): Promise<Letter | NoLetter> {
  const news = await readNews(services, mail, kind);
  if (!news) return "superseded";
  const worth = worthOf(news);
  if (worth !== "tell") return worth;
  const { booking, reader, facts } = news;
  if (await isUnwanted(services, news)) return "superseded";
  const own = ownMailKind(news);
  if (own && kindsOff(booking.organization.mailsOff).includes(own) && isHeldBack(own, news))
    return "superseded";
  const method = invitationMethod(news);
  // The row's own time, so that every try mails the same bytes.
  const stamp = mail.createdAt.getTime();
  const sequence = reader.seat === null && reader.isFormer ? facts.sequence : undefined;
  const replyTo = replyAddress(news);
  return {
    content: await contentFor(services, news, { method, own }),
    locale: reader.locale,
    fromName: oneLine(booking.organization.name),
    to: reader.address,
    follows: news.follows,
    ...(replyTo ? { replyTo } : {}),
    ...stopUrl(services, news),
    ...(method === null
      ? {}
      : {
          calendar: { method, content: calendarText(services, booking, reader, { method, stamp, sequence }) },
          factsWhenSent: { invited: method === "REQUEST" },
        }),
  };
}

/** Where the reader says no to such mail, by one click; none where it must reach them. */
function stopUrl({ links }: Pick<LetterServices, "links">, news: BookingNews): { unsubscribeUrl?: string } {
  const topic = optionalTopic(news);
  const { seat } = news.reader;
  return topic && seat ? { unsubscribeUrl: links.unsubscribeUrl(topic, `attendee-${seat.id}`) } : {};
}

/** Asked as it is sent. What somebody was told of before is told to its end: it stands in their calendar. */
async function isUnwanted(services: LetterServices, news: BookingNews): Promise<boolean> {
  const topic = optionalTopic(news);
  if (topic === null || (topic === "invitations" && news.invited)) return false;
  const { organizationId } = news.booking;
  const email = news.reader.address;
  return isOptedOut(services.database.prisma, services, { organizationId, email }, topic);
}

async function readNews(
  { database: { prisma }, clock }: LetterServices,
  mail: StoredMail,
  kind: BookingMailKind,
): Promise<BookingNews | null> {
  const { booking, attendeeId, user, organizationId } = mail;
  const reader = booking && readerOf(booking, attendeeId, user);
  if (!reader) return null;
  const facts = readMailFacts(mail.facts);
  const about = reader.seat ?? (await aboutOf());
  const isOneOfMany = reader.seat === null && booking.seats !== null;
  const earlier = await findEarlierMails(prisma, mail);
  const remembered = memoryOf(earlier, isOneOfMany ? (about?.id ?? "") : null);
  // A business may have switched off the mail that says that a request has come.
  const isKnown = reader.seat !== null && (facts.agreed === true || facts.requested === true);
  const asked = remembered.asked || isKnown;
  const follows = [...new Set([earlier.at(0)?.id ?? "", earlier.at(-1)?.id ?? ""])].filter(Boolean);
  return {
    kind,
    booking,
    reader,
    facts,
    about,
    follows,
    now: clock.now(),
    invited: remembered.invited,
    asked,
  };

  async function aboutOf(): Promise<MailedSeat | null> {
    const all = booking as MailedBooking;
    const id = facts.aboutAttendeeId;
    if (id === undefined || all.seats === null) return all.seats === null ? (seatsOf(all)[0] ?? null) : null;
    const here = all.attendees.find((seat) => seat.id === id);
    return here ?? (organizationId === null ? null : findSeatElsewhere(prisma, organizationId, id));
  }
}

function readerOf(
  booking: MailedBooking,
  attendeeId: string | null,
  user: StoredMail["user"],
): MailReader | null {
  if (attendeeId !== null) return seatReader(booking, attendeeId);
  return user && hostReader(booking, user);
}

async function contentFor(
  { links, database }: LetterServices,
  news: BookingNews,
  { method, own: kind }: { method: "REQUEST" | "CANCEL" | null; own: OwnMailKind | null },
) {
  const { booking, reader, facts } = news;
  const place = placeOf(links, booking, reader);
  const shared = sharedValues(news, place, method);
  if (reader.seat) {
    const mail = attendeeValues(links, { ...news, reader }, shared, place);
    const key = { organizationId: booking.organizationId, locale: reader.locale };
    const wording = kind && (await findWording(database.prisma, { ...key, kind }));
    if (!kind) return attendeeMail(mail);
    return inOwnWords(attendeeMail(mail), {
      kind,
      wording,
      values: attendeeVariables(mail, reader.seat.name),
    });
  }
  const change = shared.kind;
  if (isNote(change)) throw new RangeError("Those who host are told of changes alone");
  const previousHost = await previousHostName(database, facts);
  const { userId } = reader;
  const key = { organizationId: booking.organizationId, bookingId: booking.id, userId };
  const unasked = await findUnasked(database.prisma, key);
  return hostMail(
    hostValues(links, { ...news, reader, previousHost, unasked }, { ...shared, kind: change }, place),
  );
}

async function previousHostName(
  { prisma }: Services["database"],
  { previousHostId }: MailFacts,
): Promise<string> {
  return previousHostId === undefined ? "" : oneLine((await findUserName(prisma, previousHostId)) ?? "");
}

/** Replies reach the other side: the organizing host, or the one attendee whom the mail is about. */
function replyAddress({ booking, reader, about }: BookingNews): Letter["replyTo"] | null {
  if (reader.seat) return { name: oneLine(booking.host.name), address: booking.host.email };
  if (reader.isFormer) return null;
  return about && { name: oneLine(about.name), address: about.email };
}
