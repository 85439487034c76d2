import type { RetentionLimits } from "#app/domain/privacy/retention-limits.ts";
import { type FormView, NamedInput, type NamedInputProps } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { nameLengthMax } from "../organization-form.ts";

type Props = { form: FormView } & Pick<NamedInputProps, "onInput" | "readOnly">;

/** The business's name, as visitors read it. */
export function OrganizationNameField(props: Props) {
  const { t } = useI18n();
  return (
    <NamedInput
      {...props}
      name="name"
      label={t("organization.name")}
      maxLength={nameLengthMax}
      autoComplete="organization"
    />
  );
}

/** How many days booking data is kept after a meeting. */
export function RetentionDaysField({ limits, ...props }: Props & { limits: RetentionLimits }) {
  const { t } = useI18n();
  return (
    <NamedInput
      {...props}
      name="retentionDays"
      label={t("organization.retentionDays")}
      hint={t("organization.retentionHint", limits.booking)}
      suffix={t("form.days")}
      short
      inputMode="numeric"
    />
  );
}
