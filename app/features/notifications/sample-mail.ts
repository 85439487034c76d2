import { localDayAt, startOfDay } from "#app/domain/availability/zone.ts";
import type { MailWording } from "#app/domain/mail/mail-wording.ts";
import type { OwnMailKind } from "#app/domain/mail/own-mails.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatDateTime, formatRange, formatTime } from "#app/platform/time/format.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import type { BookingMailKind } from "./booking-mail-kind.ts";
import { shortTime, zoneText } from "./booking-values.ts";
import { type AgendaMail, agendaMail } from "./emails/agenda-mail.ts";
import { type AttendeeMail, attendeeMail } from "./emails/attendee-mail.ts";
import type { MailContent } from "./emails/mail-content.ts";
import { oneLine } from "./mail-identity.ts";
import type { ReaderLanguage } from "./mail-reader.server.ts";
import { agendaVariables, attendeeVariables, inOwnWords } from "./own-words.ts";

type SampleOrganization = { name: string; slug: string; accentColor: string; retentionDays: number };

export type Sample = {
  kind: OwnMailKind;
  reader: ReaderLanguage;
  organization: SampleOrganization;
  /** The member who looks stands in for the host. */
  memberName: string;
  wording: MailWording | null;
  now: number;
};

const kinds: Record<Exclude<OwnMailKind, "agenda">, BookingMailKind> = {
  request: "booking_requested",
  confirmation: "booking_confirmed",
  approval: "booking_confirmed",
  decline: "booking_declined",
  move: "booking_moved",
  cancellation: "booking_cancelled",
  reminder: "booking_reminder",
  follow_up: "booking_follow_up",
  no_show: "booking_no_show",
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A mail of a kind as it would read, with an example's data: nobody's booking is shown. */
export function sampleMail(links: Services["links"], sample: Sample): MailContent {
  const { kind, wording, memberName } = sample;
  if (kind === "agenda") {
    const mail = sampleAgenda(links, sample);
    return inOwnWords(agendaMail(mail), { kind, wording, values: agendaVariables(mail, memberName) });
  }
  const mail = sampleAttendee(links, sample, kind);
  const values = attendeeVariables(mail, sample.reader.t("ownMails.sample.name"));
  return inOwnWords(attendeeMail(mail), { kind, wording, values });
}

/** Ten in the morning by the reader's clock, two days from now. */
function sampleTime({ reader, now }: Sample): number {
  const zone = zoneRules(reader.zone);
  return startOfDay(zone, localDayAt(zone, now) + 2) + 10 * hourMs;
}

function sampleAgenda(links: Services["links"], sample: Sample): AgendaMail {
  const { reader, organization } = sample;
  const { t, locale, zone } = reader;
  const shown = { locale, zone };
  const at = sampleTime(sample);
  const page = links.absolute(`/${organization.slug}`);
  const meeting = (start: number) => ({
    time: `${formatTime(start, shown)} – ${formatTime(start + hourMs / 2, shown)}`,
    title: t("ownMails.sample.title"),
    who: t("ownMails.sample.name"),
    place: t("mail.place.room"),
  });
  return {
    t,
    business: { name: oneLine(organization.name), accentColor: organization.accentColor },
    day: formatDate(at, shown),
    zone: zoneText(reader, at),
    meetings: [meeting(at), meeting(at + hourMs)],
    more: 0,
    calendarUrl: page,
    stopUrl: page,
  };
}

function sampleAttendee(links: Services["links"], sample: Sample, own: keyof typeof kinds): AttendeeMail {
  const { reader, organization, memberName } = sample;
  const { t, locale, zone } = reader;
  const shown = { locale, zone };
  const at = sampleTime(sample);
  const page = links.absolute(`/${organization.slug}`);
  const host = oneLine(memberName);
  const optional = own === "reminder" || own === "follow_up" || own === "no_show";
  return {
    ...{ t, kind: kinds[own], called: false, withdrawn: false, leavesCalendar: false, series: null },
    business: { ...organization, name: oneLine(organization.name) },
    title: t("ownMails.sample.title"),
    shortTime: shortTime(at, shown),
    time: formatRange(at, at + hourMs / 2, shown),
    previousTime: own === "move" ? formatRange(at - dayMs, at - dayMs + hourMs / 2, shown) : null,
    zone: zoneText(reader, at),
    place: { value: t("mail.place.room") },
    pending: own === "request",
    answerBy: formatDateTime(at - dayMs, shown),
    changedBy: "host",
    reason: "",
    ...{ hosts: host, allHosts: host, newHost: host, invitedBy: null, wasAsked: own === "approval" },
    ...{ confirmationText: "", changes: null, companions: "", addTo: null },
    join: { label: t("mail.attendee.join"), url: page },
    joinNote: t("mail.attendee.joinNote"),
    page: { label: t("mail.attendee.manage"), url: page },
    bookAgain: { label: t("mail.attendee.bookAgain"), url: page },
    stop: optional ? page : null,
    rights: links.absolute("/me"),
  };
}
