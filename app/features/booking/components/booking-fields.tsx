import type { FieldProblem } from "#app/features/booking/booking-form.ts";
import type { AskedDetails, PlaceChoice } from "#app/features/booking/form-view.server.ts";
import { meetingPlace } from "#app/features/booking/meeting-place.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { ConsentFields } from "./consent-fields.tsx";
import { errorOf, PersonFields, problemText } from "./person-fields.tsx";
import { QuestionFields } from "./question-fields.tsx";

type Props = {
  form: AskedDetails;
  hostName: string;
  /** What was entered before, by field: kept through every error. */
  values: Record<string, string[]>;
  problems: readonly FieldProblem[];
};

export function BookingFields({ form, hostName, values, problems }: Props) {
  const { t } = useI18n();
  const common = { values, problems };
  return (
    <>
      <ErrorSummary errors={problems.map((problem) => problemText(problem, form.questions, t))} />
      <PersonFields {...common} emailHint={t("booking.emailHint")} />
      <PlaceFields {...common} places={form.places} hostName={hostName} />
      {form.guestsMax > 0 && (
        <Field
          id="guests"
          label={t("booking.guests")}
          hint={t("booking.guestsHint", { count: form.guestsMax })}
          error={errorOf("guests", problems, t)}
          optional
        >
          {(control) => (
            <TextArea
              {...control}
              name="guests"
              rows={2}
              defaultValue={values["guests"]?.[0]}
              inputMode="email"
            />
          )}
        </Field>
      )}
      <QuestionFields {...common} questions={form.questions} />
      <ConsentFields {...common} consents={form.consents} />
    </>
  );
}

type PlaceProps = Pick<Props, "values" | "problems" | "hostName"> & { places: readonly PlaceChoice[] };

/** Of several places one is chosen; where the host calls, the number is asked for with it. */
function PlaceFields({ places, values, problems, hostName }: PlaceProps) {
  const { t } = useI18n();
  const phone = (required: boolean) => (
    <Field
      id="phone"
      label={t("booking.phone")}
      hint={t("booking.phoneHint", { host: hostName })}
      error={errorOf("phone", problems, t)}
    >
      {(control) => (
        <TextInput
          {...control}
          required={required}
          type="tel"
          name="phone"
          autoComplete="tel"
          defaultValue={values["phone"]?.[0]}
          maxLength={40}
        />
      )}
    </Field>
  );
  if (places.length < 2) return places[0]?.kind === "host_calls" ? phone(true) : null;
  const options = places.map(({ id, kind, detail }) => ({
    value: id,
    label: t(meetingPlace(kind, detail, false).label, { host: hostName }),
    ...(detail ? { hint: detail } : {}),
    ...(kind === "host_calls" ? { opens: "1" } : {}),
  }));
  return (
    <div className="ask">
      <RadioGroup
        id="location"
        name="location"
        legend={t("booking.where")}
        options={options}
        defaultValue={values["location"]?.[0] ?? places[0]?.id}
        error={errorOf("location", problems, t)}
      />
      {places.some(({ kind }) => kind === "host_calls") && (
        <div className="ask__if" data-if="1">
          {phone(false)}
        </div>
      )}
    </div>
  );
}
