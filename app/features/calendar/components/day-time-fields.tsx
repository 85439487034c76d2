import { Field } from "#app/ui/form/field.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = {
  day: string;
  time: string;
  /** The time may stay open. */
  optional?: boolean;
  /** Takes the focus in a dialog that opens. */
  autofocus?: boolean;
};

/** A date and a time of day, on the clocks of a zone that the page names. */
export function DayTimeFields({ day, time, optional, autofocus }: Props) {
  const { t } = useI18n();
  return (
    <div className="pair">
      <Field label={t("calendar.day")}>
        {(control) => (
          <TextInput
            {...control}
            key={day}
            type="date"
            name="day"
            defaultValue={day}
            min="2001-01-01"
            max="2099-12-31"
            data-autofocus={autofocus ? "" : undefined}
          />
        )}
      </Field>
      <Field label={t("calendar.time")} optional={optional}>
        {(control) => <TextInput {...control} key={time} type="time" name="time" defaultValue={time} />}
      </Field>
    </div>
  );
}
