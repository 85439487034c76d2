import { ChoiceGroup, type ChoiceGroupProps } from "./choice-group.tsx";

export type CheckboxGroupProps = ChoiceGroupProps & {
  defaultValues?: readonly string[];
  /** Makes it controlled, with `onChange`. */
  values?: readonly string[];
};

/** Several of many. HTML cannot require "at least one" here: the server checks it. */
export function CheckboxGroup({ defaultValues, values, ...rest }: CheckboxGroupProps) {
  return (
    <ChoiceGroup
      {...rest}
      type="checkbox"
      chosen={values ?? defaultValues ?? []}
      controlled={values !== undefined}
      required={false}
    />
  );
}
