import type { ReactNode } from "react";
import { Combobox, type ComboboxOption } from "./combobox.tsx";
import { Field } from "./field.tsx";
import type { FormView } from "./named-fields.tsx";

type Props = {
  form: FormView;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  options: readonly ComboboxOption[];
  /** Chosen instead of what the form holds, until its texts change. */
  proposed?: string | null;
};

/** A choice from a long list with label, hint and error. It stands apart from the other fields for its size. */
export function NamedCombobox({ form, name, label, hint, options, proposed = null }: Props) {
  return (
    <Field id={name} label={label} hint={hint} error={form.errors[name]}>
      {(control) => (
        <Combobox
          key={`${form.version} ${proposed}`}
          {...control}
          name={name}
          options={options}
          defaultValue={(form.version === 0 ? proposed : null) ?? form.text(name)}
        />
      )}
    </Field>
  );
}
