import type { SelectHTMLAttributes } from "react";
import { classNames } from "#app/ui/class-names.ts";
import { Icon } from "#app/ui/icon.tsx";

/** `key` tells options apart whose texts change while one of them stays chosen. */
export type SelectOption = { value: string; label: string; disabled?: boolean; key?: string };
export type SelectOptionGroup = { label: string; options: readonly SelectOption[]; key?: string };

export type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, "style" | "children" | "multiple"> & {
  options: readonly (SelectOption | SelectOptionGroup)[];
  /** A first, empty choice. */
  placeholder?: string;
};

function Options({ options }: { options: readonly (SelectOption | SelectOptionGroup)[] }) {
  return options.map((option) =>
    "options" in option ? (
      <optgroup key={option.key ?? option.label} label={option.label}>
        <Options options={option.options} />
      </optgroup>
    ) : (
      <option key={option.key ?? option.value} value={option.value} disabled={option.disabled}>
        {option.label}
      </option>
    ),
  );
}

export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  return (
    <div className="select">
      <select {...rest} className={classNames("input", className)}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        <Options options={options} />
      </select>
      <Icon name="chevron-down" size={16} />
    </div>
  );
}
