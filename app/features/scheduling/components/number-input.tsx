import { NamedInput, type NamedInputProps } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = Omit<NamedInputProps, "suffix"> & { unit?: "minutes" | "hours" | "days" };

/** A whole number in a short field, of some unit or just a count. */
export function NumberInput({ unit, ...props }: Props) {
  const { t } = useI18n();
  const suffix = unit && t(`form.${unit}`);
  return <NamedInput suffix={suffix} short inputMode="numeric" autoComplete="off" {...props} />;
}
