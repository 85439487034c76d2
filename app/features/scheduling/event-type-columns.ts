import { dayMs, dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import type { LimitPeriod, LocationKind, QuestionKind, SeriesUnit } from "./event-type-choices.ts";
import type { EventTypeForm } from "./event-type-form.ts";

export type SavedHost = {
  userId: string;
  scheduleId: string;
  fixed: boolean;
  groupName: string;
  priority: number;
  weight: number;
};
export type SavedLocation = { id: string; kind: LocationKind; detail: string };
export type SavedLimit = { period: LimitPeriod; maxCount: number | null; maxMinutes: number | null };
export type SavedQuestion = {
  id: string;
  kind: QuestionKind;
  label: string;
  purpose: string;
  required: boolean;
  options: string[];
  hidden: boolean;
  sensitive: boolean;
  answerDays: number | null;
  prefillName: string;
  conditionId: string | null;
  conditionValue: string;
};

/** The columns of an event type that its form sets. */
export type EventTypeColumns = ReturnType<typeof columnsOf>;
/** The rows that belong to it. */
export type EventTypeParts = {
  hosts: readonly SavedHost[];
  locations: readonly SavedLocation[];
  limits: readonly SavedLimit[];
  questions: readonly SavedQuestion[];
};
export type SavedEventType = EventTypeColumns & EventTypeParts;

type GroupColumns = { seats: number | null; showsSeatsLeft: boolean; showsAttendees: boolean };
type SeriesColumns = { seriesUnit: SeriesUnit | null; seriesEvery: number; seriesMax: number };

const dateColumn = (date: string) => new Date(dayNumberOf(date) * dayMs);

/** The form as columns; what a choice leaves out goes to the value that says nothing. */
export function columnsOf(form: EventTypeForm) {
  return {
    title: form.title,
    slug: form.slug,
    description: form.description,
    color: form.color,
    hidden: form.visibility !== "listed",
    byLinksAlone: form.visibility === "links",
    disabled: form.disabled,
    lengthMinutes: form.lengthMinutes,
    otherLengths: form.otherLengths,
    hostMode: form.hosting.kind,
    attendeeChoosesHost: form.hosting.attendeeChooses,
    slotIntervalMinutes: form.slotIntervalMinutes,
    slotOffsetMinutes: form.slotOffsetMinutes,
    fitClosely: form.fitClosely,
    bufferBeforeMinutes: form.bufferBeforeMinutes,
    bufferAfterMinutes: form.bufferAfterMinutes,
    noticeMinutes: form.notice,
    ongoingPerAttendee: form.ongoingPerAttendee,
    guestsMax: form.guestsMax,
    attendeesMayCancel: form.attendeesMayCancel,
    attendeesMayMove: form.attendeesMayMove,
    changeNoticeMinutes: form.changeNotice,
    cancellationPolicy: form.cancellationPolicy,
    retentionDays: form.retentionDays,
    waitingRoom: form.waitingRoom,
    asksNews: form.news.on,
    newsText: form.news.on ? form.news.text : "",
    waitingList: form.waiting.on,
    offerMinutes: form.waiting.minutes,
    confirmationText: form.confirmationText,
    reminderMinutes: form.reminders,
    followUpHours: form.followUp,
    redirectUrl: form.redirectUrl,
    redirectsDetails: form.redirectUrl !== null && form.redirectsDetails,
    ...windowColumns(form.window),
    ...approvalColumns(form.approval),
    ...attendanceColumns(form.attendance),
    ...seriesColumns(form.series),
  };
}

function windowColumns(window: EventTypeForm["window"]) {
  return {
    windowKind: window.kind,
    windowDays: "days" in window ? window.days : null,
    windowFirstDate: window.kind === "dates" ? dateColumn(window.firstDate) : null,
    windowLastDate: window.kind === "dates" ? dateColumn(window.lastDate) : null,
  };
}

function approvalColumns(approval: EventTypeForm["approval"]) {
  const asked = approval.kind === "never" ? { hours: 48, pendingBlocks: true } : approval;
  return {
    approval: approval.kind,
    approvalNotice: approval.kind === "short_notice" ? approval.notice : 0,
    approvalHours: asked.hours,
    pendingBlocks: asked.pendingBlocks,
  };
}

function attendanceColumns(attendance: EventTypeForm["attendance"]): GroupColumns {
  if (attendance.kind === "single") return { seats: null, showsSeatsLeft: true, showsAttendees: false };
  const { seats, showsSeatsLeft, showsAttendees } = attendance;
  return { seats, showsSeatsLeft, showsAttendees };
}

function seriesColumns(series: EventTypeForm["series"]): SeriesColumns {
  if (series.kind === "none") return { seriesUnit: null, seriesEvery: 1, seriesMax: 1 };
  return { seriesUnit: series.kind, seriesEvery: series.every, seriesMax: series.max };
}
