import { z } from "zod";
import type { MessageKey } from "#app/messages/catalog.ts";

/** Limits that a person does not meet and a database is glad of, in characters. */
export const textMax = 500;
export const longTextMax = 5_000;
export const nameMax = 100;
const emailMax = 254;
const answersMax = 50;

export type FieldProblem = { field: string; message: MessageKey };

export type AskedQuestion = {
  id: string;
  kind:
    | "text"
    | "long_text"
    | "choice"
    | "several_choices"
    | "yes_no"
    | "phone"
    | "number"
    | "email"
    | "several_emails"
    | "date"
    | "address"
    | "url";
  label: string;
  required: boolean;
  options: string[];
  sensitive?: boolean;
};

export type GivenAnswer = { questionId: string; label: string; values: string[]; sensitive: boolean };

export type BookingDraft = {
  startsAt: number;
  /** The event type's own when absent. */
  lengthMinutes?: number | undefined;
  /** The host that the attendee chose, where they may. */
  hostId?: string | undefined;
  /** Of a series: the starts that the visitor confirmed, the first among them. */
  series?: number[] | undefined;
  timeZone: string;
  idempotencyKey: string;
  name: string;
  email: string;
  /** Where the host calls. */
  phone?: string | undefined;
  /** One of the event type's locations; the first when absent. */
  locationId?: string | undefined;
  /** Addresses of people whom the attendee brings. */
  guests?: string[] | undefined;
  campaign?: Record<string, string> | undefined;
  answers: GivenAnswer[];
};

/** A slot in an address or a hidden field: `2026-12-03T09:00Z`. */
export function slotParam(startsAt: number): string {
  return `${new Date(startsAt).toISOString().slice(0, 16)}Z`;
}

/** The instant of such a text in epoch milliseconds, or null. As with months in addresses, no other century is meant. */
export function parseSlotParam(value: string | null): number | null {
  if (!value || !/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(value)) return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}

/** No control characters: they mean nothing in a name and much in a mail's header. */
const line = z.string().transform((text) =>
  text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim(),
);

/** Text of several lines without the control characters that a database refuses or a mail misreads. */
export function paragraphs(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();
}

const attendeeSchema = z.object({
  name: line.pipe(z.string().min(1, "booking.error.name").max(nameMax, "booking.error.tooLong")),
  email: line.pipe(
    z
      .string()
      .min(1, "booking.error.emailMissing")
      .max(emailMax, "booking.error.tooLong")
      .email("booking.error.email"),
  ),
});

const hiddenSchema = z.object({
  at: z.string().transform(parseSlotParam).pipe(z.number()),
  timezone: z.string().min(1).max(64),
  key: z.string().regex(/^[a-z2-7]{26}$/),
});

export const questionField = (id: string) => `q_${id}`;

/**
 * Reads a submitted booking form. `problems` name the fields in the order of the page; `malformed` means that hidden
 * fields were changed, which no person did by mistake.
 */
export function parseBookingForm(
  form: FormData,
  questions: readonly AskedQuestion[],
):
  | { ok: true; draft: BookingDraft }
  | { ok: false; malformed: true }
  | { ok: false; malformed: false; problems: FieldProblem[] } {
  const hidden = hiddenSchema.safeParse({
    at: form.get("at"),
    timezone: form.get("timezone"),
    key: form.get("key"),
  });
  if (!hidden.success) return { ok: false, malformed: true };
  const problems: FieldProblem[] = [];
  const attendee = attendeeSchema.safeParse({ name: textOf(form, "name"), email: textOf(form, "email") });
  if (!attendee.success) {
    for (const field of ["name", "email"]) {
      const issue = attendee.error.issues.find(({ path }) => path[0] === field);
      if (issue) problems.push({ field, message: issue.message as MessageKey });
    }
  }
  const answers: GivenAnswer[] = [];
  for (const question of questions) {
    const result = parseAnswer(form, question);
    if ("problem" in result) problems.push({ field: questionField(question.id), message: result.problem });
    else if (result.values.length > 0)
      answers.push({
        questionId: question.id,
        label: question.label,
        values: result.values,
        sensitive: question.sensitive ?? false,
      });
  }
  if (!attendee.success || problems.length > 0) return { ok: false, malformed: false, problems };
  const { at, timezone, key } = hidden.data;
  return {
    ok: true,
    draft: { startsAt: at, timeZone: timezone, idempotencyKey: key, ...attendee.data, answers },
  };
}

function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}

function parseAnswer(
  form: FormData,
  question: AskedQuestion,
): { values: string[] } | { problem: MessageKey } {
  const given = form
    .getAll(questionField(question.id))
    .slice(0, answersMax)
    .filter((value): value is string => typeof value === "string")
    .map((value) => (question.kind === "long_text" ? paragraphs(value) : line.parse(value)))
    .filter((value) => value !== "");
  if (given.length === 0) return question.required ? { problem: "booking.error.required" } : { values: [] };
  const problem = problemOf(question, given);
  return problem ? { problem } : { values: given };
}

function problemOf(question: AskedQuestion, given: string[]): MessageKey | null {
  const max = question.kind === "long_text" ? longTextMax : textMax;
  if (given.some((value) => value.length > max)) return "booking.error.tooLong";
  if (question.kind !== "several_choices" && given.length > 1) return "booking.error.choice";
  const value = given[0] ?? "";
  switch (question.kind) {
    case "choice":
    case "several_choices":
      return given.every((choice) => question.options.includes(choice)) ? null : "booking.error.choice";
    case "yes_no":
      return value === "yes" || value === "no" ? null : "booking.error.choice";
    case "phone":
      return /^\+?[\d\s().\-/]{5,30}$/.test(value) && /\d{4}/.test(value.replace(/\D/g, ""))
        ? null
        : "booking.error.phone";
    case "number":
      return /^-?\d{1,15}([.,]\d{1,10})?$/.test(value.replace(/\s/g, "")) ? null : "booking.error.number";
    default:
      return null;
  }
}
