import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** Somebody who is not of age is booked for by a guardian, whose address the form then takes. */
export function GuardianField({ age, values }: { age: number; values: Record<string, string[]> }) {
  const { t } = useI18n();
  return (
    <CheckboxField
      id="minor"
      name="minor"
      label={t("guardian.field", { age })}
      hint={t("guardian.fieldHint")}
      defaultChecked={values["minor"]?.[0] === "on"}
    />
  );
}
