import { Field } from "#app/ui/form/field.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

const reasonLengthMax = 500;

/** Why, told to the other side by mail. */
export function ReasonField({ defaultValue = "" }: { defaultValue?: string }) {
  const { t } = useI18n();
  return (
    <Field label={t("dashboard.change.reason")} hint={t("dashboard.change.reasonHint")} optional>
      {(control) => (
        <TextArea
          {...control}
          name="reason"
          maxLength={reasonLengthMax}
          rows={3}
          defaultValue={defaultValue}
        />
      )}
    </Field>
  );
}
