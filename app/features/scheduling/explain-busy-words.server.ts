import { can } from "#app/domain/member/permissions.ts";
import type { Translator } from "#app/messages/translator.ts";
import { formatRange, formatTime } from "#app/platform/time/format.server.ts";
import type { BusySource } from "./explain-sources.server.ts";
import type { ExplainedHost, ExplainedTime } from "./explain-start.server.ts";
import { type AtWork, mayManage } from "./schedule-access.server.ts";

/** One reason in plain words, and where it can be changed by those who may. */
export type ReasonLine = { text: string; link: { href: string; label: string } | null };

export type Telling = {
  translator: Translator;
  /** The zone that the asker reads in. */
  zone: string;
  base: string;
  at: Pick<AtWork, "user" | "role">;
};

export type Context = Telling & { answer: ExplainedTime };

export function line(text: string, link: ReasonLine["link"] = null): ReasonLine {
  return { text, link };
}

/** A page of a member's own time, for those who look after it. */
export function memberLink(host: ExplainedHost["host"], { base, at }: Context, page: string, label: string) {
  if (!mayManage(at, host.id)) return null;
  const search = host.id === at.user.id ? "" : `?${new URLSearchParams({ member: host.id })}`;
  return { href: `${base}/schedules/${page}${search}`, label };
}

/** Everything that takes the time, one line each. */
export function takenBy(explained: ExplainedHost, context: Context): ReasonLine[] {
  const { t } = context.translator;
  if (explained.sources.length === 0) return [line(t("schedule.why.busy"))];
  return explained.sources.map((source) => sourceLine(source, explained, context));
}

function sourceLine(source: BusySource, explained: ExplainedHost, context: Context): ReasonLine {
  const { translator, zone, base } = context;
  const { t, locale } = translator;
  const shown = { locale, zone };
  switch (source.kind) {
    case "hold":
      return line(t("schedule.why.hold", { until: formatTime(source.until, shown) }));
    case "elsewhere":
      return line(t("schedule.why.elsewhere", { when: formatRange(source.start, source.end, shown) }));
    case "blocked":
      return line(
        t("schedule.why.blocked", {
          // What it is for is between the colleague and whoever looks after their time.
          title: (mayManage(context.at, explained.host.id) && source.title) || t("schedule.busy.untitled"),
          when: formatRange(source.start, source.end, shown),
        }),
        memberLink(explained.host, context, "blocked", t("schedule.why.toBlocked")),
      );
    case "calendar": {
      const when = formatRange(source.start, source.end, shown);
      // Which calendars a colleague has is the colleague's own affair.
      if (explained.host.id !== context.at.user.id) return line(t("schedule.why.calendar", { when }));
      return line(
        source.event === null
          ? t("schedule.why.calendarNamed", { name: source.title, when })
          : t("schedule.why.calendarTitled", { title: source.event, name: source.title, when }),
        memberLink(explained.host, context, "calendars", t("schedule.why.toCalendars")),
      );
    }
    case "booking":
      // Whom a colleague meets is for those who see everybody's bookings.
      if (explained.host.id !== context.at.user.id && !can(context.at.role, "booking:all"))
        return line(t("schedule.why.colleague", { when: formatRange(source.start, source.end, shown) }));
      return {
        ...bookingLine(source, context),
        link: { href: `${base}/bookings/${source.id}`, label: t("schedule.why.toBooking") },
      };
  }
}

function bookingLine(
  source: Extract<BusySource, { kind: "booking" }>,
  { translator, zone }: Context,
): ReasonLine {
  const { t, locale } = translator;
  const shown = { locale, zone };
  const when = formatRange(source.meetingStart, source.meetingEnd, shown);
  const who = source.attendeeName;
  const hasBuffers = source.start < source.meetingStart || source.end > source.meetingEnd;
  const parts = [
    source.seats === null
      ? t(source.pending ? "schedule.why.request" : "schedule.why.booking", {
          title: source.title,
          when,
          who,
        })
      : t("schedule.why.group", { title: source.title, when, taken: source.seatsTaken, seats: source.seats }),
    hasBuffers ? t("schedule.why.buffers", { when: formatRange(source.start, source.end, shown) }) : "",
  ];
  return line(parts.filter(Boolean).join(" "));
}
