import type { ButtonHTMLAttributes } from "react";
import { Button } from "#app/ui/button.tsx";
import { FieldError } from "#app/ui/form/field-notes.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** Makes the button that changes a list: `listButton("remove", "week.d1", 0)`. */
export type ListButton = (
  edit: "add" | "remove" | "up" | "down" | "copy",
  list: string,
  index?: number,
) => Pick<ButtonHTMLAttributes<HTMLButtonElement>, "type" | "name" | "value" | "onClick">;

export type HourRow = { start: string; end: string };

export type HourRowsProps = {
  /** The list's name; fields are called `<list>.0.start`. */
  list: string;
  /** Heard with each field: the day or date that the hours belong to. */
  label: string;
  rows: readonly HourRow[];
  errors: Readonly<Record<string, string>>;
  listButton: ListButton;
};

/** Some hours of one day: from, to, and a button that takes the row away. */
export function HourRows({ list, label, rows, errors, listButton }: HourRowsProps) {
  const { t } = useI18n();
  return rows.map((row, index) => {
    const name = `${list}.${index}`;
    const wrong = (["start", "end"] as const).find((end) => errors[`${name}.${end}`]);
    const field = (end: "start" | "end") => (
      <input
        className="input"
        type="time"
        id={`${name}.${end}`}
        name={`${name}.${end}`}
        defaultValue={row[end]}
        aria-label={t(`hours.${end}`, { day: label })}
        aria-invalid={errors[`${name}.${end}`] ? true : undefined}
        aria-describedby={wrong === end ? `${name}-error` : undefined}
      />
    );
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the fields are drawn anew whenever rows come or go
      <div className="hours__row" key={index}>
        {field("start")}
        <span aria-hidden="true">–</span>
        {field("end")}
        <Button {...listButton("remove", list, index)} variant="quiet" icon="x" iconOnly>
          {t("hours.remove", { day: label, number: index + 1 })}
        </Button>
        {wrong && <FieldError id={`${name}-error`} error={errors[`${name}.${wrong}`]} />}
      </div>
    );
  });
}
