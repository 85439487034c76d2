import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { type FormNode, type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import { slugFrom, slugPattern } from "#app/platform/form/slug.ts";

export const questionKinds = [
  "text",
  "long_text",
  "choice",
  "several_choices",
  "yes_no",
  "phone",
  "number",
] as const;
export type QuestionKind = (typeof questionKinds)[number];
export const spanUnits = ["minutes", "hours", "days"] as const;
export type SpanUnit = (typeof spanUnits)[number];

export const titleLengthMax = 80;
export const eventSlugLengthMax = 60;
export const descriptionLengthMax = 2000;
export const lengthRange = { min: 5, max: 1440 };
const intervalRange = { min: 5, max: 1440 };
const bufferRange = { min: 0, max: 1440 };
const windowRange = { min: 1, max: 730 };
export const questionsMax = 20;
const optionsMax = 40;
const optionLengthMax = 120;
const questionLengthMax = 200;

const unitMinutes: Record<SpanUnit, number> = { minutes: 1, hours: 60, days: 1440 };
const spanMinutesMax = 365 * 1440;

/** "2 hours" as minutes: an amount and its unit, two fields of a form. */
function spanSchema(t: Translate) {
  const fields = formFields(t);
  return fields
    .group({ amount: fields.wholeNumber({ min: 0, max: spanMinutesMax }), unit: fields.choice(spanUnits) })
    .transform(({ amount, unit }, context) => {
      const minutes = amount * unitMinutes[unit];
      if (minutes > spanMinutesMax) {
        context.addIssue({ code: z.ZodIssueCode.custom, path: ["amount"], message: t("form.atMostAYear") });
      }
      return minutes;
    });
}

/** Minutes in the largest unit that says them exactly. */
export function spanTree(minutes: number): { amount: string; unit: SpanUnit } {
  const unit =
    minutes === 0 ? "hours" : (["days", "hours"] as const).find((u) => minutes % unitMinutes[u] === 0);
  return { amount: String(minutes / unitMinutes[unit ?? "minutes"]), unit: unit ?? "minutes" };
}

export function hasOptions(kind: string): boolean {
  return kind === "choice" || kind === "several_choices";
}

/** Options are written one to a line. Questions of other kinds have none, whatever was sent. */
function questionSchema(t: Translate) {
  const fields = formFields(t);
  const row = {
    /** Of a question that exists already; anything else makes a new one. */
    id: fields.optionalText({ max: 40 }),
    kind: fields.choice(questionKinds),
    label: fields.text({ max: questionLengthMax }),
    required: fields.flag(),
    options: fields.longText({ max: optionsMax * (optionLengthMax + 1) }),
  };
  return fields.group(row).transform((question, context) => {
    const lines = question.options.split("\n").map((line) => line.replace(/\s+/gu, " ").trim());
    const options = hasOptions(question.kind) ? [...new Set(lines.filter(Boolean))] : [];
    const refuse = (message: string) =>
      context.addIssue({ code: z.ZodIssueCode.custom, path: ["options"], message });
    if (hasOptions(question.kind) && options.length < 2) refuse(t("eventType.question.fewOptions"));
    if (options.length > optionsMax) refuse(t("form.tooManyRows", { max: optionsMax }));
    if (options.some((option) => option.length > optionLengthMax))
      refuse(t("form.tooLong", { max: optionLengthMax }));
    return { ...question, options };
  });
}

function slugField(t: Translate) {
  const text = formFields(t).text({ max: eventSlugLengthMax });
  return text
    .transform((slug) => slug.toLowerCase())
    .pipe(z.string().regex(slugPattern, t("eventType.slug.characters")));
}

function eventTypeForm(t: Translate) {
  const fields = formFields(t);
  return z.object({
    title: fields.text({ max: titleLengthMax }),
    slug: slugField(t),
    description: fields.longText({ max: descriptionLengthMax }),
    lengthMinutes: fields.wholeNumber(lengthRange),
    slotIntervalMinutes: fields.optionalWholeNumber(intervalRange),
    bufferBeforeMinutes: fields.wholeNumber(bufferRange),
    bufferAfterMinutes: fields.wholeNumber(bufferRange),
    notice: spanSchema(t),
    windowDays: fields.optionalWholeNumber(windowRange),
    changeNotice: spanSchema(t),
    scheduleId: fields.text({ max: 40 }),
    questions: z
      .array(questionSchema(t))
      .max(questionsMax, t("form.tooManyRows", { max: questionsMax }))
      .default([]),
  });
}
export type EventTypeForm = z.output<ReturnType<typeof eventTypeForm>>;

/** What "add a question" adds. */
export function blankQuestion(rows: FormNode[]): FormNode | null {
  return rows.length >= questionsMax ? null : { id: "", kind: "text", label: "", options: "" };
}

/** An address left empty follows the title. */
function withSlugFromTitle(tree: FormTree): FormTree {
  if (formText(tree, "slug").trim() !== "") return tree;
  return { ...tree, slug: slugFrom(formText(tree, "title"), eventSlugLengthMax) };
}

/** Reads the editor's fields, on both sides. Where the title is missing, the address that follows it is not blamed. */
export function readEventTypeForm(t: Translate, tree: FormTree) {
  const parsed = parseForm(eventTypeForm(t), withSlugFromTitle(tree));
  if (!parsed.ok && parsed.errors["title"] && formText(tree, "slug").trim() === "")
    delete parsed.errors["slug"];
  return parsed;
}
