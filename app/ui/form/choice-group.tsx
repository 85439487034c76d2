import { type ReactNode, useId } from "react";
import { classNames } from "#app/ui/class-names.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { Choice } from "./choice.tsx";
import { FieldError, FieldHint, type FieldMessage } from "./field-notes.tsx";

export type ChoiceOption = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  /** Names what the style sheet shows while this one is chosen. */
  opens?: string | undefined;
};

export type ChoiceGroupProps = {
  legend: ReactNode;
  name: string;
  options: readonly ChoiceOption[];
  /** Id of the first choice, where error summaries lead. */
  id?: string;
  hint?: ReactNode;
  error?: FieldMessage;
  optional?: boolean;
  look?: "list" | "row" | "cards";
  onChange?: (value: string, checked: boolean) => void;
};

type Kind = { type: "checkbox" | "radio"; chosen: readonly string[]; controlled: boolean; required: boolean };

/** The frame that RadioGroup and CheckboxGroup share: a fieldset with legend, hint, choices and error. */
export function ChoiceGroup(props: ChoiceGroupProps & Kind) {
  const { t } = useI18n();
  const made = useId();
  const { id = made, hint, error, options, look = "list", onChange } = props;
  const failed = Boolean(error && error.length > 0);
  const describedBy = [hint && `${id}-hint`, failed && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className="field" aria-describedby={describedBy || undefined}>
      <legend className="field__label">
        {props.legend}
        {props.optional && <span className="field__optional"> ({t("ui.optional")})</span>}
      </legend>
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      <div className={classNames("choices", look === "row" && "choices--row")}>
        {options.map((option, index) => {
          const checked = props.chosen.includes(option.value);
          return (
            <Choice
              key={option.value}
              type={props.type}
              id={index === 0 ? id : `${id}-${index}`}
              name={props.name}
              value={option.value}
              label={option.label}
              hint={option.hint}
              disabled={option.disabled}
              required={props.required || undefined}
              data-opens={option.opens}
              look={look === "cards" ? "card" : "plain"}
              aria-invalid={failed || undefined}
              {...(props.controlled ? { checked } : { defaultChecked: checked })}
              onChange={onChange && ((event) => onChange(option.value, event.currentTarget.checked))}
            />
          );
        })}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
