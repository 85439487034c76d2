import type { ReactNode } from "react";
import { Asks } from "#app/ui/form/asks.tsx";
import { NamedRadios } from "#app/ui/form/named-choices.tsx";
import { type FormView, NamedSelect } from "#app/ui/form/named-fields.tsx";

type Props = {
  form: FormView;
  name: string;
  label: string;
  options: readonly { value: string; label: string; hint?: string }[];
  look: "radios" | "select";
  children: ReactNode;
};

/** A choice whose answers ask for further fields: the children, each inside `Asked`. */
export function KindChoice({ form, name, label, options, look, children }: Props) {
  const shared = { form, name, options };
  return (
    <Asks
      choice={
        look === "select" ? (
          <NamedSelect {...shared} label={label} />
        ) : (
          <NamedRadios {...shared} legend={label} />
        )
      }
    >
      {children}
    </Asks>
  );
}
