import { NamedInput, type NamedInputProps } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** A whole number in a short field; minutes unless `suffix` says otherwise. */
export function MinutesInput(props: NamedInputProps) {
  const { t } = useI18n();
  return <NamedInput suffix={t("form.minutes")} short inputMode="numeric" autoComplete="off" {...props} />;
}
