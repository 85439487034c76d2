import { questionField } from "#app/features/booking/booking-form.ts";
import { CheckboxGroup } from "#app/ui/form/checkbox-group.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { ByHandChoice } from "../by-hand-page.server.ts";

type Props = { question: ByHandChoice["questions"][number]; values: string[]; error: string | undefined };

const types: Partial<Record<Props["question"]["kind"], string>> = {
  phone: "tel",
  email: "email",
  date: "date",
  url: "url",
};

/** A question that a member answers for the customer, as far as known: none is required. */
export function AnswerField({ question: { id, kind, label, options }, values, error }: Props) {
  const { t } = useI18n();
  const name = questionField(id);
  const chosen = (choices: { value: string; label: string }[]) => (
    <Field id={name} label={label} error={error} optional>
      {(control) => (
        <Select {...control} name={name} defaultValue={values[0] ?? ""} placeholder="" options={choices} />
      )}
    </Field>
  );
  const asChoices = options.map((option) => ({ value: option, label: option }));
  if (kind === "choice") return chosen(asChoices);
  if (kind === "yes_no") {
    return chosen([
      { value: "yes", label: t("booking.yes") },
      { value: "no", label: t("booking.no") },
    ]);
  }
  if (kind === "several_choices") {
    return (
      <CheckboxGroup
        id={name}
        name={name}
        legend={label}
        options={asChoices}
        defaultValues={values}
        error={error}
        optional
      />
    );
  }
  const isLong = kind === "long_text" || kind === "address" || kind === "several_emails";
  return (
    <Field id={name} label={label} error={error} optional>
      {(control) =>
        isLong ? (
          <TextArea {...control} name={name} rows={3} defaultValue={values[0] ?? ""} maxLength={5000} />
        ) : (
          <TextInput
            {...control}
            name={name}
            type={types[kind] ?? "text"}
            defaultValue={values[0] ?? ""}
            autoComplete="off"
            maxLength={500}
          />
        )
      }
    </Field>
  );
}
