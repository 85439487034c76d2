import { Field } from "./field.tsx";
import { TextInput } from "./text-input.tsx";

/** What is searched for, as `q` of the address; nothing has to be typed. */
export function SearchField({ label, value }: { label: string; value: string }) {
  return (
    <Field label={label}>
      {({ required: _, ...control }) => (
        <TextInput
          {...control}
          type="search"
          name="q"
          defaultValue={value}
          maxLength={100}
          autoComplete="off"
        />
      )}
    </Field>
  );
}
