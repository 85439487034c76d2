import { z } from "zod";
import type { MessageKey } from "#app/messages/catalog.ts";
import { isDate } from "./page-address.ts";
import { meetsCondition, type QuestionNode, questionTree } from "./question-conditions.ts";

/** Limits that a person does not meet and a database is glad of, in characters. */
export const textMax = 500;
export const longTextMax = 5_000;
export const emailMax = 254;
const answersMax = 50;
const addressesMax = 20;

export type FieldProblem = { field: string; message: MessageKey; values?: Record<string, string | number> };

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
  /** Filled in by the link alone, and so never missed. */
  hidden?: boolean;
  sensitive?: boolean;
  conditionId?: string | null;
  conditionValue?: string;
};

export type GivenAnswer = { questionId: string; label: string; values: string[]; sensitive: boolean };

export const questionField = (id: string) => `q_${id}`;

/** No control characters: they mean nothing in a name and much in a mail's header. */
export const line = z.string().transform((text) =>
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

/** The addresses in a text, one a line or between commas. */
export function addressesIn(text: string): string[] {
  const parts = text.split(/[\s,;]+/).map((part) => line.parse(part));
  return [...new Map(parts.filter(Boolean).map((part) => [part.toLowerCase(), part])).values()];
}

export function isEmail(text: string): boolean {
  return text.length <= emailMax && z.string().email().safeParse(text).success;
}

export function isPhone(text: string): boolean {
  return /^\+?[\d\s().\-/]{5,30}$/.test(text) && /\d{4}/.test(text.replace(/\D/g, ""));
}

/**
 * The answers to those questions that are asked, given the other answers. What belongs to a question that is not asked
 * is left out, whatever a form holds; a hidden question's answer that is none is left out too, since nobody sees it.
 */
export function parseAnswers(
  form: FormData,
  questions: readonly AskedQuestion[],
): { answers: GivenAnswer[]; problems: FieldProblem[] } {
  const answers: GivenAnswer[] = [];
  const problems: FieldProblem[] = [];
  const ask = ({ question, children }: QuestionNode<AskedQuestion>) => {
    const result = parseAnswer(form, question);
    const values = "values" in result ? result.values : [];
    if ("problem" in result && !question.hidden)
      problems.push({ field: questionField(question.id), message: result.problem });
    const { id: questionId, label, sensitive = false } = question;
    if (values.length > 0) answers.push({ questionId, label, values, sensitive });
    for (const child of children) if (meetsCondition(values, child.question.conditionValue ?? "")) ask(child);
  };
  for (const node of questionTree(questions)) ask(node);
  return { answers, problems };
}

function parseAnswer(
  form: FormData,
  question: AskedQuestion,
): { values: string[] } | { problem: MessageKey } {
  const { kind } = question;
  const given = form
    .getAll(questionField(question.id))
    .slice(0, answersMax)
    .filter((value): value is string => typeof value === "string")
    .flatMap((value) => {
      if (kind === "several_emails") return addressesIn(value);
      return kind === "long_text" || kind === "address" ? paragraphs(value) : line.parse(value);
    })
    .filter((value) => value !== "");
  if (given.length === 0) return question.required ? { problem: "booking.error.required" } : { values: [] };
  const problem = problemOf(question, given);
  return problem ? { problem } : { values: given };
}

const several: ReadonlySet<AskedQuestion["kind"]> = new Set(["several_choices", "several_emails"]);

function problemOf(question: AskedQuestion, given: string[]): MessageKey | null {
  const max = question.kind === "long_text" ? longTextMax : textMax;
  if (given.some((value) => value.length > max)) return "booking.error.tooLong";
  if (!several.has(question.kind) && given.length > 1) return "booking.error.choice";
  const value = given[0] ?? "";
  switch (question.kind) {
    case "choice":
    case "several_choices":
      return given.every((choice) => question.options.includes(choice)) ? null : "booking.error.choice";
    case "yes_no":
      return value === "yes" || value === "no" ? null : "booking.error.choice";
    case "phone":
      return isPhone(value) ? null : "booking.error.phone";
    case "number":
      return /^-?\d{1,15}([.,]\d{1,10})?$/.test(value.replace(/\s/g, "")) ? null : "booking.error.number";
    case "email":
      return isEmail(value) ? null : "booking.error.email";
    case "several_emails":
      if (given.length > addressesMax) return "booking.error.manyAddresses";
      return given.every(isEmail) ? null : "booking.error.emails";
    case "date":
      return isDate(value) ? null : "booking.error.date";
    case "url":
      return isWebAddress(value) ? null : "booking.error.url";
    default:
      return null;
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+\.[^\s/]+/i.test(text) && URL.canParse(text);
}
