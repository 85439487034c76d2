import type { FieldProblem } from "#app/features/booking/booking-form.ts";
import { questionField } from "#app/features/booking/booking-form.ts";
import type { OfferedQuestion } from "#app/features/booking/offer-repository.server.ts";
import {
  meetsCondition,
  type QuestionNode,
  questionTree,
} from "#app/features/booking/question-conditions.ts";
import type { Translate } from "#app/messages/translator.ts";
import { CheckboxGroup } from "#app/ui/form/checkbox-group.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { errorOf } from "./person-fields.tsx";

type Given = { values: Record<string, string[]>; problems: readonly FieldProblem[] };
type Node = QuestionNode<OfferedQuestion>;

/** The event type's questions, each with those that depend on its answer below it. */
export function QuestionFields({ questions, ...given }: Given & { questions: readonly OfferedQuestion[] }) {
  return questionTree(questions).map((node) => (
    <AskedNode key={node.question.id} node={node} given={given} isConditional={false} />
  ));
}

/** Answers of these kinds are picked, so the style sheet knows which one is chosen. */
const picked: ReadonlySet<OfferedQuestion["kind"]> = new Set(["choice", "several_choices", "yes_no"]);

function AskedNode({ node, given, isConditional }: { node: Node; given: Given; isConditional: boolean }) {
  const { t } = useI18n();
  const { question, children } = node;
  const values = given.values[questionField(question.id)] ?? [];
  if (question.hidden) return <HiddenNode node={node} given={given} values={values} />;
  const field = (
    <QuestionField
      question={question}
      values={values}
      error={errorOf(questionField(question.id), given.problems, t)}
      isConditional={isConditional}
      opens={opensOf(node)}
    />
  );
  if (children.length === 0) return field;
  return (
    <div className="ask">
      {field}
      {children.map((child) => (
        <div
          key={child.question.id}
          className="ask__if"
          data-if={picked.has(question.kind) ? placeOf(child, children) : undefined}
        >
          <ConditionNote question={question} wanted={child.question.conditionValue} />
          <AskedNode node={child} given={given} isConditional />
        </div>
      ))}
    </div>
  );
}

/** The link has answered it already: what depends on it is known when the page is made. */
function HiddenNode({ node, given, values }: { node: Node; given: Given; values: string[] }) {
  return (
    <>
      {values.map((value) => (
        <input key={value} type="hidden" name={questionField(node.question.id)} value={value} />
      ))}
      {node.children
        .filter((child) => meetsCondition(values, child.question.conditionValue))
        .map((child) => (
          <AskedNode key={child.question.id} node={child} given={given} isConditional={false} />
        ))}
    </>
  );
}

function placeOf(child: Node, children: readonly Node[]): string {
  return String(children.indexOf(child) + 1);
}

/** For each answer, the places of the questions that it opens. */
function opensOf({ children }: Node): (value: string) => string | undefined {
  return (value) => {
    const opened = children.filter((child) => meetsCondition([value], child.question.conditionValue));
    return opened.map((child) => placeOf(child, children)).join(" ") || undefined;
  };
}

/** Seen where the page cannot hide what is not asked. */
function ConditionNote({ question, wanted }: { question: OfferedQuestion; wanted: string }) {
  const { t } = useI18n();
  const answer = question.kind !== "yes_no" ? wanted : wanted === "yes" ? t("booking.yes") : t("booking.no");
  return <p className="ask__note small muted">{t("booking.onlyIf", { question: question.label, answer })}</p>;
}

/** What it is asked for; of what is sensitive, how it is kept, too. */
function hintOf({ purpose, sensitive, answerDays }: OfferedQuestion, t: Translate): string {
  const asked = t("booking.questionPurpose", { purpose });
  const sentence = /[.!?…]$/u.test(asked) ? asked : `${asked}.`;
  return sensitive ? `${sentence} ${t("booking.sensitiveHint", { days: answerDays })}` : sentence;
}

type FieldProps = {
  question: OfferedQuestion;
  values: string[];
  error: string | undefined;
  isConditional: boolean;
  opens: (value: string) => string | undefined;
};

function QuestionField({ question, values, error, isConditional, opens }: FieldProps) {
  const { t } = useI18n();
  const name = questionField(question.id);
  const hint = hintOf(question, t);
  const shared = { id: name, label: question.label, optional: !question.required, error, hint };
  const group = { id: name, name, legend: question.label, optional: !question.required, error, hint };
  const option = (value: string, label: string) => ({ value, label, opens: opens(value) });
  // A browser must not insist on what may be hidden: the server does.
  const required = isConditional ? { required: false } : {};
  switch (question.kind) {
    case "choice":
    case "yes_no": {
      const yesOrNo = [option("yes", t("booking.yes")), option("no", t("booking.no"))];
      const options = question.kind === "choice" ? question.options.map((one) => option(one, one)) : yesOrNo;
      return <RadioGroup {...group} {...required} options={options} defaultValue={values[0]} />;
    }
    case "several_choices":
      return (
        <CheckboxGroup
          {...group}
          options={question.options.map((value) => option(value, value))}
          defaultValues={values}
        />
      );
    case "long_text":
    case "address":
    case "several_emails": {
      const look = { ...longLooks[question.kind], defaultValue: values.join("\n") };
      return (
        <Field
          {...shared}
          hint={question.kind === "several_emails" ? `${t("booking.emailsHint")} ${hint}` : hint}
        >
          {(control) => <TextArea {...control} {...required} {...look} name={name} />}
        </Field>
      );
    }
    default: {
      const look = { ...lineLooks[question.kind], defaultValue: values[0] };
      return (
        <Field {...shared}>
          {(control) => <TextInput {...control} {...required} {...look} name={name} maxLength={500} />}
        </Field>
      );
    }
  }
}

const longLooks = {
  long_text: { rows: 4, maxLength: 5_000 },
  address: { rows: 3, maxLength: 500, autoComplete: "street-address" },
  several_emails: { rows: 2, maxLength: 5_000, inputMode: "email" },
} as const;

const lineLooks = {
  phone: { type: "tel", autoComplete: "tel" },
  number: { inputMode: "decimal" },
  email: { type: "email" },
  date: { type: "date", short: true },
  url: { type: "url", placeholder: "https://" },
  text: {},
} as const;
