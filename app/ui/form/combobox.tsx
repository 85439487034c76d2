import { useCombobox } from "downshift";
import { useEffect, useRef, useState } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useHydrated } from "#app/ui/use-hydrated.ts";
import type { ControlProps } from "./field.tsx";
import { matchOptions } from "./match-options.ts";
import { Select } from "./select.tsx";

export type ComboboxOption = {
  value: string;
  label: string;
  /** At the end of the line: an offset, a code. Searched too. */
  note?: string;
  /** Searched, not shown. */
  keywords?: string;
};

export type ComboboxProps = ControlProps & {
  name: string;
  options: readonly ComboboxOption[];
  defaultValue?: string;
  onValueChange?: (value: string) => void;
};

/**
 * A choice from a long list, such as time zones. The server renders a plain select, which is all that a page
 * without scripts needs; after hydration a field to search in takes its place and posts under the same name.
 */
export function Combobox(props: ComboboxProps) {
  const hydrated = useHydrated();
  const [value, setValue] = useState(props.defaultValue ?? props.options[0]?.value ?? "");
  const choose = (chosen: string) => {
    setValue(chosen);
    props.onValueChange?.(chosen);
  };
  const hadFocus = useRef(false);
  // What was chosen in the select before the page's script had come counts as well.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what happened before the script came is read here
  useEffect(() => {
    const select = document.getElementById(props.id);
    if (!(select instanceof HTMLSelectElement)) return;
    hadFocus.current = select === document.activeElement;
    if (select.value !== value) choose(select.value);
  }, []);
  useEffect(() => {
    if (hydrated && hadFocus.current) document.getElementById(props.id)?.focus();
  }, [hydrated, props.id]);
  if (hydrated) return <SearchableSelect {...props} value={value} onChoose={choose} />;
  const { options, defaultValue, onValueChange, ...control } = props;
  return (
    <Select
      {...control}
      defaultValue={value}
      options={options.map(({ value: key, label, note }) => ({
        value: key,
        label: note ? `${label} (${note})` : label,
      }))}
    />
  );
}

type SearchableProps = ComboboxProps & { value: string; onChoose: (value: string) => void };

function useSearch({ options, value, onChoose, id }: SearchableProps) {
  const [query, setQuery] = useState("");
  const found = matchOptions(options, query);
  const combobox = useCombobox<ComboboxOption>({
    items: found,
    inputId: id,
    selectedItem: options.find((option) => option.value === value) ?? null,
    itemToString: (option) => option?.label ?? "",
    onInputValueChange: ({ inputValue, type }) => {
      setQuery(type === useCombobox.stateChangeTypes.InputChange ? inputValue : "");
    },
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem) onChoose(selectedItem.value);
    },
    // Leaving without choosing keeps what was chosen before: half a word is no zone.
    stateReducer: (state, { type, changes }) =>
      type === useCombobox.stateChangeTypes.InputBlur ||
      type === useCombobox.stateChangeTypes.InputKeyDownEscape
        ? { ...changes, selectedItem: state.selectedItem, inputValue: state.selectedItem?.label ?? "" }
        : changes,
  });
  return { combobox, found };
}

function SearchableSelect(props: SearchableProps) {
  const { options, value, onChoose, onValueChange, defaultValue, name, id, ...control } = props;
  const { t } = useI18n();
  const { combobox, found } = useSearch(props);
  const nothingFound = combobox.isOpen && found.length === 0;
  return (
    <div className="combobox">
      <input type="hidden" name={name} value={value} />
      <input
        {...combobox.getInputProps({
          ...control,
          "aria-labelledby": undefined,
          onFocus: (event) => event.currentTarget.select(),
        })}
        className="input"
        spellCheck={false}
      />
      <button
        {...combobox.getToggleButtonProps()}
        type="button"
        className="combobox__toggle"
        aria-label={t("ui.showOptions")}
      >
        <Icon name="chevron-down" size={16} />
      </button>
      <ul
        {...combobox.getMenuProps({ "aria-labelledby": undefined, "aria-label": t("ui.options") })}
        className="combobox__list"
      >
        {combobox.isOpen &&
          found.map((option, index) => (
            <li
              key={option.value}
              {...combobox.getItemProps({ item: option, index, "aria-selected": option.value === value })}
              className="combobox__option"
              data-active={combobox.highlightedIndex === index ? "" : undefined}
            >
              <span>{option.label}</span>
              {option.note && <span className="combobox__note">{option.note}</span>}
            </li>
          ))}
      </ul>
      <p className={nothingFound ? "combobox__list combobox__option muted" : "visually-hidden"} role="status">
        {nothingFound && t("ui.noMatches")}
      </p>
    </div>
  );
}
