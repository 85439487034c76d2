import { ChoiceGroup, type ChoiceGroupProps } from "./choice-group.tsx";

export type RadioGroupProps = Omit<ChoiceGroupProps, "onChange"> & {
  defaultValue?: string;
  /** Makes it controlled, with `onChange`. */
  value?: string;
  onChange?: (value: string) => void;
  /** False where the browser must not insist, as on a question that may stay hidden. */
  required?: boolean;
};

export function RadioGroup({ defaultValue, value, onChange, required, ...rest }: RadioGroupProps) {
  const chosen = value ?? defaultValue;
  return (
    <ChoiceGroup
      {...rest}
      type="radio"
      chosen={chosen === undefined ? [] : [chosen]}
      controlled={value !== undefined}
      required={required ?? !rest.optional}
      onChange={onChange}
    />
  );
}
