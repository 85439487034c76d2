import { CheckboxField, type CheckboxFieldProps } from "./checkbox-field.tsx";
import type { FormView } from "./named-fields.tsx";
import { RadioGroup, type RadioGroupProps } from "./radio-group.tsx";

type NamedCheckboxProps = { form: FormView } & Omit<CheckboxFieldProps, "form" | "error" | "defaultChecked">;

/** A check box of a form whose fields are found by name. */
export function NamedCheckbox({ form, name, ...rest }: NamedCheckboxProps) {
  return (
    <CheckboxField
      key={form.version}
      {...rest}
      id={name}
      name={name}
      defaultChecked={form.text(name) !== ""}
      error={form.errors[name]}
    />
  );
}

type NamedRadiosProps = { form: FormView } & Omit<RadioGroupProps, "id" | "error" | "defaultValue" | "value">;

export function NamedRadios({ form, name, ...rest }: NamedRadiosProps) {
  return (
    <RadioGroup
      key={form.version}
      {...rest}
      id={name}
      name={name}
      defaultValue={form.text(name)}
      error={form.errors[name]}
    />
  );
}
