import { Fragment } from "react";
import { FieldError } from "#app/ui/form/field-notes.tsx";
import type { FormView } from "#app/ui/form/named-fields.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { limitPeriods } from "../event-type-choices.ts";
import { NumberInput } from "./number-input.tsx";

const measures = ["count", "minutes"] as const;

/** How much may be booked in a day, week, month and year, and by one attendee. */
export function Limits({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <div className="form">
      <div className="limits">
        <span aria-hidden="true" />
        {measures.map((measure) => (
          <span key={measure} className="limits__head" aria-hidden="true">
            {t(`eventType.limit.${measure}`)}
          </span>
        ))}
        {limitPeriods.map((period) => (
          <Fragment key={period}>
            <span className="limits__period" aria-hidden="true">
              {t(`eventType.limit.${period}`)}
            </span>
            {measures.map((measure) => (
              <LimitField
                key={measure}
                form={form}
                name={`limits.${period}.${measure}`}
                label={t(`eventType.limit.field.${measure}`, { period: t(`eventType.limit.${period}`) })}
              />
            ))}
          </Fragment>
        ))}
      </div>
      <NumberInput
        form={form}
        name="ongoingPerAttendee"
        label={t("eventType.ongoing")}
        hint={t("eventType.ongoingHint")}
        optional
      />
    </div>
  );
}

/** One number of the grid. Its label is heard; what is seen stands beside it and above it. */
function LimitField({ form, name, label }: { form: FormView; name: string; label: string }) {
  const error = form.errors[name];
  return (
    <div className="field">
      <TextInput
        key={form.version}
        id={name}
        name={name}
        defaultValue={form.text(name)}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        inputMode="numeric"
        autoComplete="off"
      />
      <FieldError id={`${name}-error`} error={error} />
    </div>
  );
}
