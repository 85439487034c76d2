import type { FormTree } from "#app/platform/form/form-tree.ts";
import { spanTree } from "./event-type-form.ts";

type Saved = {
  title: string;
  slug: string;
  description: string;
  lengthMinutes: number;
  slotIntervalMinutes: number | null;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  noticeMinutes: number;
  windowDays: number | null;
  changeNoticeMinutes: number;
  scheduleId: string;
  questions: readonly {
    id: string;
    kind: string;
    label: string;
    required: boolean;
    options: readonly string[];
  }[];
};

/** An event type as its form holds it. */
export function eventTypeTree(eventType: Saved): FormTree {
  const { lengthMinutes, slotIntervalMinutes, bufferBeforeMinutes, bufferAfterMinutes, windowDays } =
    eventType;
  return {
    title: eventType.title,
    slug: eventType.slug,
    description: eventType.description,
    lengthMinutes: String(lengthMinutes),
    slotIntervalMinutes: String(slotIntervalMinutes ?? ""),
    bufferBeforeMinutes: String(bufferBeforeMinutes),
    bufferAfterMinutes: String(bufferAfterMinutes),
    notice: spanTree(eventType.noticeMinutes),
    windowDays: String(windowDays ?? ""),
    changeNotice: spanTree(eventType.changeNoticeMinutes),
    scheduleId: eventType.scheduleId,
    questions: eventType.questions.map(({ id, kind, label, required, options }) => ({
      id,
      kind,
      label,
      options: options.join("\n"),
      ...(required ? { required: "on" } : {}),
    })),
  };
}

/** What a new event type starts with. */
export function newEventTypeTree(scheduleId: string): FormTree {
  return eventTypeTree({
    title: "",
    slug: "",
    description: "",
    lengthMinutes: 30,
    slotIntervalMinutes: null,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    noticeMinutes: 120,
    windowDays: 60,
    changeNoticeMinutes: 0,
    scheduleId,
    questions: [],
  });
}
