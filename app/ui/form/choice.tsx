import type { InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "#app/ui/class-names.ts";

export type ChoiceProps = Omit<InputHTMLAttributes<HTMLInputElement>, "style" | "type"> & {
  type: "checkbox" | "radio";
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  look?: "plain" | "card" | "switch";
};

/** One box or radio button with its words: the row that check boxes, radio groups and switches are made of. */
export function Choice({ id, label, hint, look = "plain", ...input }: ChoiceProps) {
  const describedBy = [hint && `${id}-hint`, input["aria-describedby"]].filter(Boolean).join(" ");
  return (
    <label className={classNames("choice", look !== "plain" && `choice--${look}`)}>
      <input {...input} id={id} aria-labelledby={`${id}-label`} aria-describedby={describedBy || undefined} />
      <span id={`${id}-label`}>{label}</span>
      {hint && (
        <span className="choice__hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </label>
  );
}
