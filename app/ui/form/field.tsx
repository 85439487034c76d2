import { type ReactNode, useId } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { FieldError, FieldHint, type FieldMessage } from "./field-notes.tsx";

/** What a control takes from its field: spread it on TextInput, Select, Combobox and the others. */
export type ControlProps = {
  id: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

export type FieldProps = {
  label: ReactNode;
  /** The control's id; error summaries link to it. Made up when left out. */
  id?: string;
  hint?: ReactNode;
  error?: FieldMessage;
  /** Marked by a word. Everything else is required, so required fields carry no mark. */
  optional?: boolean;
  children: (control: ControlProps) => ReactNode;
};

/**
 * Label, hint and error around one control, tied together for assistive technology:
 * `<Field label="Name" error={error}>{(control) => <TextInput {...control} name="name" />}</Field>`
 */
export function Field({ label, id, hint, error, optional, children }: FieldProps) {
  const { t } = useI18n();
  const made = useId();
  const controlId = id ?? made;
  const message = Array.isArray(error) ? error[0] : error;
  const describedBy = [hint && `${controlId}-hint`, message && `${controlId}-error`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className="field">
      <label className="field__label" htmlFor={controlId}>
        {label}
        {optional && <span className="field__optional"> ({t("ui.optional")})</span>}
      </label>
      {hint && <FieldHint id={`${controlId}-hint`}>{hint}</FieldHint>}
      {children({
        id: controlId,
        required: optional ? undefined : true,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": message ? true : undefined,
      })}
      <FieldError id={`${controlId}-error`} error={message} />
    </div>
  );
}
