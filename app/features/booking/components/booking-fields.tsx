import type { FieldProblem } from "#app/features/booking/booking-form.ts";
import { questionField } from "#app/features/booking/booking-form.ts";
import type { OfferedQuestion } from "#app/features/booking/offer-repository.server.ts";
import { CheckboxGroup } from "#app/ui/form/checkbox-group.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = {
  questions: readonly OfferedQuestion[];
  /** What was entered before, by field: kept through every error. */
  values: Record<string, string[]>;
  problems: readonly FieldProblem[];
};

export function BookingFields({ questions, values, problems }: Props) {
  const { t } = useI18n();
  const errorOf = (field: string) => {
    const problem = problems.find((candidate) => candidate.field === field);
    return problem && t(problem.message);
  };
  const first = (field: string) => values[field]?.[0] ?? "";
  return (
    <>
      <ErrorSummary
        errors={problems.map(({ field, message }) => ({
          ...(field === "form"
            ? { message: t(message) }
            : { id: field, message: `${labelOf(field, questions, t)}: ${t(message)}` }),
        }))}
      />
      <Field id="name" label={t("booking.name")} error={errorOf("name")}>
        {(control) => (
          <TextInput
            {...control}
            name="name"
            autoComplete="name"
            defaultValue={first("name")}
            maxLength={100}
          />
        )}
      </Field>
      <Field id="email" label={t("booking.email")} hint={t("booking.emailHint")} error={errorOf("email")}>
        {(control) => (
          <TextInput
            {...control}
            type="email"
            name="email"
            autoComplete="email"
            defaultValue={first("email")}
            maxLength={254}
          />
        )}
      </Field>
      {questions.map((question) => {
        const field = questionField(question.id);
        return (
          <QuestionField
            key={question.id}
            question={question}
            values={values[field] ?? []}
            error={errorOf(field)}
          />
        );
      })}
    </>
  );
}

function labelOf(
  field: string,
  questions: readonly OfferedQuestion[],
  t: ReturnType<typeof useI18n>["t"],
): string {
  if (field === "name") return t("booking.name");
  if (field === "email") return t("booking.email");
  return questions.find((question) => questionField(question.id) === field)?.label ?? "";
}

type QuestionProps = { question: OfferedQuestion; values: string[]; error: string | undefined };

function QuestionField({ question, values, error }: QuestionProps) {
  const { t } = useI18n();
  const name = questionField(question.id);
  const shared = { id: name, label: question.label, optional: !question.required, error };
  const group = { id: name, name, legend: question.label, optional: !question.required, error };
  switch (question.kind) {
    case "choice":
      return <RadioGroup {...group} options={optionsOf(question.options)} defaultValue={values[0]} />;
    case "several_choices":
      return <CheckboxGroup {...group} options={optionsOf(question.options)} defaultValues={values} />;
    case "yes_no": {
      const options = [
        { value: "yes", label: t("booking.yes") },
        { value: "no", label: t("booking.no") },
      ];
      return <RadioGroup {...group} options={options} defaultValue={values[0]} />;
    }
    case "long_text":
      return (
        <Field {...shared}>
          {(control) => <TextArea {...control} name={name} defaultValue={values[0]} maxLength={5000} />}
        </Field>
      );
    case "phone":
    case "number":
    case "email":
    case "several_emails":
    case "date":
    case "address":
    case "url":
    case "text": {
      const looks = {
        phone: { type: "tel", autoComplete: "tel" },
        number: { inputMode: "decimal" },
        email: { type: "email", autoComplete: "email" },
        several_emails: { inputMode: "email" },
        date: { type: "date" },
        address: { autoComplete: "street-address" },
        url: { type: "url", autoComplete: "url" },
        text: {},
      } as const;
      const look = looks[question.kind];
      return (
        <Field {...shared}>
          {(control) => (
            <TextInput {...control} {...look} name={name} defaultValue={values[0]} maxLength={500} />
          )}
        </Field>
      );
    }
  }
}

function optionsOf(options: readonly string[]) {
  return options.map((option) => ({ value: option, label: option }));
}
