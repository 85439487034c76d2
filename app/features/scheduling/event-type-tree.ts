import type { FormTree } from "#app/platform/form/form-tree.ts";
import { hasOptions, type LocationKind, limitPeriods, type visibilities } from "./event-type-choices.ts";
import type { SavedEventType, SavedQuestion } from "./event-type-columns.ts";
import { conditionText } from "./event-type-condition.ts";
import { newEventTypeColumns, parleyRoom, plainHost } from "./event-type-defaults.ts";
import { spanTree } from "./event-type-fields.ts";
import { detailField } from "./event-type-locations-form.ts";
import { reminderField } from "./event-type-reminders-form.ts";

const text = (value: number | string | null) => String(value ?? "");
/** A check box is sent when it is on and missing when it is not. */
const flags = (values: Record<string, boolean>): FormTree =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, on]) => on)
      .map(([name]) => [name, "on"]),
  );

/** An event type as its form holds it. */
export function eventTypeTree(saved: SavedEventType): FormTree {
  const { disabled, attendeesMayCancel, attendeesMayMove, redirectsDetails, fitClosely } = saved;
  return {
    title: saved.title,
    slug: saved.slug,
    description: saved.description,
    color: text(saved.color),
    visibility: visibilityOf(saved),
    lengthMinutes: text(saved.lengthMinutes),
    otherLengths: saved.otherLengths.join(", "),
    slotIntervalMinutes: text(saved.slotIntervalMinutes),
    slotOffsetMinutes: saved.slotOffsetMinutes === 0 ? "" : text(saved.slotOffsetMinutes),
    bufferBeforeMinutes: text(saved.bufferBeforeMinutes),
    bufferAfterMinutes: text(saved.bufferAfterMinutes),
    notice: spanTree(saved.noticeMinutes),
    ongoingPerAttendee: text(saved.ongoingPerAttendee),
    guestsMax: text(saved.guestsMax),
    changeNotice: spanTree(saved.changeNoticeMinutes),
    cancellationPolicy: saved.cancellationPolicy,
    retentionDays: text(saved.retentionDays),
    waitingRoom: saved.waitingRoom,
    news: { text: saved.newsText, ...flags({ on: saved.asksNews }) },
    confirmationText: saved.confirmationText,
    reminders: flags(Object.fromEntries(saved.reminderMinutes.map((lead) => [reminderField(lead), true]))),
    followUp: text(saved.followUpHours),
    redirectUrl: text(saved.redirectUrl),
    ...flags({ disabled, attendeesMayCancel, attendeesMayMove, redirectsDetails, fitClosely }),
    ...groupTrees(saved),
    limits: limitsTree(saved),
    locations: (saved.locations.length > 0 ? saved.locations : [parleyRoom]).map(locationTree),
    questions: saved.questions.map(questionTree),
  };
}

function visibilityOf({ hidden, byLinksAlone }: SavedEventType): (typeof visibilities)[number] {
  if (byLinksAlone) return "links";
  return hidden ? "hidden" : "listed";
}

/** The form of a new event type; its host is the schedule's owner. */
export function newEventTypeTree(scheduleId: string): FormTree {
  const host = { ...plainHost, userId: "", scheduleId };
  return eventTypeTree({
    ...newEventTypeColumns,
    hosts: scheduleId === "" ? [] : [host],
    locations: [parleyRoom],
    limits: [],
    questions: [],
  });
}

/** The groups whose fields depend on a first choice. What the choice does not ask for stands at its usual value. */
function groupTrees(saved: SavedEventType): FormTree {
  return {
    hosting: {
      kind: saved.hostMode,
      ...flags({ attendeeChooses: saved.attendeeChoosesHost }),
      hosts: saved.hosts.map(({ scheduleId, fixed, groupName, priority, weight }) => ({
        ...{ scheduleId, groupName, priority: text(priority), weight: text(weight) },
        ...flags({ fixed }),
      })),
    },
    window: {
      kind: saved.windowKind,
      days: text(saved.windowDays ?? usual.windowDays),
      firstDate: dateText(saved.windowFirstDate),
      lastDate: dateText(saved.windowLastDate),
    },
    approval: {
      kind: saved.approval,
      notice: spanTree(saved.approvalNotice || usual.approvalNotice),
      hours: text(saved.approvalHours),
      ...flags({ pendingBlocks: saved.pendingBlocks }),
    },
    attendance: {
      kind: saved.seats === null ? "single" : "group",
      seats: text(saved.seats ?? usual.seats),
      ...flags({ showsSeatsLeft: saved.showsSeatsLeft, showsAttendees: saved.showsAttendees }),
    },
    waiting: { minutes: text(saved.offerMinutes), ...flags({ on: saved.waitingList }) },
    series: {
      kind: saved.seriesUnit ?? "none",
      every: text(saved.seriesEvery),
      max: text(saved.seriesUnit ? saved.seriesMax : usual.seriesMax),
    },
  };
}

/** What the form suggests once somebody asks for it. */
const usual = { windowDays: 60, approvalNotice: 1440, seats: 10, seriesMax: 8 };

const dateText = (date: Date | null) => date?.toISOString().slice(0, 10) ?? "";

function limitsTree({ limits }: SavedEventType): FormTree {
  const limitOf = (period: string) => limits.find((limit) => limit.period === period);
  return Object.fromEntries(
    limitPeriods.map((period) => [
      period,
      { count: text(limitOf(period)?.maxCount ?? null), minutes: text(limitOf(period)?.maxMinutes ?? null) },
    ]),
  );
}

function locationTree({ id, kind, detail }: { id: string; kind: LocationKind; detail: string }): FormTree {
  return {
    id,
    kind,
    ...(kind in detailField ? { [detailField[kind as keyof typeof detailField]]: detail } : {}),
  };
}

function questionTree(question: SavedQuestion): FormTree {
  const { id, kind, label, purpose, options, prefillName, required, hidden, sensitive } = question;
  const { conditionId, conditionValue } = question;
  const condition = conditionId ? conditionText({ id: conditionId, value: conditionValue }) : "";
  return {
    ...{ id, kind, label, purpose, prefillName, condition },
    options: hasOptions(kind) ? options.join("\n") : "",
    answerDays: text(question.answerDays),
    ...flags({ required, hidden, sensitive }),
  };
}
