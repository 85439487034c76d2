import type { MessageKey } from "#app/messages/catalog.ts";
import type { Translate } from "#app/messages/translator.ts";

const labels: Record<string, MessageKey> = {
  title: "eventType.title",
  slug: "eventType.address",
  description: "eventType.description",
  lengthMinutes: "eventType.length",
  scheduleId: "eventType.schedule",
  slotIntervalMinutes: "eventType.interval",
  bufferBeforeMinutes: "eventType.bufferBefore",
  bufferAfterMinutes: "eventType.bufferAfter",
  notice: "eventType.notice",
  windowDays: "eventType.window",
  changeNotice: "eventType.changeNotice",
  questions: "eventType.questions",
};

/** What a field of the editor is called, questions by their number. */
export function eventTypeLabel(t: Translate, name: string): string | null {
  const [field = "", index] = name.split(".");
  if (field === "questions" && index !== undefined)
    return t("eventType.question.number", { number: Number(index) + 1 });
  const label = labels[field];
  return label ? t(label) : null;
}
