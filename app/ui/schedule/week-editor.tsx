import { Button } from "#app/ui/button.tsx";
import { FieldError } from "#app/ui/form/field-notes.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { type HourRow, HourRows, type HourRowsProps } from "./hour-rows.tsx";

export type WeekEditorProps = Pick<HourRowsProps, "errors" | "listButton"> & {
  legend: string;
  /** For where a heading beside it says the same. */
  legendHidden?: boolean;
  hint?: string;
  /** Monday first; `key` ends the list's name: `week.d1`. */
  days: readonly { key: string; label: string; rows: readonly HourRow[] }[];
};

/** The hours of a week. Every button is a submit button, so that it also works without scripts. */
export function WeekEditor({ legend, legendHidden, hint, days, errors, listButton }: WeekEditorProps) {
  const { t } = useI18n();
  return (
    <fieldset className="hours" aria-describedby={hint ? "week-hint" : undefined}>
      <legend className={legendHidden ? "visually-hidden" : "field__label"}>{legend}</legend>
      {hint && (
        <p className="field__hint" id="week-hint">
          {hint}
        </p>
      )}
      {days.map(({ key, label, rows }) => {
        const list = `week.${key}`;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset in each row would be announced too often
          <div className="hours__day" role="group" aria-label={label} key={key}>
            <span className="hours__name">{label}</span>
            <div className="hours__rows">
              {rows.length === 0 && <p className="hours__none">{t("hours.unavailable")}</p>}
              <HourRows {...{ list, label, rows, errors, listButton }} />
              <FieldError id={`${list}-error`} error={errors[list]} />
            </div>
            <div className="hours__actions">
              <Button {...listButton("add", list)} variant="quiet" icon="plus" iconOnly>
                {t("hours.add", { day: label })}
              </Button>
              {key === "d1" && (
                <Button
                  {...listButton("copy", list)}
                  variant="quiet"
                  icon="copy"
                  iconOnly
                  title={t("hours.copyTitle")}
                >
                  {t("hours.copy", { day: label })}
                </Button>
              )}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
