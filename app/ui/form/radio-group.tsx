import { ChoiceGroup, type ChoiceGroupProps } from "./choice-group.tsx";

export type RadioGroupProps = Omit<ChoiceGroupProps, "onChange"> & {
  defaultValue?: string;
  /** Makes it controlled, with `onChange`. */
  value?: string;
  onChange?: (value: string) => void;
};

export function RadioGroup({ defaultValue, value, onChange, ...rest }: RadioGroupProps) {
  const chosen = value ?? defaultValue;
  return (
    <ChoiceGroup
      {...rest}
      type="radio"
      chosen={chosen === undefined ? [] : [chosen]}
      controlled={value !== undefined}
      required={!rest.optional}
      onChange={onChange}
    />
  );
}
