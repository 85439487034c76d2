import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import { Choice } from "./choice.tsx";
import { FieldError, type FieldMessage } from "./field-notes.tsx";

export type CheckboxFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "style" | "type"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: FieldMessage;
};

/** A single yes or no, such as a consent. Sends `on` unless `value` says otherwise. */
export function CheckboxField({ error, id, ...rest }: CheckboxFieldProps) {
  const made = useId();
  const inputId = id ?? made;
  const failed = error && error.length > 0;
  return (
    <div className="field">
      <Choice
        {...rest}
        type="checkbox"
        id={inputId}
        aria-invalid={failed ? true : undefined}
        aria-describedby={failed ? `${inputId}-error` : undefined}
      />
      <FieldError id={`${inputId}-error`} error={error} />
    </div>
  );
}
