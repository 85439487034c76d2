import { Asked } from "#app/ui/form/asks.tsx";
import { NamedCheckbox } from "#app/ui/form/named-choices.tsx";
import { type FormView, NamedInput } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { windowKinds } from "../event-type-choices.ts";
import { KindChoice } from "./kind-choice.tsx";
import { NumberInput } from "./number-input.tsx";
import { SpanField } from "./span-field.tsx";

const countedDays = ["calendar_days", "business_days", "bookable_days"] as const;

/** How the hosts' hours are narrowed and divided into starts. */
export function Times({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <div className="form">
      <SpanField form={form} name="notice" label={t("eventType.notice")} hint={t("eventType.noticeHint")} />
      <BookingWindow form={form} />
      <div className="form__row">
        <NumberInput
          unit="minutes"
          form={form}
          name="bufferBeforeMinutes"
          label={t("eventType.bufferBefore")}
        />
        <NumberInput
          unit="minutes"
          form={form}
          name="bufferAfterMinutes"
          label={t("eventType.bufferAfter")}
        />
      </div>
      <NumberInput
        unit="minutes"
        form={form}
        name="slotIntervalMinutes"
        label={t("eventType.interval")}
        hint={t("eventType.intervalHint")}
        optional
      />
      <NumberInput
        unit="minutes"
        form={form}
        name="slotOffsetMinutes"
        label={t("eventType.offset")}
        hint={t("eventType.offsetHint")}
        optional
      />
      <NamedCheckbox
        form={form}
        name="fitClosely"
        label={t("eventType.fitClosely")}
        hint={t("eventType.fitCloselyHint")}
      />
    </div>
  );
}

function BookingWindow({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <KindChoice
      form={form}
      name="window.kind"
      label={t("eventType.window")}
      options={windowKinds.map((kind) => ({ value: kind, label: t(`eventType.window.${kind}`) }))}
      look="select"
    >
      <Asked when={countedDays}>
        <NumberInput
          unit="days"
          form={form}
          name="window.days"
          label={t("eventType.window.days")}
          hint={t("eventType.window.daysHint")}
        />
      </Asked>
      <Asked when={["dates"]}>
        <div className="form__row">
          <NamedInput form={form} name="window.firstDate" type="date" label={t("eventType.window.first")} />
          <NamedInput form={form} name="window.lastDate" type="date" label={t("eventType.window.last")} />
        </div>
      </Asked>
    </KindChoice>
  );
}
