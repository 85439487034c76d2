import { z } from "zod";
import type { RetentionLimits } from "#app/domain/privacy/retention-limits.ts";
import { waitingRooms } from "#app/domain/room/room-rules.ts";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import { slugFrom, slugPattern } from "#app/platform/form/slug.ts";
import { ranges, textMax, usualOfferMinutes, visibilities } from "./event-type-choices.ts";
import { kindsOf, refuse, spanField, webAddressField } from "./event-type-fields.ts";
import { hostingForm } from "./event-type-hosts-form.ts";
import { locationsForm } from "./event-type-locations-form.ts";
import { questionsForm } from "./event-type-questions-form.ts";
import { followUpForm, remindersForm } from "./event-type-reminders-form.ts";
import { limitsForm, otherLengthsField, windowForm } from "./event-type-times-form.ts";

function slugField(t: Translate) {
  const text = formFields(t).text({ max: textMax.slug });
  return text
    .transform((slug) => slug.toLowerCase())
    .pipe(z.string().regex(slugPattern, t("eventType.slug.characters")));
}

/** Null is the business's own colour. */
function colorField(t: Translate) {
  const { optionalText, color } = formFields(t);
  return optionalText({ max: 20 })
    .transform((text) => text || null)
    .pipe(color().nullable());
}

function basics(t: Translate) {
  const fields = formFields(t);
  return {
    title: fields.text({ max: textMax.title }),
    slug: slugField(t),
    description: fields.longText({ max: textMax.description }),
    color: colorField(t),
    visibility: fields.choice(visibilities),
    disabled: fields.flag(),
    lengthMinutes: fields.wholeNumber(ranges.length),
    otherLengths: otherLengthsField(t),
  };
}

function times(t: Translate) {
  const fields = formFields(t);
  return {
    slotIntervalMinutes: fields.optionalWholeNumber(ranges.interval),
    slotOffsetMinutes: fields.optionalWholeNumber(ranges.offset).transform((minutes) => minutes ?? 0),
    fitClosely: fields.flag(),
    bufferBeforeMinutes: fields.wholeNumber(ranges.buffer),
    bufferAfterMinutes: fields.wholeNumber(ranges.buffer),
    notice: spanField(t),
    window: windowForm(t),
    limits: limitsForm(t),
    ongoingPerAttendee: fields.optionalWholeNumber(ranges.ongoing),
  };
}

/** Whether requests wait for a yes. */
function approvalForm(t: Translate) {
  const fields = formFields(t);
  const request = { hours: fields.wholeNumber(ranges.approvalHours), pendingBlocks: fields.flag() };
  return kindsOf(t, [
    z.object({ kind: z.literal("never") }),
    z.object({ kind: z.literal("always"), ...request }),
    z.object({ kind: z.literal("short_notice"), notice: spanField(t, { min: 1 }), ...request }),
  ]);
}

/** One booking each, or a meeting whose seats are booked one by one. */
function attendanceForm(t: Translate) {
  const fields = formFields(t);
  return kindsOf(t, [
    z.object({ kind: z.literal("single") }),
    z.object({
      kind: z.literal("group"),
      seats: fields.wholeNumber(ranges.seats),
      showsSeatsLeft: fields.flag(),
      showsAttendees: fields.flag(),
    }),
  ]);
}

/** Whether people may wait for a time, and how long an offer to one of them is held (minutes). */
function waitingForm(t: Translate) {
  const fields = formFields(t);
  return z
    .object({ on: fields.flag(), minutes: fields.optionalText({ max: 20 }) })
    .default({})
    .transform(({ on, minutes }, context) => {
      if (!on) return { on, minutes: usualOfferMinutes };
      const read = fields.wholeNumber(ranges.offerMinutes).safeParse(minutes);
      if (!read.success) refuse(context, ["minutes"], read.error.issues[0]?.message ?? "");
      return { on, minutes: read.data ?? usualOfferMinutes };
    });
}

function seriesForm(t: Translate) {
  const fields = formFields(t);
  const rule = { every: fields.wholeNumber(ranges.seriesEvery), max: fields.wholeNumber(ranges.seriesMax) };
  return kindsOf(t, [
    z.object({ kind: z.literal("none") }),
    z.object({ kind: z.literal("week"), ...rule }),
    z.object({ kind: z.literal("month"), ...rule }),
  ]);
}

function agreements(t: Translate, limits: RetentionLimits) {
  const fields = formFields(t);
  return {
    guestsMax: fields.wholeNumber(ranges.guests),
    waitingRoom: z.enum(waitingRooms).default("strangers"),
    approval: approvalForm(t),
    attendeesMayCancel: fields.flag(),
    attendeesMayMove: fields.flag(),
    changeNotice: spanField(t),
    cancellationPolicy: fields.longText({ max: textMax.policy }),
    retentionDays: fields.optionalWholeNumber(limits.booking),
    news: z.object({ on: fields.flag(), text: fields.optionalText({ max: textMax.news }) }).default({}),
    attendance: attendanceForm(t),
    waiting: waitingForm(t),
    series: seriesForm(t),
    reminders: remindersForm(t),
    followUp: followUpForm(),
    confirmationText: fields.longText({ max: textMax.confirmation }),
    redirectUrl: fields
      .optionalText({ max: textMax.url })
      .transform((text) => text || null)
      .pipe(webAddressField(t).nullable()),
    redirectsDetails: fields.flag(),
  };
}

function eventTypeForm(t: Translate, retention: RetentionLimits) {
  return z
    .object({
      ...basics(t),
      hosting: hostingForm(t),
      ...times(t),
      locations: locationsForm(t),
      questions: questionsForm(t, retention),
      ...agreements(t, retention),
    })
    .superRefine(({ approval, notice, limits, lengthMinutes, otherLengths }, context) => {
      const longest = Math.max(lengthMinutes, ...otherLengths.lengths);
      for (const { period, maxMinutes } of limits)
        if (maxMinutes !== null && maxMinutes < longest)
          refuse(
            context,
            ["limits", period, "minutes"],
            t("eventType.limit.belowLength", { length: longest }),
          );
      if (approval.kind === "short_notice" && approval.notice <= notice)
        refuse(context, ["approval", "notice", "amount"], t("eventType.approval.noticeTooShort"));
    })
    .transform(({ otherLengths: { lengths, merged }, ...form }) => ({
      ...form,
      otherLengths: lengths.filter((length) => length !== form.lengthMinutes),
      mergedLengths: merged || lengths.includes(form.lengthMinutes),
    }));
}
export type EventTypeForm = z.output<ReturnType<typeof eventTypeForm>>;

/** An address left empty follows the title. */
function withSlugFromTitle(tree: FormTree): FormTree {
  if (formText(tree, "slug").trim() !== "") return tree;
  return { ...tree, slug: slugFrom(formText(tree, "title"), textMax.slug) };
}

/** Reads the editor's fields, on both sides; `limits` are those of the instance. Where the title is missing, the address that follows it is not blamed. */
export function readEventTypeForm(t: Translate, tree: FormTree, limits: RetentionLimits) {
  const parsed = parseForm(eventTypeForm(t, limits), withSlugFromTitle(tree));
  if (!parsed.ok && parsed.errors["title"] && formText(tree, "slug").trim() === "")
    delete parsed.errors["slug"];
  return parsed;
}
