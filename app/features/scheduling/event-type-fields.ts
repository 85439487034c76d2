import { z } from "zod";
import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { type SpanUnit, spanUnits, textMax } from "./event-type-choices.ts";

/** Refuses a field of the group that is read; `path` is the field's name inside it. */
export function refuse(context: z.RefinementCtx, path: (string | number)[], message: string) {
  context.addIssue({ code: z.ZodIssueCode.custom, path, message });
}

const unitMinutes: Record<SpanUnit, number> = { minutes: 1, hours: 60, days: 1440 };
const spanMinutesMax = 365 * 1440;

/** "2 hours" as minutes: an amount and its unit, two fields of a form. */
export function spanField(t: Translate, { min = 0 }: { min?: number } = {}) {
  const fields = formFields(t);
  return fields
    .group({ amount: fields.wholeNumber({ min, max: spanMinutesMax }), unit: fields.choice(spanUnits) })
    .transform(({ amount, unit }, context) => {
      const minutes = amount * unitMinutes[unit];
      if (minutes > spanMinutesMax) refuse(context, ["amount"], t("form.atMostAYear"));
      return minutes;
    });
}

/** Minutes in the largest unit that says them exactly. */
export function spanTree(minutes: number): { amount: string; unit: SpanUnit } {
  const unit =
    minutes === 0 ? "hours" : (["days", "hours"] as const).find((u) => minutes % unitMinutes[u] === 0);
  return { amount: String(minutes / unitMinutes[unit ?? "minutes"]), unit: unit ?? "minutes" };
}

const [firstDay, lastDay] = [dayNumberOf("2000-01-01"), dayNumberOf("2199-12-31")];

/** A calendar date such as "2026-07-28". */
export function dateField(t: Translate) {
  return formFields(t)
    .text({ max: 20 })
    .refine((date) => dayNumberOf(date) >= firstDay && dayNumberOf(date) <= lastDay, t("form.date"));
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && hostname !== "" && username === "";
}

/** An address that browsers may be sent to: no `javascript:`, no password inside. */
export function webAddressField(t: Translate) {
  return formFields(t)
    .text({ max: textMax.url })
    .refine((text) => text === "" || isWebAddress(text), t("eventType.url.wrong"));
}

export function phoneField(t: Translate) {
  return formFields(t)
    .text({ max: 40 })
    .refine((text) => /^\+?[\d\s().\-/]{5,40}$/.test(text) && /\d{4}/.test(text.replace(/\D/g, "")), {
      message: t("eventType.location.phoneWrong"),
    });
}

/** One of several groups of fields, told apart by their field `kind`; what belongs to the others is not read. */
export function kindsOf<
  Kinds extends [z.ZodDiscriminatedUnionOption<"kind">, ...z.ZodDiscriminatedUnionOption<"kind">[]],
>(t: Translate, kinds: Kinds) {
  return z.discriminatedUnion("kind", kinds, {
    errorMap: (issue, context) =>
      issue.code === "invalid_union_discriminator"
        ? { message: t("form.choice") }
        : { message: issue.code === "invalid_type" ? t("form.required") : context.defaultError },
  });
}
