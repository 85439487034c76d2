import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/form/choice.tsx";
import { FieldError } from "#app/ui/form/field-notes.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { type HourRow, HourRows, type HourRowsProps } from "./hour-rows.tsx";

type Day = { key: string; label: string; rows: readonly HourRow[] };

export type WeekEditorProps = Pick<HourRowsProps, "errors" | "listButton"> & {
  legend: string;
  /** For where a heading beside it says the same. */
  legendHidden?: boolean;
  hint?: string;
  /** Monday first; `key` ends the list's name: `week.d1`. */
  days: readonly Day[];
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
      {days.map((day) => {
        const { key, label, rows } = day;
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
              <CopyMenu day={day} days={days} listButton={listButton} />
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}

/** Which days get this day's hours; a working day's are offered to the other working days. */
function CopyMenu({ day, days, listButton }: { day: Day } & Pick<WeekEditorProps, "days" | "listButton">) {
  const { t } = useI18n();
  const working = (one: Day) => days.indexOf(one) < 5;
  return (
    <Menu label={t("hours.copy", { day: day.label })} icon="copy">
      <fieldset className="copy-days">
        <legend className="field__label">{t("hours.copyTo")}</legend>
        {days
          .filter((other) => other !== day)
          .map((other) => (
            <Choice
              key={other.key}
              type="checkbox"
              id={`copyTo.${day.key}.${other.key}`}
              name={`copyTo.${day.key}.${other.key}`}
              defaultChecked={working(day) && working(other)}
              label={other.label}
            />
          ))}
        <Button {...listButton("copy", `week.${day.key}`)} size="small">
          {t("hours.copyNow")}
        </Button>
      </fieldset>
    </Menu>
  );
}
