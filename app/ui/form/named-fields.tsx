import type { ReactNode } from "react";
import { Field } from "./field.tsx";
import { Select, type SelectProps } from "./select.tsx";
import { TextArea, type TextAreaProps } from "./text-area.tsx";
import { TextInput, type TextInputProps } from "./text-input.tsx";

/** A form whose fields are found by name: what they hold, and what is wrong with them. */
export type FormView = {
  /** Rises when the texts change from outside; fields are drawn anew then. */
  version: number;
  errors: Readonly<Record<string, string>>;
  text: (name: string) => string;
};

type Named = { form: FormView; name: string; label: ReactNode; hint?: ReactNode; optional?: boolean };

export type NamedInputProps = Named & {
  /** Before and after the field, such as "minutes". */
  prefix?: ReactNode;
  suffix?: ReactNode;
} & Omit<TextInputProps, "prefix" | "name" | "form">;

/** A one-line field with label, hint and error. Its id is its name, where error summaries lead. */
export function NamedInput({ form, name, label, hint, optional, prefix, suffix, ...input }: NamedInputProps) {
  return (
    <Field id={name} label={label} hint={hint} optional={optional} error={form.errors[name]}>
      {(control) => {
        const field = (
          <TextInput key={form.version} {...control} name={name} defaultValue={form.text(name)} {...input} />
        );
        if (!prefix && !suffix) return field;
        return (
          <div className="input-group">
            {prefix && <span className="input-group__affix">{prefix}</span>}
            {field}
            {suffix && <span className="input-group__affix">{suffix}</span>}
          </div>
        );
      }}
    </Field>
  );
}

export function NamedTextArea({
  form,
  name,
  label,
  hint,
  optional,
  ...input
}: Named & Omit<TextAreaProps, "name" | "form">) {
  return (
    <Field id={name} label={label} hint={hint} optional={optional} error={form.errors[name]}>
      {(control) => (
        <TextArea key={form.version} {...control} name={name} defaultValue={form.text(name)} {...input} />
      )}
    </Field>
  );
}

export function NamedSelect({
  form,
  name,
  label,
  hint,
  ...input
}: Omit<Named, "optional"> & Omit<SelectProps, "name" | "form">) {
  return (
    <Field id={name} label={label} hint={hint} error={form.errors[name]}>
      {(control) => (
        <Select key={form.version} {...control} name={name} defaultValue={form.text(name)} {...input} />
      )}
    </Field>
  );
}
