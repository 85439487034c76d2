import { Asked, Asks } from "#app/ui/form/asks.tsx";
import { FieldHint } from "#app/ui/form/field-notes.tsx";
import { NamedCheckbox } from "#app/ui/form/named-choices.tsx";
import { type FormView, NamedInput, NamedSelect, NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import {
  approvalKinds,
  attendanceKinds,
  followUpDelays,
  reminderLeads,
  seriesKinds,
  textMax,
} from "../event-type-choices.ts";
import { reminderField } from "../event-type-reminders-form.ts";
import { KindChoice } from "./kind-choice.tsx";
import { NumberInput } from "./number-input.tsx";
import { SpanField } from "./span-field.tsx";

/** Whether a booking needs a yes, and until when attendees may change their mind. */
export function Rules({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <div className="form">
      <Approval form={form} />
      <div className="checks">
        <NamedCheckbox form={form} name="attendeesMayCancel" label={t("eventType.mayCancel")} />
        <NamedCheckbox form={form} name="attendeesMayMove" label={t("eventType.mayMove")} />
      </div>
      <SpanField form={form} name="changeNotice" label={t("eventType.changeNotice")} />
      <NamedTextArea
        form={form}
        name="cancellationPolicy"
        label={t("eventType.policy")}
        hint={t("eventType.policyHint")}
        maxLength={textMax.policy}
        rows={3}
        optional
      />
      <NumberInput
        form={form}
        name="retentionDays"
        label={t("eventType.retention")}
        hint={t("eventType.retentionHint")}
        unit="days"
        optional
      />
    </div>
  );
}

function Approval({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <KindChoice
      form={form}
      name="approval.kind"
      label={t("eventType.approval")}
      options={approvalKinds.map((kind) => ({ value: kind, label: t(`eventType.approval.${kind}`) }))}
      look="radios"
    >
      <Asked when={["short_notice"]}>
        <SpanField form={form} name="approval.notice" label={t("eventType.approval.notice")} />
      </Asked>
      <Asked when={["always", "short_notice"]}>
        <NumberInput
          form={form}
          name="approval.hours"
          label={t("eventType.approval.hours")}
          hint={t("eventType.approval.hoursHint")}
          unit="hours"
        />
        <NamedCheckbox
          form={form}
          name="approval.pendingBlocks"
          label={t("eventType.approval.blocks")}
          hint={t("eventType.approval.blocksHint")}
        />
      </Asked>
    </KindChoice>
  );
}

/** Groups, the waiting list and series. */
export function Attendance({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <div className="form">
      <Group form={form} />
      <Asks
        choice={
          <NamedCheckbox
            form={form}
            name="waiting.on"
            label={t("eventType.waiting")}
            hint={t("eventType.waitingHint")}
          />
        }
      >
        <Asked when={["on"]}>
          <NumberInput
            unit="minutes"
            form={form}
            name="waiting.minutes"
            label={t("eventType.waiting.minutes")}
          />
        </Asked>
      </Asks>
      <Series form={form} />
    </div>
  );
}

function Group({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <KindChoice
      form={form}
      name="attendance.kind"
      label={t("eventType.attendance")}
      options={attendanceKinds.map((kind) => ({
        value: kind,
        label: t(`eventType.attendance.${kind}`),
        hint: t(`eventType.attendance.${kind}Hint`),
      }))}
      look="radios"
    >
      <Asked when={["group"]}>
        <NumberInput form={form} name="attendance.seats" label={t("eventType.seats")} />
        <div className="checks">
          <NamedCheckbox form={form} name="attendance.showsSeatsLeft" label={t("eventType.seats.left")} />
          <NamedCheckbox
            form={form}
            name="attendance.showsAttendees"
            label={t("eventType.seats.names")}
            hint={t("eventType.seats.namesHint")}
          />
        </div>
      </Asked>
    </KindChoice>
  );
}

function Series({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <KindChoice
      form={form}
      name="series.kind"
      label={t("eventType.series")}
      options={seriesKinds.map((kind) => ({ value: kind, label: t(`eventType.series.${kind}`) }))}
      look="select"
    >
      <Asked when={["week", "month"]}>
        <NumberInput
          form={form}
          name="series.every"
          label={t("eventType.series.every")}
          hint={t("eventType.series.everyHint")}
        />
        <NumberInput form={form} name="series.max" label={t("eventType.series.max")} />
      </Asked>
    </KindChoice>
  );
}

/** What the attendee reads next, and where they are sent. */
export function AfterBooking({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <div className="form">
      <NamedTextArea
        form={form}
        name="confirmationText"
        label={t("eventType.confirmation")}
        hint={t("eventType.confirmationHint")}
        maxLength={textMax.confirmation}
        rows={3}
        optional
      />
      <Reminders form={form} />
      <NamedSelect
        form={form}
        name="followUp"
        label={t("eventType.followUp")}
        hint={t("eventType.followUpHint")}
        options={[
          { value: "", label: t("eventType.followUp.off") },
          ...followUpDelays.map((hours) => ({
            value: String(hours),
            label: t(`eventType.followUp.after${hours}`),
          })),
        ]}
      />
      <NamedInput
        form={form}
        name="redirectUrl"
        type="url"
        label={t("eventType.redirect")}
        hint={t("eventType.redirectHint")}
        maxLength={textMax.url}
        autoComplete="off"
        optional
      />
      <NamedCheckbox
        form={form}
        name="redirectsDetails"
        label={t("eventType.redirect.details")}
        hint={t("eventType.redirect.detailsHint")}
      />
    </div>
  );
}

function Reminders({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <fieldset className="field" aria-describedby="reminders-hint">
      <legend className="field__label">{t("eventType.reminders")}</legend>
      <FieldHint id="reminders-hint">{t("eventType.remindersHint")}</FieldHint>
      <div className="checks">
        {reminderLeads.map((lead) => (
          <NamedCheckbox
            key={lead}
            form={form}
            name={`reminders.${reminderField(lead)}`}
            label={t(`eventType.reminders.before${lead}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}
