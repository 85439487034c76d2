import { forwardRef, type InputHTMLAttributes } from "react";
import { classNames } from "#app/ui/class-names.ts";

export type TextInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, "style"> & {
  /** For numbers, times and other short answers. */
  short?: boolean;
};

export const TextInput = forwardRef<HTMLInputElement, TextInputProps>(function TextInput(
  { short, className, type = "text", ...rest },
  ref,
) {
  return (
    <input
      ref={ref}
      type={type}
      {...rest}
      className={classNames("input", short && "input--short", className)}
    />
  );
});
