import type { FieldProblem } from "#app/features/booking/booking-form.ts";
import { questionField } from "#app/features/booking/booking-form.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import type { Translate } from "#app/messages/translator.ts";
import { Field } from "#app/ui/form/field.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = {
  /** What was entered before, by field: kept through every error. */
  values: Record<string, string[]>;
  problems: readonly FieldProblem[];
  emailHint: string;
};

export function errorOf(field: string, problems: readonly FieldProblem[], t: Translate): string | undefined {
  const problem = problems.find((candidate) => candidate.field === field);
  return problem && t(problem.message, problem.values);
}

const labels: Record<string, MessageKey> = {
  name: "booking.name",
  email: "booking.email",
  phone: "booking.phone",
  location: "booking.where",
  guests: "booking.guests",
  agree: "consent.label",
};

/** A problem for the summary above a form: it names its field and leads there, or concerns the whole form. */
export function problemText(
  { field, message, values }: FieldProblem,
  questions: readonly { id: string; label: string }[],
  t: Translate,
): { id?: string; message: string } {
  const key = labels[field];
  const label = key ? t(key) : questions.find(({ id }) => questionField(id) === field)?.label;
  if (label === undefined) return { message: t(message, values) };
  return { id: field, message: `${label}: ${t(message, values)}` };
}

/** Name and address: all that Parley itself needs. */
export function PersonFields({ values, problems, emailHint }: Props) {
  const { t } = useI18n();
  const first = (field: string) => values[field]?.[0] ?? "";
  return (
    <>
      <Field id="name" label={t("booking.name")} error={errorOf("name", problems, t)}>
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
      <Field id="email" label={t("booking.email")} hint={emailHint} error={errorOf("email", problems, t)}>
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
    </>
  );
}
