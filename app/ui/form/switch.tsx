import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import { Choice } from "./choice.tsx";

export type SwitchProps = Omit<InputHTMLAttributes<HTMLInputElement>, "style" | "type"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
};

/** On or off. It is a check box underneath: it posts with its form and works without scripts. */
export function Switch({ id, ...rest }: SwitchProps) {
  const made = useId();
  return <Choice {...rest} type="checkbox" role="switch" id={id ?? made} look="switch" />;
}
