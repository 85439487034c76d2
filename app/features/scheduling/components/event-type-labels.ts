import type { MessageKey } from "#app/messages/catalog.ts";
import type { Translate } from "#app/messages/translator.ts";
import { limitPeriods } from "../event-type-choices.ts";

/** Labels by the longest part of a field's name that has one. */
const labels: Readonly<Record<string, MessageKey>> = {
  title: "eventType.title",
  slug: "eventType.address",
  description: "eventType.description",
  color: "eventType.color",
  visibility: "eventType.visibility",
  lengthMinutes: "eventType.length",
  otherLengths: "eventType.length.other",
  hosting: "eventType.hosts",
  "hosting.kind": "eventType.hostMode",
  slotIntervalMinutes: "eventType.interval",
  slotOffsetMinutes: "eventType.offset",
  bufferBeforeMinutes: "eventType.bufferBefore",
  bufferAfterMinutes: "eventType.bufferAfter",
  notice: "eventType.notice",
  window: "eventType.window",
  "window.days": "eventType.window.days",
  "window.firstDate": "eventType.window.first",
  "window.lastDate": "eventType.window.last",
  ongoingPerAttendee: "eventType.ongoing",
  limits: "eventType.limits",
  locations: "eventType.locations",
  questions: "eventType.questions",
  guestsMax: "eventType.guests",
  approval: "eventType.approval",
  "approval.notice": "eventType.approval.notice",
  "approval.hours": "eventType.approval.hours",
  changeNotice: "eventType.changeNotice",
  cancellationPolicy: "eventType.policy",
  retentionDays: "eventType.retention",
  waitingRoom: "eventType.waitingRoom",
  news: "eventType.news",
  "news.text": "eventType.news.text",
  attendance: "eventType.attendance",
  "attendance.seats": "eventType.seats",
  waiting: "eventType.waiting",
  "waiting.minutes": "eventType.waiting.minutes",
  series: "eventType.series",
  "series.every": "eventType.series.every",
  "series.max": "eventType.series.max",
  confirmationText: "eventType.confirmation",
  reminders: "eventType.reminders",
  followUp: "eventType.followUp",
  redirectUrl: "eventType.redirect",
};

const rows: readonly [pattern: RegExp, label: MessageKey][] = [
  [/^hosting\.hosts\.(\d+)\./, "eventType.host.number"],
  [/^locations\.(\d+)\./, "eventType.location.number"],
  [/^questions\.(\d+)\./, "eventType.question.number"],
];

/** What a field of the editor is called; those of a row by the row's number. */
export function eventTypeLabel(t: Translate, name: string): string | null {
  for (const [pattern, label] of rows) {
    const index = pattern.exec(name)?.[1];
    if (index !== undefined) return t(label, { number: Number(index) + 1 });
  }
  const [first = "", second = "", measure] = name.split(".");
  const period = first === "limits" && limitPeriods.find((known) => known === second);
  if (period && (measure === "count" || measure === "minutes"))
    return t(`eventType.limit.field.${measure}`, { period: t(`eventType.limit.${period}`) });
  const label = labels[`${first}.${second}`] ?? labels[first];
  return label ? t(label) : null;
}
