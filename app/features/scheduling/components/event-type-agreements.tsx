import { Asked, Asks } from "#app/ui/form/asks.tsx";
import { NamedCheckbox, NamedRadios } from "#app/ui/form/named-choices.tsx";
import { type FormView, NamedInput, NamedSelect, NamedTextArea } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { approvalKinds, attendanceKinds, seriesKinds, textMax } from "../event-type-choices.ts";
import { MinutesInput } from "./minutes-input.tsx";
import { SpanField } from "./span-field.tsx";

const whole = { short: true, inputMode: "numeric", autoComplete: "off" } as const;

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
    </div>
  );
}

function Approval({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <Asks
      choice={
        <NamedRadios
          form={form}
          name="approval.kind"
          legend={t("eventType.approval")}
          options={approvalKinds.map((kind) => ({ value: kind, label: t(`eventType.approval.${kind}`) }))}
        />
      }
    >
      <Asked when={["short_notice"]}>
        <SpanField form={form} name="approval.notice" label={t("eventType.approval.notice")} />
      </Asked>
      <Asked when={["always", "short_notice"]}>
        <NamedInput
          form={form}
          name="approval.hours"
          label={t("eventType.approval.hours")}
          hint={t("eventType.approval.hoursHint")}
          suffix={t("form.hours")}
          {...whole}
        />
        <NamedCheckbox
          form={form}
          name="approval.pendingBlocks"
          label={t("eventType.approval.blocks")}
          hint={t("eventType.approval.blocksHint")}
        />
      </Asked>
    </Asks>
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
          <MinutesInput form={form} name="waiting.minutes" label={t("eventType.waiting.minutes")} />
        </Asked>
      </Asks>
      <Series form={form} />
    </div>
  );
}

function Group({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <Asks
      choice={
        <NamedRadios
          form={form}
          name="attendance.kind"
          legend={t("eventType.attendance")}
          options={attendanceKinds.map((kind) => ({
            value: kind,
            label: t(`eventType.attendance.${kind}`),
            hint: t(`eventType.attendance.${kind}Hint`),
          }))}
        />
      }
    >
      <Asked when={["group"]}>
        <NamedInput form={form} name="attendance.seats" label={t("eventType.seats")} {...whole} />
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
    </Asks>
  );
}

function Series({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <Asks
      choice={
        <NamedSelect
          form={form}
          name="series.kind"
          label={t("eventType.series")}
          options={seriesKinds.map((kind) => ({ value: kind, label: t(`eventType.series.${kind}`) }))}
        />
      }
    >
      <Asked when={["week", "month"]}>
        <NamedInput
          form={form}
          name="series.every"
          label={t("eventType.series.every")}
          hint={t("eventType.series.everyHint")}
          {...whole}
        />
        <NamedInput form={form} name="series.max" label={t("eventType.series.max")} {...whole} />
      </Asked>
    </Asks>
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
