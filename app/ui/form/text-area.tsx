import type { TextareaHTMLAttributes } from "react";
import { classNames } from "#app/ui/class-names.ts";

export type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "style">;

/** Grows with its text where the browser can. */
export function TextArea({ className, rows = 4, ...rest }: TextAreaProps) {
  return <textarea rows={rows} {...rest} className={classNames("input", className)} />;
}
