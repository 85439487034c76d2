import { z } from "zod";
import type { RetentionLimits } from "#app/domain/privacy/retention-limits.ts";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import {
  answersOf,
  hasOptions,
  optionsIn,
  type QuestionKind,
  questionKinds,
  rowsMax,
  textMax,
} from "./event-type-choices.ts";
import { type Condition, readCondition } from "./event-type-condition.ts";
import { refuse } from "./event-type-fields.ts";
import { repeated } from "./event-type-hosts-form.ts";

export type QuestionDraft = {
  id: string;
  kind: QuestionKind;
  label: string;
  /** What it is asked for, as visitors read it. A question without one is not asked. */
  purpose: string;
  required: boolean;
  options: string[];
  hidden: boolean;
  sensitive: boolean;
  answerDays: number | null;
  prefillName: string;
  /** The row of the same form whose answer this one waits for. */
  condition: Condition | null;
};

/** Names that the booking page reads for itself. */
const ownNames = new Set([
  "name",
  "email",
  "date",
  "month",
  "slot",
  "timezone",
  "length",
  "host",
  "link",
  "locale",
  "embed",
  "phone",
  "guests",
]);

/** What a question of either kind may have; which kind it is, is known once the row is read. */
function bothOf({ answer, sensitiveAnswer }: RetentionLimits) {
  return {
    min: Math.min(answer.min, sensitiveAnswer.min),
    max: Math.max(answer.max, sensitiveAnswer.max),
  };
}

/** Options are written one to a line. Questions of other kinds have none, whatever was sent. */
function questionRow(t: Translate, limits: RetentionLimits) {
  const fields = formFields(t);
  const row = {
    /** Of a question that exists already, or a name that this form gave; anything else makes a new one. */
    id: fields.optionalText({ max: 40 }),
    kind: fields.choice(questionKinds),
    label: fields.text({ max: textMax.question }),
    purpose: fields.text({ max: textMax.purpose }),
    required: fields.flag(),
    options: fields.longText({ max: rowsMax.options * (textMax.option + 1) }),
    hidden: fields.flag(),
    sensitive: fields.flag(),
    answerDays: fields.optionalWholeNumber(bothOf(limits)),
    prefillName: fields.optionalText({ max: textMax.prefillName }),
    condition: fields.optionalText({ max: textMax.option + 60 }),
  };
  return fields.group(row).transform((question, context): QuestionDraft => {
    const { min, max } = question.sensitive ? limits.sensitiveAnswer : limits.answer;
    if (question.answerDays !== null && (question.answerDays < min || question.answerDays > max))
      refuse(context, ["answerDays"], t("form.wholeNumber", { min, max }));
    const options = hasOptions(question.kind) ? optionsIn(question.options) : [];
    if (hasOptions(question.kind) && options.length < 2)
      refuse(context, ["options"], t("eventType.question.fewOptions"));
    if (options.length > rowsMax.options)
      refuse(context, ["options"], t("form.tooManyRows", { max: rowsMax.options }));
    if (options.some((option) => option.length > textMax.option))
      refuse(context, ["options"], t("form.tooLong", { max: textMax.option }));
    const { prefillName, hidden } = question;
    if (prefillName !== "" && (!/^[a-z][a-z0-9_-]*$/i.test(prefillName) || /^utm_/i.test(prefillName)))
      refuse(context, ["prefillName"], t("eventType.question.prefillWrong"));
    else if (ownNames.has(prefillName.toLowerCase()))
      refuse(context, ["prefillName"], t("eventType.question.prefillTaken"));
    if (hidden && prefillName === "") refuse(context, ["prefillName"], t("eventType.question.prefillNeeded"));
    return {
      ...question,
      required: question.required && !hidden,
      options,
      condition: readCondition(question.condition),
    };
  });
}

/** What visitors are asked. A condition names an earlier question and one of the answers that it can have. */
export function questionsForm(t: Translate, limits: RetentionLimits) {
  return z
    .array(questionRow(t, limits))
    .max(rowsMax.questions, t("form.tooManyRows", { max: rowsMax.questions }))
    .default([])
    .superRefine((rows, context) => {
      for (const [index, { condition }] of rows.entries()) {
        const problem = condition && conditionProblem(t, rows, index, condition);
        if (problem) refuse(context, [index, "condition"], problem);
      }
      const names = rows.map(({ prefillName }) => prefillName.toLowerCase());
      for (const index of repeated(names))
        if (names[index] !== "")
          refuse(context, [index, "prefillName"], t("eventType.question.prefillTaken"));
    });
}

function conditionProblem(
  t: Translate,
  rows: readonly QuestionDraft[],
  index: number,
  condition: Condition,
): string | null {
  const at = rows.findIndex(({ id }) => id !== "" && id === condition.id);
  const question = rows[at];
  if (!question) return t("eventType.condition.gone");
  if (at === index) return t("eventType.condition.self");
  if (at > index) return t("eventType.condition.later");
  return answersOf(question).includes(condition.value) ? null : t("eventType.condition.noAnswer");
}
