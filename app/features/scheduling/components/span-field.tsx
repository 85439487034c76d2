import type { ReactNode } from "react";
import { Field } from "#app/ui/form/field.tsx";
import type { FormView } from "#app/ui/form/named-fields.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { spanUnits } from "../event-type-choices.ts";

type Props = { form: FormView; name: string; label: string; hint?: ReactNode };

/** A length of time: an amount and its unit. */
export function SpanField({ form, name, label, hint }: Props) {
  const { t } = useI18n();
  const amount = `${name}.amount`;
  const unit = `${name}.unit`;
  return (
    <Field id={amount} label={label} hint={hint} error={form.errors[amount] ?? form.errors[unit]}>
      {(control) => (
        <div className="span-field" key={form.version}>
          <TextInput
            {...control}
            name={amount}
            defaultValue={form.text(amount)}
            inputMode="numeric"
            short
            autoComplete="off"
          />
          <Select
            id={unit}
            name={unit}
            aria-label={t("form.unitOf", { field: label })}
            defaultValue={form.text(unit)}
            options={spanUnits.map((value) => ({ value, label: t(`form.${value}`) }))}
          />
        </div>
      )}
    </Field>
  );
}
