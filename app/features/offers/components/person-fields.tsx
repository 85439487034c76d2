import { type FormErrors, type FormTree, formText } from "#app/platform/form/form-tree.ts";
import { Field } from "#app/ui/form/field.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { nameMax } from "../offer-state.ts";

/** Who takes a time, or proposes one. */
export function PersonFields({ values, errors }: { values: FormTree; errors: FormErrors }) {
  const { t } = useI18n();
  return (
    <>
      <Field id="name" label={t("booking.name")} error={errors["name"]}>
        {(control) => (
          <TextInput
            {...control}
            name="name"
            autoComplete="name"
            maxLength={nameMax}
            defaultValue={formText(values, "name")}
          />
        )}
      </Field>
      <Field id="email" label={t("booking.email")} error={errors["email"]}>
        {(control) => (
          <TextInput
            {...control}
            type="email"
            name="email"
            autoComplete="email"
            maxLength={254}
            defaultValue={formText(values, "email")}
          />
        )}
      </Field>
    </>
  );
}
